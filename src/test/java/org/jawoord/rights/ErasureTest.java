package org.jawoord.rights;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.jawoord.consent.ChoiceRecords;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.SessionId;
import org.jawoord.consent.SessionKey;
import org.jawoord.database.DataDirectory;
import org.jawoord.ledger.LedgerWriter;
import org.jawoord.proof.Commitment;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RELIABILITY P6 and V9: what is erased is gone, and what is proven about the rest stays proven. */
@QuarkusTest
class ErasureTest {

    @Inject
    DataSource database;

    @Inject
    ChoiceRecords choices;

    @Inject
    ErasureRecords erasures;

    @Inject
    ErasuresAtStart atStart;

    @Inject
    LedgerWriter ledger;

    @Inject
    DataDirectory data;

    @Test
    void allRecordsOfASessionGo() throws SQLException {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all").does("withdraw");

        erase(site, visitor).statusCode(200).body("erased", equalTo(2));

        assertThat(recordsOf(site, visitor)).isEmpty();
    }

    @Test
    void nobodyElsesRecordsGo() throws SQLException {
        var site = TestSite.published();
        var other = Visitor.on(site).does("accept_all");
        var visitor = Visitor.on(site).does("accept_all");

        erase(site, visitor).statusCode(200);

        assertThat(recordsOf(site, other)).hasSize(1);
        other.allows("marketing").body("allowed", equalTo(true));
    }

    @Test
    void anErasedSessionIsUnansweredAtOnce() {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        visitor.allows("marketing").body("allowed", equalTo(true));

        erase(site, visitor).statusCode(200);

        visitor.lookUp().body("status", equalTo("unanswered"));
        visitor.allows("marketing").body("allowed", equalTo(false));
    }

    @Test
    void erasingAgainFindsNothing() {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        erase(site, visitor).statusCode(200);

        erase(site, visitor).statusCode(200).body("erased", equalTo(0));
    }

    @Test
    void aSessionOfAnotherSiteIsNotErased() throws SQLException {
        var visitor = Visitor.on(TestSite.shared()).does("accept_all");

        erase(TestSite.published(), visitor).statusCode(200).body("erased", equalTo(0));

        assertThat(recordsOf(TestSite.shared(), visitor)).hasSize(1);
    }

    @Test
    void anErasedChoiceThatIsSentAgainIsNotStoredAgain() throws SQLException {
        var site = TestSite.published();
        var visitor = Visitor.on(site);
        var choice = visitor.choice("accept_all");
        visitor.send(choice).statusCode(201);
        erase(site, visitor).statusCode(200);

        visitor.send(choice).statusCode(410);

        assertThat(recordsOf(site, visitor)).isEmpty();
    }

    @Test
    void whatAVisitorChoosesAfterwardsIsNew() {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        erase(site, visitor).statusCode(200);

        visitor.does("accept_all");

        visitor.lookUp().body("status", equalTo("decided"));
    }

    @Test
    void theLeafStaysAndTheErasureGetsOneOfItsOwn() throws SQLException {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        erase(site, visitor).statusCode(200);

        assertThat(leavesOf(site)).isEqualTo(2);
    }

    @Test
    void theLedgerKnowsWhichRecordsWereErased() throws SQLException {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        awaitLeaf(recordsOf(site, visitor));
        var seq = recordsOf(site, visitor).get(0).seq();
        erase(site, visitor).statusCode(200);

        try (Connection connection = database.getConnection()) {
            assertThat(erasures.among(connection, site.key(), List.of(seq, seq + 1_000_000)))
                    .containsExactly(seq);
        }
    }

    @Test
    void noTableHasSaltOrSessionAnyMore() throws SQLException {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        var salt = recordsOf(site, visitor).get(0).salt();

        erase(site, visitor).statusCode(200);

        assertThat(tablesWith(salt)).isEmpty();
        assertThat(tablesWith(Base64.getUrlDecoder().decode(visitor.session()))).isEmpty();
    }

    @Test
    void theTrueValuesWithoutTheSaltDoNotGiveTheCommitment() throws SQLException {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        awaitLeaf(recordsOf(site, visitor));
        var record = recordsOf(site, visitor).get(0);
        var commitment = record.commitment();
        erase(site, visitor).statusCode(200);
        var known = LedgerRecord.bytes(record.numbered());

        assertThat(org.jawoord.shared.Sha256.of(known)).isNotEqualTo(commitment);
        assertThat(Commitment.of(new byte[32], known)).isNotEqualTo(commitment);
        assertThat(Commitment.of(record.salt(), known)).isEqualTo(commitment);
    }

