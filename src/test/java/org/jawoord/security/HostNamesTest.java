package org.jawoord.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNamesTest {

    @ParameterizedTest
    @CsvSource({
        "shop.example,shop.example,true",
        "www.shop.example,cmp.shop.example,true",
        "shop.example,cmp.shop.example,true",
        "shop.example,evilshop.example,false",
        "shop.example,shop.example.evil.com,false",
        "a.shop.co.uk,b.shop.co.uk,true",
        "shop.co.uk,other.co.uk,false",
        "co.uk,co.uk,true",
        "co.uk,shop.co.uk,false",
        "alice.github.io,bob.github.io,false",
        "alice.github.io,cmp.alice.github.io,true",
        "shop.unlisted-suffix,cmp.shop.unlisted-suffix,true",
        "localhost,localhost,true",
        "localhost,cmp.localhost,false",
        "127.0.0.1,127.0.0.1,true",
        "127.0.0.1,10.0.0.1,false",
        "1.0.0.1,2.0.0.1,false",
        "::1,::1,true",
        "shop.example,www.shop.example.,false"
    })
    void hostsAreOneSiteByTheirRegistrableDomain(String host, String other, boolean same) {
        assertThat(HostNames.areSameSite(host, other)).isEqualTo(same);
        assertThat(HostNames.areSameSite(other, host)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "shop.example,true",
        "cmp.shop.co.uk,true",
        "co.uk,false",
        "github.io,false",
        "example,false",
        "localhost,false",
        "127.0.0.1,false",
        "::1,false"
    })
    void aNameHasOneOwnerWhenNobodyElseCanRegisterUnderIt(String host, boolean one) {
        assertThat(HostNames.hasOneOwner(host)).isEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource({
        "shop.example,shop.example,true",
        "shop.example,www.shop.example,true",
        "shop.example,evilshop.example,false",
        "www.shop.example,shop.example,false"
    })
    void aDomainHoldsItselfAndWholeNamesUnderIt(String domain, String host, boolean within) {
        assertThat(HostNames.isWithin(domain, host)).isEqualTo(within);
    }

    @ParameterizedTest
    @CsvSource({"Shop.Example,shop.example", "[::1],::1", "[2001:DB8::1],2001:db8::1", "127.0.0.1,127.0.0.1"})
    void hostsAreComparedInOneForm(String written, String compared) {
        assertThat(HostNames.normal(written)).isEqualTo(compared);
    }
}
