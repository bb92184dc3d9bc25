package org.jawoord.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RELIABILITY O2, O3. */
class OriginsTest {

    private final Origins origins =
            new Origins(List.of("https://shop.example", "http://localhost:8080", "https://*.brand.example"));

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example", "http://localhost:8080", "https://nl.brand.example"})
    void anOriginOnTheListIsAllowed(String origin) {
        assertThat(origins.allow(origin)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "null",
                "https://shop.example.evil.com",
                "https://evil-shop.example",
                "https://shop.example:8443",
                "http://shop.example",
                "https://SHOP.example",
                "https://shop.example.",
                "https://shop.example/",
                "https://sh\u043ep.example",
                "https://user@shop.example",
                "http://localhost",
                "http://localhost:80801"
            })
    void anythingElseIsNot(String origin) {
        assertThat(origins.allow(origin)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://brand.example",
                "https://a.b.brand.example",
                "https://.brand.example",
                "http://nl.brand.example",
                "https://nl.brand.example:444",
                "https://evilbrand.example",
                "https://evil.com/.brand.example",
                "https://evil.com?.brand.example",
                "https://user@.brand.example"
            })
    void aWildcardStandsForExactlyOneLabel(String origin) {
        assertThat(origins.allow(origin)).isFalse();
    }

    @Test
    void anEmptyListAllowsNobody() {
        assertThat(new Origins(List.of()).allow("https://shop.example")).isFalse();
    }
}