    @Test
    void recordsThatARestoredBackupBringsBackGoAgainAtTheStart() throws SQLException, IOException {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        awaitLeaf(recordsOf(site, visitor));
        TablesOwner.runs("CREATE TABLE backup AS SELECT * FROM choice WHERE site = '" + site.key() + "'");
        erase(site, visitor).statusCode(200);
        TablesOwner.runs("INSERT INTO choice OVERRIDING SYSTEM VALUE SELECT * FROM backup", "DROP TABLE backup");
        assertThat(recordsOf(site, visitor)).hasSize(1);

        atStart.atStart(null);

        org.awaitility.Awaitility.await().until(() -> recordsOf(site, visitor).isEmpty());
    }

    @Test
    void theListOutsideTheDatabaseTellsOfNobody() throws IOException {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");

        erase(site, visitor).statusCode(200);

        assertThat(Files.readString(data.path().resolve("erasures.jsonl")))
                .contains(site.key())
                .doesNotContain(visitor.session());
    }

    @Test
    void theAuditSaysHowManyAndNotWhose() throws SQLException {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");

        erase(site, visitor).statusCode(200);

        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT who || ' ' || what FROM audit WHERE site = ? ORDER BY seq DESC LIMIT 1")) {
            select.setString(1, site.key());
            var row = select.executeQuery();
            row.next();
            assertThat(row.getString(1)).isEqualTo("token 1 records erased (request)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "Zk3bq8Jm0xq3o2o2h1m9Y!", "Zk3bq8Jm0xq3o2o2h1m9Yx"})
    void whatCannotBeASessionIsNotFound(String session) {
        TestSite.asAdmin()
                .delete("/admin/v1/sites/" + TestSite.shared().key() + "/sessions/" + session)
                .then()
                .statusCode(404);
    }

    @Test
    void erasingNeedsTheToken() {
        var site = TestSite.shared();
        given().delete("/admin/v1/sites/" + site.key() + "/sessions/"
                        + Visitor.on(site).session())
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM choice WHERE site = '%s'",
                "UPDATE erasure SET reason = 'request'",
                "DELETE FROM erased_record"
            })
    void theTablesOwnerCannotEraseWithoutARecordOfIt(String statement) {
        var site = TestSite.shared();
        Visitor.on(site).does("accept_all");
        var sql = statement.formatted(site.key());

        assertThatThrownBy(() -> {
                    try (Connection connection = TablesOwner.connect();
                            var delete = connection.createStatement()) {
                        delete.execute(sql);
                    }
                })
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    private static io.restassured.response.ValidatableResponse erase(TestSite site, Visitor visitor) {
        return TestSite.asAdmin()
                .delete("/admin/v1/sites/" + site.key() + "/sessions/" + visitor.session())
                .then();
    }

    private List<LedgerRecord> recordsOf(TestSite site, Visitor visitor) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return choices.bySession(
                    connection,
                    new SessionKey(
                            site.key(), SessionId.parse(visitor.session()).orElseThrow()));
        }
    }

    private void awaitLeaf(List<LedgerRecord> records) throws SQLException {
        var seqs = records.stream().map(LedgerRecord::seq).toList();
        assertThat(ledger.awaitLeaves(seqs, java.time.Duration.ofSeconds(20))).isTrue();
    }

    private long leavesOf(TestSite site) throws SQLException {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement("SELECT count(*) FROM ledger_leaf WHERE site = ?")) {
            select.setString(1, site.key());
            var row = select.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    /** Tables one of whose rows holds these bytes, in hex or as text. */
    private static List<String> tablesWith(byte[] bytes) throws SQLException {
        var hex = java.util.HexFormat.of().formatHex(bytes);
        var text = new String(Base64.getUrlEncoder().withoutPadding().encode(bytes), StandardCharsets.US_ASCII);
        var tables = new ArrayList<String>();
        try (Connection connection = TablesOwner.connect();
                var select = connection.createStatement()) {
            var names = new ArrayList<String>();
            var rows = select.executeQuery(
                    "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = current_schema()");
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            for (var name : names) {
                var found = select.executeQuery("SELECT FROM " + name + " t WHERE position('" + hex
                        + "' in t::text) > 0 OR position('" + text + "' in t::text) > 0 LIMIT 1");
                if (found.next()) {
                    tables.add(name);
                }
            }
        }
        return tables;
    }
}
