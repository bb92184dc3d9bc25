package org.jawoord.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "http://localhost:8080",
                "http://127.0.0.1:1",
                "https://[::1]:65535",
                "https://xn--bcher-kva.example",
                "https://*.shop.example",
                "https://*.shop.co.uk:8443",
                "https://*.me.github.io"
            })
    void anOriginAsBrowsersSendItIsTaken(String origin) {
        assertThat(OriginRule.fault(origin)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://Shop.example,https://shop.example",
        "HTTPS://shop.example,https://shop.example",
        "https://shop.example/,https://shop.example",
        "https://shop.example/path?q#f,https://shop.example",
        "https://shop.example:443,https://shop.example",
        "http://shop.example:80,http://shop.example",
        "https://shop.example.,https://shop.example",
        "https://bücher.example,https://xn--bcher-kva.example",
        "https://*.shop.example:443,https://*.shop.example",
        "https://*.Shop.example/,https://*.shop.example"
    })
    void anotherSpellingIsRefusedWithTheRightOne(String origin, String canonical) {
        assertThat(OriginRule.fault(origin))
                .hasValueSatisfying(detail -> assertThat(detail).contains(" " + canonical + ";"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "shop.example",
                "//shop.example",
                "ftp://shop.example",
                "javascript://shop.example",
                "https://",
                "https://user@shop.example",
                "https://shop.example:65536",
                "https://shop_example.a b",
                "https://127.1",
                " https://shop.example"
            })
    void whatIsNoOriginIsRefused(String origin) {
        assertThat(OriginRule.fault(origin)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://*",
                "https://*.example",
                "https://*.co.uk",
                "https://*.github.io",
                "https://*.localhost",
                "https://*.127.0.0.1",
                "https://*.[::1]",
                "https://a.*.shop.example",
                "https://*.*.shop.example",
                "https://a*.shop.example",
                "https://shop.example:*"
            })
    void aStarThatCoversOtherPeoplesNamesIsRefused(String origin) {
        assertThat(OriginRule.fault(origin)).isPresent();
    }
}
