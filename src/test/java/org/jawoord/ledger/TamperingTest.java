package org.jawoord.ledger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jawoord.ledger.LedgerChecks.CHOICES;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jawoord.consent.elsewhere.Elsewhere;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RELIABILITY P5 and P7: whatever somebody changes by SQL with every right on the tables is found, and named. */
@QuarkusTest
class TamperingTest {

    @Inject
    LedgerChecks ledgers;

    @Test
    void anUntouchedLedgerIsSound() {
        var site = Numbered.site(CHOICES);

        assertThatCode(() -> ledgers.check(site)).doesNotThrowAnyException();
    }

    @Test
    void aLedgerWithEveryKindOfRecordIsSound() {
        var site = everyKind();

        assertThatCode(() -> ledgers.check(site)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | stated_consent | note = 'anders'",
                "3 | erasure | reason = 'retention'",
                "1 | stated_consent | answers = '[1, 2]'"
            })
    void anEditedRecordOfAnotherKindIsNamedByItsIndex(long index, String table, String edit) {
        var site = everyKind();

        TablesOwner.runs(
                "ALTER TABLE " + table + " DISABLE TRIGGER USER",
                "UPDATE " + table + " SET " + edit + " WHERE seq = " + ledgers.seq(site, index),
                "ALTER TABLE " + table + " ENABLE TRIGGER USER");

        assertThatThrownBy(() -> ledgers.check(site))
                .isInstanceOf(LedgerFault.class)
                .hasMessageContaining("leaf " + index + ":");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "action = 'accept_all'",
                "action = 'nonsense'",
                "surface = 'nowhere'",
                "categories = '[1, 2]'",
                "services = '{\"meta-pixel\": \"true\"}'",
                "surface = 'page'",
                "language = 'en'",
                "recorded_at = recorded_at - interval '1 day'",
                "expires_at = expires_at + interval '1 day'",
                "client_at = now()",
                "session = substr(sha256(session), 1, 16)",
                "gpc = true",
                "categories = '{\"marketing\": true}'",
                "services = '{\"meta-pixel\": true}'",
                "imported_from = 'klaro', imported_at = now()",
                "salt = sha256(salt)",
                "body_hash = sha256(body_hash)",
                "notice = sha256(notice)",
                "id = '0192f0c1-7b6e-7c31-9a55-0c3f5a1d2e77'",
                "site = 'elsewhere'"
            })
    void anEditedRecordIsNamedByItsIndex(String edit) {
        var site = Numbered.site(CHOICES);

        TablesOwner.runs("UPDATE choice SET " + edit + " WHERE seq = " + ledgers.seq(site, 3));

        assertThatThrownBy(() -> ledgers.check(site))
                .isInstanceOf(LedgerFault.class)
                .hasMessageContaining("leaf 3:");
    }

    @Test
    void aDeletedRecordIsNamedByItsIndex() {
        var site = Numbered.site(CHOICES);

        TablesOwner.runs("DELETE FROM choice WHERE seq = " + ledgers.seq(site, 2));

        assertThatThrownBy(() -> ledgers.check(site)).hasMessageContaining("leaf 2: its record is gone");
    }

    @Test
    void aDeletedRecordWhoseLeafNoLongerNamesItIsNoLostOne() {
        var site = Numbered.site(CHOICES);
        long seq = ledgers.seq(site, 2);
        var saved = ledgers.saved(site);

        TablesOwner.runs(
                "DELETE FROM choice WHERE seq = " + seq, "UPDATE ledger_leaf SET seq = NULL WHERE seq = " + seq);

        assertThatThrownBy(() -> ledgers.check(site, saved)).hasMessageContaining("leaf 2: names no record");
    }

    /** With its seal, which a server made: it would count as the newest answer, and bring a withdrawn yes back. */
    @Test
    void aRecordMovedToTheEndOfTheOrderIsNotNumberedAgainAndNamed() throws SQLException, IOException {
        var site = Numbered.site(CHOICES);
        long seq = ledgers.seq(site, 2);
        var said = new ByteArrayOutputStream();

        TablesOwner.runs(
                "CREATE TEMPORARY TABLE moved AS SELECT * FROM choice WHERE seq = " + seq,
                "DELETE FROM choice WHERE seq = " + seq,
                "UPDATE ledger_leaf SET seq = NULL WHERE seq = " + seq,
                "UPDATE moved SET seq = nextval('choice_seq_seq')",
                "INSERT INTO choice OVERRIDING SYSTEM VALUE SELECT * FROM moved");
        var id = ledgers.lastIdOf(site);
        Visitor.on(site).does("accept_all");
        Numbered.awaitLeaves(site, CHOICES + 1); // the moved one is before it, and was looked at
        int exit = ledgers.verifyAll(said);

        TablesOwner.runs("DELETE FROM choice WHERE id = '" + id + "'");
        assertThat(exit).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(id + " was not written by a server with the key");
        assertThat(Numbered.size(site)).isEqualTo(CHOICES + 1);
    }

    @Test
    void swappedRecordsAreFound() {
        var site = Numbered.site(CHOICES);

        TablesOwner.runs(
                "ALTER TABLE choice ALTER seq SET GENERATED BY DEFAULT",
                "UPDATE choice SET seq = -1 WHERE seq = " + ledgers.seq(site, 1),
                "UPDATE choice SET seq = " + ledgers.seq(site, 1) + " WHERE seq = " + ledgers.seq(site, 4),
                "UPDATE choice SET seq = " + ledgers.seq(site, 4) + " WHERE seq = -1",
                "ALTER TABLE choice ALTER seq SET GENERATED ALWAYS");

        assertThatThrownBy(() -> ledgers.check(site)).hasMessageContaining("leaf 1:");
    }

    @Test
    void recordsSwappedTogetherWithTheirLeavesAreFound() {
        var site = Numbered.site(CHOICES);

        TablesOwner.runs(
                "CREATE TEMPORARY TABLE swapped AS SELECT index, seq, commitment FROM ledger_leaf WHERE site = '"
                        + site.key() + "' AND index IN (1, 4)",
                "DELETE FROM ledger_leaf WHERE site = '" + site.key() + "' AND index IN (1, 4)",
                "INSERT INTO ledger_leaf SELECT '" + site.key() + "', 5 - index, seq, commitment FROM swapped");

        assertThatThrownBy(() -> ledgers.check(site)).isInstanceOf(LedgerFault.class);
    }

    @Test
    void ofSeveralFaultsTheFirstIsNamedWhateverItsKind() throws SQLException {
        var site = Numbered.site(CHOICES);
        ledgers.editWithLeaf(site, 1);
        TablesOwner.runs("UPDATE choice SET surface = 'page' WHERE seq = " + ledgers.seq(site, 2));
        var saved = ledgers.saved(site);

        assertThatThrownBy(() -> ledgers.check(site, saved))
                .hasMessageContaining("leaf 1: is not the one that was signed");
    }

    @Test
    void ofSeveralFaultsInPartsThatAreReadAtTheSameTimeTheFirstIsNamed() {
        var site = Numbered.site(CHOICES);

        TablesOwner.runs(
                "UPDATE choice SET surface = 'page' WHERE seq = " + ledgers.seq(site, 1),
                "DELETE FROM choice WHERE seq = " + ledgers.seq(site, 2),
                "UPDATE choice SET surface = 'page' WHERE seq = " + ledgers.seq(site, 4));

        assertThatThrownBy(() -> ledgers.check(site)).hasMessageContaining("leaf 1:");
    }

    @Test
    void aRecordInsertedBeforeTheFirstPlaceHasNoReceiptAndIsNamed() throws SQLException, IOException {
        var site = Numbered.site(CHOICES);
        var forged = Visitor.newId();
        var said = new ByteArrayOutputStream();
        TablesOwner.runs("INSERT INTO choice (seq, site, id, session, notice, language, action, surface, recorded_at,"
                + " expires_at, body_hash, salt) OVERRIDING SYSTEM VALUE SELECT -1, site, '" + forged
                + "', session, notice, language, 'accept_all', surface, recorded_at, expires_at, body_hash, salt"
                + " FROM choice WHERE seq = " + ledgers.seq(site, 1));

        int receipt =
                given().get("/v1/sites/" + site.key() + "/receipts/" + forged).statusCode();
        int exit = ledgers.verifyAll(said);

        TablesOwner.runs("DELETE FROM choice WHERE id = '" + forged + "'");
        assertThat(receipt).isEqualTo(409);
        assertThat(exit).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains(forged + " was not written by a server with the key");
    }

    @Test
    void anInsertedRecordIsNotNumberedAndNamed() throws SQLException, IOException {
        var site = Numbered.site(CHOICES);
        var forged = "0192f0c1-7b6e-7c31-9a55-"
                + Long.toHexString(System.nanoTime() | 1L << 47).substring(0, 12);
        TablesOwner.runs("INSERT INTO choice (site, id, session, notice, language, action, surface, recorded_at,"
                + " expires_at, body_hash, salt, seal) SELECT site, '" + forged
                + "', session, notice, language, 'accept_all', surface, recorded_at, expires_at, body_hash, salt, seal"
                + " FROM choice WHERE seq = " + ledgers.seq(site, 1));
        var said = new ByteArrayOutputStream();

        int exit = ledgers.verifyAll(said);

        TablesOwner.runs("DELETE FROM choice WHERE id = '" + forged + "'");
        assertThat(exit).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains(forged + " was not written by a server with the key");
        assertThat(Numbered.size(site)).isEqualTo(CHOICES);
    }

    /** A choice, two consents by telephone of which the second is erased, and the erasure: four leaves. */
    private static TestSite everyKind() {
        var site = Numbered.site(1);
        var script = Elsewhere.registered(site, Elsewhere.script("1"));
        Elsewhere.record(site, Elsewhere.spoken(script)).statusCode(201);
        Numbered.awaitLeaves(site, 2);
        var erased = Elsewhere.spoken(script);
        Elsewhere.record(site, erased).statusCode(201);
        TestSite.asAdmin()
                .contentType("application/json")
                .body("{\"record\":\"" + erased.get("id").textValue() + "\"}")
                .post("/admin/v1/sites/" + site.key() + "/erasures")
                .then()
                .statusCode(200);
        Numbered.awaitLeaves(site, 4);
        return site;
    }
}
