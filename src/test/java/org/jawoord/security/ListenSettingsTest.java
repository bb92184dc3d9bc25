package org.jawoord.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.jawoord.settings.StartupRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenSettingsTest {

    @Test
    void firstTryIsNotOpenToTheNetwork() {
        assertThat(from(Map.of()).host()).isEqualTo("127.0.0.1");
    }

    @Test
    void withAnOwnDatabaseItListensEverywhere() {
        assertThat(from(Map.of("jawoord.db.url", "jdbc:postgresql://db/x")).host())
                .isEqualTo("0.0.0.0");
    }

    @Test
    void hostThatIsSetHolds() {
        assertThat(from(Map.of("jawoord.db.url", "jdbc:postgresql://db/x", "jawoord.http.host", "127.0.0.1"))
                        .host())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void managementListensOnTheSameHost() {
        assertThat(from(Map.of("jawoord.http.host", "0.0.0.0")).asQuarkusSettings())
                .containsEntry("quarkus.management.host", "0.0.0.0")
                .containsEntry("quarkus.management.port", "9000");
    }

    @Test
    void noProxyIsBelievedUnlessNamed() {
        assertThat(from(Map.of()).asQuarkusSettings()).doesNotContainKey("quarkus.http.proxy.proxy-address-forwarding");
    }

    @Test
    void namedProxiesAreBelieved() {
        assertThat(from(Map.of("jawoord.trusted-proxies", "10.0.0.0/8, 192.0.2.1"))
                        .asQuarkusSettings())
                .containsEntry("quarkus.http.proxy.proxy-address-forwarding", "true")
                .containsEntry("quarkus.http.proxy.trusted-proxies", "10.0.0.0/8,192.0.2.1/32");
    }

    @Test
    void publicUrlLosesItsSlash() {
        assertThat(from(Map.of("jawoord.public-url", "https://cmp.shop.example/"))
                        .publicUrl())
                .contains(URI.create("https://cmp.shop.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cmp.shop.example", "ftp://x.example", "https://u:p@x.example", "https://x.example?a", "https://"
            })
    void publicUrlThatIsNoneIsRefused(String url) {
        assertThatThrownBy(() -> from(Map.of("jawoord.public-url", url)))
                .isInstanceOf(StartupRefused.class)
                .hasMessageStartingWith("JAWOORD_PUBLIC_URL: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0", "1.2.3.4/x", "/8"})
    void proxyThatIsNoAddressIsRefused(String proxies) {
        assertThatThrownBy(() -> from(Map.of("jawoord.trusted-proxies", proxies)))
                .isInstanceOf(StartupRefused.class)
                .hasMessageStartingWith("JAWOORD_TRUSTED_PROXIES: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http", "80 80"})
    void portOutOfRangeIsRefused(String port) {
        assertThatThrownBy(() -> from(Map.of("jawoord.http.port", port)))
                .isInstanceOf(StartupRefused.class)
                .hasMessage("JAWOORD_HTTP_PORT: \"" + port + "\" is not a whole number from 0 to 65535");
    }

    private static ListenSettings from(Map<String, String> values) {
        return ListenSettings.from(values::get);
    }
}
