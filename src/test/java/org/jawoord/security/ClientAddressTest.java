package org.jawoord.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

    private final ClientAddress direct = new ClientAddress(List.of());
    private final ClientAddress behindProxies = new ClientAddress(Stream.of("10.0.0.0/8", "2001:db8:1::/48")
            .map(range -> IpRange.parse(range).orElseThrow())
            .toList());

    @Test
    void withoutTrustedProxiesTheHeaderIsIgnored() {
        assertThat(direct.of("192.0.2.1", List.of("203.0.113.9"))).isEqualTo("192.0.2.1");
    }

    @Test
    void headerFromAnUntrustedPeerIsIgnored() {
        assertThat(behindProxies.of("192.0.2.1", List.of("203.0.113.9"))).isEqualTo("192.0.2.1");
    }

    @Test
    void trustedProxyIsBelieved() {
        assertThat(behindProxies.of("10.0.0.1", List.of("203.0.113.9"))).isEqualTo("203.0.113.9");
    }

    @Test
    void whatTheClientWroteBeforeIsIgnored() {
        assertThat(behindProxies.of("10.0.0.1", List.of("198.51.100.7, 203.0.113.9", "10.0.0.2")))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void portsAndBracketsAreLeftOut() {
        assertThat(behindProxies.of("2001:db8:1::1", List.of("203.0.113.9:4711")))
                .isEqualTo("203.0.113.9");
        assertThat(behindProxies.of("10.0.0.1", List.of("[2001:db8:9::1]:4711")))
                .isEqualTo("2001:db8:9:0:0:0:0:1");
    }

    @Test
    void junkEndsTheSearch() {
        assertThat(behindProxies.of("10.0.0.1", List.of("203.0.113.9, unknown")))
                .isEqualTo("10.0.0.1");
    }

    @Test
    void noHeaderMeansTheProxyItself() {
        assertThat(behindProxies.of("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
    }
}
