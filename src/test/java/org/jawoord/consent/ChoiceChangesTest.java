package org.jawoord.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node of the same database learns of the choices that were made at others. */
@QuarkusTest
class ChoiceChangesTest {

    @Inject
    ChoiceChanges changes;

    private final ChoiceChanges.Cursor cursor = new ChoiceChanges.Cursor();
    private TestSite site;

    @BeforeEach
    void aSite() {
        site = TestSite.shared();
    }

    @Test
    void atFirstAnythingMayHaveChanged() throws SQLException {
        assertThat(changes.since(cursor).isWhole()).isFalse();
    }

    @Test
    void aChoiceIsInTheNextLook() throws SQLException {
        begin();
        var visitor = Visitor.on(site).does("accept_all");

        var look = changes.since(cursor);

        assertThat(look.recorded()).extracting(ChoiceChanges.Recorded::key).contains(key(visitor));
    }

    @Test
    void aChoiceThatIsCommittedAfterLaterOnesWereTold() throws SQLException {
        site = TestSite.published(); // its ledger won't take the copy, which no server sealed
        begin();
        var template = Visitor.on(site).does("accept_all");
        var late = Visitor.on(site);
        try (Connection connection = TablesOwner.connect()) {
            connection.setAutoCommit(false);
            copy(connection, template, late);
            Visitor.on(site).does("accept_all");
            for (int i = 0; i < 3; i++) {
                assertThat(changes.since(cursor).recorded())
                        .extracting(ChoiceChanges.Recorded::key)
                        .doesNotContain(key(late));
            }

            connection.commit();
        }

        assertThat(changes.since(cursor).recorded())
                .extracting(ChoiceChanges.Recorded::key)
                .contains(key(late));
    }

    @Test
    void whatWasToldIsNotToldForEver() throws SQLException {
        begin();
        var visitor = Visitor.on(site).does("accept_all");

        await().until(() -> changes.since(cursor).recorded().stream()
                .noneMatch(choice -> choice.key().equals(key(visitor))));
    }

    @Test
    void anErasureNamesItsSite() throws SQLException {
        var own = TestSite.published();
        var visitor = Visitor.on(own).does("accept_all");
        begin();
        TestSite.asAdmin()
                .delete("/admin/v1/sites/" + own.key() + "/sessions/" + visitor.session())
                .then()
                .statusCode(200);

        assertThat(changes.since(cursor).erasedIn()).contains(own.key());
    }

    private void begin() {
        await().until(() -> changes.since(cursor).isWhole());
    }

    private SessionKey key(Visitor visitor) {
        return new SessionKey(site.key(), SessionId.parse(visitor.session()).orElseThrow());
    }

    /** The same choice, as another visitor's; not committed. */
    private static void copy(Connection connection, Visitor from, Visitor to) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO choice (site, id, session, notice, language, action, surface, recorded_at, expires_at,
                                    body_hash, gpc, salt, seal)
                SELECT site, gen_random_uuid(), ?, notice, language, action, surface, recorded_at, expires_at,
                       body_hash, gpc, salt, seal
                FROM choice WHERE session = ?""")) {
            insert.setBytes(1, SessionId.parse(to.session()).orElseThrow().bytes());
            insert.setBytes(2, SessionId.parse(from.session()).orElseThrow().bytes());
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }
}
