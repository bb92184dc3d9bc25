package org.jawoord.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.0.2.0/25, 192.0.2.127, true",
        "192.0.2.0/25, 192.0.2.128, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "0.0.0.0/0, 203.0.113.1, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
    })
    void rangeHoldsWhatSharesItsFirstBits(String range, String address, boolean inside) {
        assertThat(IpRange.parse(range)
                        .orElseThrow()
                        .contains(IpRange.address(address).orElseThrow()))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "10.0.0", "10.0.0.0/33", "2001:db8::/129", "10.0.0.0/", "", "1.2.3.4.5", "a:b"})
    void namesAndHalfAddressesAreNone(String text) {
        assertThat(IpRange.parse(text)).isEmpty();
    }
}
