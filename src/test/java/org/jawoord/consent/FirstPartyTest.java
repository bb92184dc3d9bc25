package org.jawoord.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RELIABILITY position 7: which pages are the server's own site, and where cookies of an answer hold. */
class FirstPartyTest {

    @ParameterizedTest
    @CsvSource({
        "https://shop.example,shop.example",
        "https://shop.example,SHOP.example",
        "http://shop.example:8080,shop.example",
        "http://localhost:3000,localhost",
        "http://127.0.0.1:3000,127.0.0.1",
        "http://[::1]:3000,[::1]",
        "http://[::1]:3000,::1"
    })
    void onThePagesOwnHostACookieHoldsForThatHostAlone(String origin, String host) {
        var firstParty = FirstParty.of(origin, host, null);

        assertThat(firstParty.isSameSite()).isTrue();
        assertThat(firstParty.cookieScope().orElseThrow().domain()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example,shop.example,shop.example",
        "https://www.shop.example,cmp.shop.example,shop.example",
        "https://shop.example,cmp.shop.example,shop.example",
        "https://cmp.shop.example,shop.example,shop.example",
        "https://a.www.shop.example,www.shop.example,www.shop.example",
        "https://www.shop.co.uk,cmp.shop.co.uk,shop.co.uk",
        "https://www.alice.github.io,cmp.alice.github.io,alice.github.io"
    })
    void inADomainOfBothACookieHoldsForThatDomain(String origin, String host, String domain) {
        var firstParty = FirstParty.of(origin, host, domain);

        assertThat(firstParty.isSameSite()).isTrue();
        assertThat(firstParty.cookieScope().orElseThrow().domain()).contains(domain);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.shop.example,cmp.shop.example,",
        "https://www.shop.example,cmp.shop.example,''",
        "https://www.shop.example,cmp.shop.example,example",
        "https://www.shop.example,cmp.shop.example,www.shop.example",
        "https://www.shop.example,cmp.shop.example,cmp.shop.example",
        "https://www.shop.example,cmp.shop.example,.shop.example",
        "https://www.shop.example,cmp.shop.example,shop.example.",
        "https://www.shop.example,cmp.shop.example,SHOP.example",
        "https://www.shop.example,cmp.shop.example,evilshop.example",
        "https://www.shop.example,cmp.shop.example,hop.example",
        "https://www.shop.example,cmp.shop.example,shop.example; Secure",
        "https://www.shop.co.uk,cmp.shop.co.uk,co.uk"
    })
    void betweenNamesOfOneSiteThereIsNoCookieWithoutADomainOfBoth(String origin, String host, String domain) {
        var firstParty = FirstParty.of(origin, host, domain);

        assertThat(firstParty.isSameSite()).isTrue();
        assertThat(firstParty.cookieScope()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://shop.example,shop.example,example",
        "http://shop.example,shop.example,other.example",
        "http://shop.example,shop.example,www.shop.example",
        "http://shop.co.uk,shop.co.uk,co.uk",
        "http://localhost:3000,localhost,localhost",
        "http://127.0.0.1:3000,127.0.0.1,0.0.1",
        "http://127.0.0.1:3000,127.0.0.1,127.0.0.1",
        "http://[::1]:3000,[::1],::1"
    })
    void onThePagesOwnHostADomainThatIsNoneIsIgnored(String origin, String host, String domain) {
        var firstParty = FirstParty.of(origin, host, domain);

        assertThat(firstParty.cookieScope().orElseThrow().domain()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example,cmp.other.example,",
        "https://shop.example,evilshop.example,shop.example",
        "https://evilshop.example,shop.example,shop.example",
        "https://shop.example,shop.example.,shop.example",
        "https://shop.co.uk,cmp.other.co.uk,co.uk",
        "https://alice.github.io,bob.github.io,github.io",
        "http://localhost:3000,127.0.0.1,",
        "http://10.0.0.1,10.0.0.2,0.0.2",
        "http://1.0.0.1,2.0.0.1,0.0.1",
        "http://[::1],[::2],",
        "http://localhost,cmp.localhost,localhost",
        "https://shop.example,,shop.example",
        "https://shop_x.example,shop_x.example,"
    })
    void aPageOfAnotherSiteGetsNothing(String origin, String host, String domain) {
        assertThat(FirstParty.of(origin, host, domain)).isEqualTo(new FirstParty(false, Optional.empty()));
    }

    @Test
    void aCookieOfAPageByHttpsHoldsByHttpsOnly() {
        var https = FirstParty.of("https://shop.example", "shop.example", null);
        var http = FirstParty.of("http://shop.example", "shop.example", null);

        assertThat(https.cookieScope().orElseThrow().cookie("a", "b", 60))
                .isEqualTo("a=b; Path=/; Max-Age=60; SameSite=Lax; Secure");
        assertThat(http.cookieScope().orElseThrow().cookie("a", "b", 60))
                .isEqualTo("a=b; Path=/; Max-Age=60; SameSite=Lax");
    }

    @Test
    void aSharedCookieNamesItsDomain() {
        var shared = FirstParty.of("https://www.shop.example", "cmp.shop.example", "shop.example");

        assertThat(shared.cookieScope().orElseThrow().cookie("a", "b", 60))
                .isEqualTo("a=b; Path=/; Max-Age=60; SameSite=Lax; Domain=shop.example; Secure");
    }
}
