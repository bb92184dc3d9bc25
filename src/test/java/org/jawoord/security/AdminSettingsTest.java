package org.jawoord.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jawoord.settings.StartupRefused;
import org.junit.jupiter.api.Test;

class AdminSettingsTest {

    @Test
    void tokenOf31CharactersIsRefused() {
        assertThatThrownBy(() -> AdminSettings.from(Map.of("jawoord.admin.token", "x".repeat(31))::get))
                .isInstanceOf(StartupRefused.class)
                .hasMessageStartingWith("JAWOORD_ADMIN_TOKEN: has 31 characters");
    }

    @Test
    void tokenOf32CharactersIsTaken() {
        assertThat(AdminSettings.from(Map.of("jawoord.admin.token", "x".repeat(32))::get)
                        .token())
                .contains("x".repeat(32));
    }

    @Test
    void noSecretIsShownAsText() {
        AdminSettings settings = AdminSettings.from(
                Map.of("jawoord.admin.token", "t".repeat(32), "jawoord.admin.password", "correct horse")::get);

        assertThat(settings.toString()).doesNotContain("tttt", "horse");
    }
}
