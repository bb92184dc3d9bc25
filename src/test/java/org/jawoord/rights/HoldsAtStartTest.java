package org.jawoord.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.Test;

/** Holds that a restored backup knows nothing of, and those that it brings back. */
@QuarkusTest
class HoldsAtStartTest {

    @Inject
    Holds holds;

    @Inject
    HoldsAtStart atStart;

    @Test
    void aHoldThatARestoredBackupLacksIsInForceAgainAfterTheStart() throws SQLException, IOException {
        var site = TestSite.published();
        var held = Visitor.on(site).does("accept_all");
        Rights.hold(site, "{\"session\":\"%s\",\"reason\":\"Zaak 9\"}".formatted(held.session()))
                .statusCode(201);
        forgetHoldsOf(site);

        atStart.placeAgain();

        assertThat(holds.newestFirst(site.key(), Long.MAX_VALUE, 2))
                .singleElement()
                .satisfies(hold -> assertThat(hold.reason()).isEqualTo("Zaak 9"));
        assertThat(holds.on(site.key(), Rights.session(held))).isTrue();
    }

    @Test
    void aReleasedHoldStaysReleasedWhateverTheBackupKnew() throws SQLException, IOException {
        var site = TestSite.published();
        var free = Visitor.on(site).does("accept_all");
        int id = Rights.hold(site, "{\"session\":\"%s\",\"reason\":\"Zaak 10\"}".formatted(free.session()))
                .statusCode(201)
                .extract()
                .path("holds[0].id");
        TestSite.asAdmin()
                .delete("/admin/v1/sites/" + site.key() + "/holds/" + id)
                .then()
                .statusCode(204);
        forgetHoldsOf(site);

        atStart.placeAgain();

        assertThat(holds.newestFirst(site.key(), Long.MAX_VALUE, 2)).isEmpty();
    }

    private static void forgetHoldsOf(TestSite site) {
        TablesOwner.runs(
                "ALTER TABLE legal_hold DISABLE TRIGGER USER",
                "DELETE FROM legal_hold WHERE site = '" + site.key() + "'",
                "ALTER TABLE legal_hold ENABLE TRIGGER USER");
    }
}
