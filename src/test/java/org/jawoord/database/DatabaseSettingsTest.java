package org.jawoord.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
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
    void replicaIsAskedByTheSameRoleUnlessAnotherIsNamed() {
        var values = Map.of(
                "jawoord.db.url", "jdbc:postgresql://db/jawoord",
                "jawoord.db.user", "jawoord",
                "jawoord.db.password", "secret",
                "jawoord.replica.url", "jdbc:postgresql://copy/jawoord");
        var named = new HashMap<>(values);
        named.putAll(Map.of("jawoord.replica.user", "reader", "jawoord.replica.password", "other"));

        assertThat(from(values).replica().orElseThrow())
                .isEqualTo(new DatabaseAddress(
                        "jdbc:postgresql://copy/jawoord", "jawoord", "secret", "jawoord", "secret"));
        assertThat(from(named).replica().orElseThrow())
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://copy/jawoord", "reader", "other", "reader", "other"));
    }

    @Test
    void replicaWithoutItsPrimaryIsRefused() {
        assertThatThrownBy(() -> from(Map.of("jawoord.replica.url", "jdbc:postgresql://copy/jawoord")))
                .isInstanceOf(StartupRefused.class)
                .hasMessageStartingWith("JAWOORD_REPLICA_URL: ");
    }

    @Test
    void replicaOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> from(Map.of("jawoord.replica.url", "jdbc:mysql://copy/jawoord")))
                .isInstanceOf(StartupRefused.class)
                .hasMessage("JAWOORD_REPLICA_URL: this is not a jdbc:postgresql: URL");
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
