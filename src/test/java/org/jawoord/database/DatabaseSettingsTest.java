package org.jawoord.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.jawoord.settings.StartupRefused;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {

    @Test
    void withoutAnythingTheEmbeddedOneLivesInData() {
        DatabaseSettings settings = from(Map.of());

        assertThat(settings.isEmbedded()).isTrue();
        assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
    }

    @Test
    void emptyUrlCountsAsNone() {
        assertThat(from(Map.of("jawoord.db.url", " ")).isEmbedded()).isTrue();
    }

    @Test
    void oneUserDoesBothJobs() {
        DatabaseAddress own = from(Map.of(
                        "jawoord.db.url", "jdbc:postgresql://db/jawoord",
                        "jawoord.db.user", "jawoord",
                        "jawoord.db.password", "secret"))
                .own()
                .orElseThrow();

        assertThat(own)
                .isEqualTo(
                        new DatabaseAddress("jdbc:postgresql://db/jawoord", "jawoord", "secret", "jawoord", "secret"));
    }

    @Test
    void ownerOfTheTablesMayBeAnother() {
        DatabaseAddress own = from(Map.of(
                        "jawoord.db.url", "jdbc:postgresql://db/jawoord",
                        "jawoord.db.user", "app",
                        "jawoord.db.password", "secret",
                        "jawoord.db.owner-user", "owner",
                        "jawoord.db.owner-password", "other"))
                .own()
                .orElseThrow();

        assertThat(own.ownerUser()).isEqualTo("owner");
        assertThat(own.ownerPassword()).isEqualTo("other");
    }

    @Test
    void urlWithoutUserIsRefused() {
        assertThatThrownBy(() -> from(Map.of("jawoord.db.url", "jdbc:postgresql://db/jawoord")))
                .isInstanceOf(StartupRefused.class)
                .hasMessage("JAWOORD_DB_USER: is needed with JAWOORD_DB_URL");
    }

    @Test
    void addressAsTextHoldsNoPassword() {
        assertThat(new DatabaseAddress("jdbc:postgresql://db/x", "a", "first", "b", "second").toString())
                .doesNotContain("first", "second");
    }

    private static DatabaseSettings from(Map<String, String> values) {
        return DatabaseSettings.from(values::get);
    }
}
