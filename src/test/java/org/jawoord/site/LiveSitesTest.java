package org.jawoord.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LiveSitesTest {

    @Inject
    LiveSites live;

    @Inject
    DataSource database;

    @Test
    void whatAnotherNodeSavesIsFollowedWithoutAnyRequest() throws Exception {
        var key = SiteAdmin.newKey();
        SiteAdmin.put(key, Definitions.smallest()).statusCode(201);

        asAnotherNode(key, Definitions.smallest().withText("/origins/0", "https://new.example"));

        await().until(() -> live.byKey(key).orElseThrow().origins().allow("https://new.example"));
    }

    @Test
    void whatDidNotChangeIsNotReadAgain() {
        var key = SiteAdmin.newKey();
        SiteAdmin.put(key, Definitions.smallest()).statusCode(201);
        var before = live.byKey(key).orElseThrow();

        live.refresh();

        assertThat(live.byKey(key).orElseThrow()).isSameAs(before);
    }

    private void asAnotherNode(String key, Definitions definition) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "UPDATE site SET definition = ?, revision = revision + 1 WHERE key = ?")) {
            update.setString(1, definition.toString());
            update.setString(2, key);
            update.executeUpdate();
        }
    }
}
