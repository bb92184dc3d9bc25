package org.jawoord.ledger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jawoord.consent.ChoiceRecords;
import org.jawoord.consent.elsewhere.Elsewhere;
import org.jawoord.database.DataDirectory;
import org.jawoord.keys.TrustedKeys;
import org.jawoord.proof.InvalidProof;
import org.jawoord.settings.Settings;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RELIABILITY P5 and P7: whatever somebody changes by SQL with every right on the tables is found, and named. */
@QuarkusTest
class TamperingTest {

    private static final int CHOICES = 5;

    /** Leaves that are read at once: several windows, and the last one not full. */
    private static final int SMALL_WINDOW = 3;

    @Inject
    DataSource database;

    @Inject
    DataDirectory data;

    @Inject
    ChoiceRecords choices;

    @Inject
    AllRecords all;

    @Inject
    Numbering numbering;

    @Test
    void anUntouchedLedgerIsSound() {
        var site = Numbered.site(CHOICES);

        assertThatCode(() -> check(site)).doesNotThrowAnyException();
    }

    @Test
    void aLedgerWithEveryKindOfRecordIsSound() {
        var site = everyKind();

        assertThatCode(() -> check(site)).doesNotThrowAnyException();
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
                "UPDATE " + table + " SET " + edit + " WHERE seq = " + seq(site, index),
                "ALTER TABLE " + table + " ENABLE TRIGGER USER");

        assertThatThrownBy(() -> check(site))
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

        TablesOwner.runs("UPDATE choice SET " + edit + " WHERE seq = " + seq(site, 3));

        assertThatThrownBy(() -> check(site)).isInstanceOf(LedgerFault.class).hasMessageContaining("leaf 3:");
    }

    @Test
    void aDeletedRecordIsNamedByItsIndex() {
        var site = Numbered.site(CHOICES);

        TablesOwner.runs("DELETE FROM choice WHERE seq = " + seq(site, 2));

        assertThatThrownBy(() -> check(site)).hasMessageContaining("leaf 2: its record is gone");
    }

    @Test
    void aDeletedRecordWhoseLeafNoLongerNamesItIsNoLostOne() {
        var site = Numbered.site(CHOICES);
        long seq = seq(site, 2);
        var saved = saved(site);

        TablesOwner.runs(
                "DELETE FROM choice WHERE seq = " + seq, "UPDATE ledger_leaf SET seq = NULL WHERE seq = " + seq);

        assertThatThrownBy(() -> check(site, saved)).hasMessageContaining("leaf 2: names no record");
    }

    /** With its seal, which a server made: it would count as the newest answer, and bring a withdrawn yes back. */
    @Test
    void aRecordMovedToTheEndOfTheOrderIsNotNumberedAgainAndNamed() throws SQLException, IOException {
        var site = Numbered.site(CHOICES);
        long seq = seq(site, 2);
        var said = new ByteArrayOutputStream();

        TablesOwner.runs(
                "CREATE TEMPORARY TABLE moved AS SELECT * FROM choice WHERE seq = " + seq,
                "DELETE FROM choice WHERE seq = " + seq,
                "UPDATE ledger_leaf SET seq = NULL WHERE seq = " + seq,
                "UPDATE moved SET seq = nextval('choice_seq_seq')",
                "INSERT INTO choice OVERRIDING SYSTEM VALUE SELECT * FROM moved");
        var id = lastIdOf(site);
        Visitor.on(site).does("accept_all");
        Numbered.awaitLeaves(site, CHOICES + 1); // the moved one is before it, and was looked at
        int exit = verifyAll(said);

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
                "UPDATE choice SET seq = -1 WHERE seq = " + seq(site, 1),
                "UPDATE choice SET seq = " + seq(site, 1) + " WHERE seq = " + seq(site, 4),
                "UPDATE choice SET seq = " + seq(site, 4) + " WHERE seq = -1",
                "ALTER TABLE choice ALTER seq SET GENERATED ALWAYS");

        assertThatThrownBy(() -> check(site)).hasMessageContaining("leaf 1:");
    }

    @Test
    void recordsSwappedTogetherWithTheirLeavesAreFound() {
        var site = Numbered.site(CHOICES);

        TablesOwner.runs(
                "CREATE TEMPORARY TABLE swapped AS SELECT index, seq, commitment FROM ledger_leaf WHERE site = '"
                        + site.key() + "' AND index IN (1, 4)",
                "DELETE FROM ledger_leaf WHERE site = '" + site.key() + "' AND index IN (1, 4)",
                "INSERT INTO ledger_leaf SELECT '" + site.key() + "', 5 - index, seq, commitment FROM swapped");

        assertThatThrownBy(() -> check(site)).isInstanceOf(LedgerFault.class);
    }

    @Test
    void aDeletedLeafIsNamed() {
        var site = Numbered.site(CHOICES);

        TablesOwner.runs("DELETE FROM ledger_leaf WHERE site = '" + site.key() + "' AND index = 2");

        assertThatThrownBy(() -> check(site)).hasMessageContaining("leaf 2: is missing");
    }

    @Test
    void aLeafBeyondTheHeadIsNamed() {
        var site = Numbered.site(CHOICES);

        TablesOwner.runs("INSERT INTO ledger_leaf SELECT site, 5, NULL, commitment FROM ledger_leaf WHERE site = '"
                + site.key() + "' AND index = 0");

        assertThatThrownBy(() -> check(site)).hasMessageContaining("leaf 5: is there");
    }

    @Test
    void aRecordAndItsLeafChangedTogetherDoNotFitTheHead() throws SQLException {
        var site = Numbered.site(CHOICES);
        editWithLeaf(site, 3);

        assertThatThrownBy(() -> check(site)).hasMessageContaining("another root than the head");
    }

    @Test
    void aHistoryRewrittenToItsHeadContradictsTheCopyOutsideTheDatabase() throws SQLException {
        var site = Numbered.site(CHOICES);
        editWithLeaf(site, 3);
        var saved = saved(site);

        assertThatThrownBy(() -> check(site, saved)).hasMessageContaining("leaf 3: is not the one that was signed");
    }

    /** RELIABILITY P7. */
    @Test
    void aHistoryRewrittenAndSignedAnewWithTheKeyContradictsTheCopyOutsideTheDatabase(@TempDir Path elsewhere)
            throws Exception {
        var site = Numbered.site(CHOICES);
        var kept = copy(saved(site).orElseThrow(), elsewhere.resolve(site.key()));
        var of = " WHERE site = '" + site.key() + "'";
        TablesOwner.runs(
                "DELETE FROM choice WHERE seq = " + seq(site, 3),
                "DELETE FROM ledger_leaf" + of,
                "DELETE FROM ledger_head" + of,
                "DELETE FROM ledger_checkpoint" + of);
        var everything = new Numbering.Range(0, Long.MAX_VALUE, Integer.MAX_VALUE);
        await().until(() -> numbering.number(everything, List.of(site.key())).isWriter());
        Visitor.on(site).does("accept_all");
        Numbered.awaitLeaves(site, CHOICES);

        check(site);
        assertThatThrownBy(() -> check(site, Optional.of(kept)))
                .hasMessageContaining(
                        "is not the one that was signed"); // which leaf, depends on who numbered them anew
    }

    @Test
    void aCopyOutsideTheDatabaseThatWasCutOffIsFound(@TempDir Path elsewhere) throws Exception {
        var site = Numbered.site(CHOICES);
        var kept = copy(saved(site).orElseThrow(), elsewhere.resolve(site.key()));
        try (var leaves = Files.newByteChannel(kept.leavesFile(), StandardOpenOption.WRITE)) {
            leaves.truncate(2 * SavedLedger.LEAF_BYTES + 5);
        }

        assertThatThrownBy(() -> check(site, Optional.of(kept)))
                .hasMessageContaining("leaf 2: is missing in the copy outside the database");
    }

    private static SavedLedger copy(SavedLedger saved, Path to) throws IOException {
        Files.createDirectories(to);
        for (var file : List.of(SavedLedger.CHECKPOINT, "leaves")) {
            Files.copy(saved.folder().resolve(file), to.resolve(file));
        }
        return new SavedLedger(to);
    }

    @Test
    void ofSeveralFaultsTheFirstIsNamedWhateverItsKind() throws SQLException {
        var site = Numbered.site(CHOICES);
        editWithLeaf(site, 1);
        TablesOwner.runs("UPDATE choice SET surface = 'page' WHERE seq = " + seq(site, 2));
        var saved = saved(site);

        assertThatThrownBy(() -> check(site, saved)).hasMessageContaining("leaf 1: is not the one that was signed");
    }

    @Test
    void ofSeveralFaultsInPartsThatAreReadAtTheSameTimeTheFirstIsNamed() {
        var site = Numbered.site(CHOICES);

        TablesOwner.runs(
                "UPDATE choice SET surface = 'page' WHERE seq = " + seq(site, 1),
                "DELETE FROM choice WHERE seq = " + seq(site, 2),
                "UPDATE choice SET surface = 'page' WHERE seq = " + seq(site, 4));

        assertThatThrownBy(() -> check(site)).hasMessageContaining("leaf 1:");
    }

    @Test
    void aRecordInsertedBeforeTheFirstPlaceHasNoReceiptAndIsNamed() throws SQLException, IOException {
        var site = Numbered.site(CHOICES);
        var forged = Visitor.newId();
        var said = new ByteArrayOutputStream();
        TablesOwner.runs("INSERT INTO choice (seq, site, id, session, notice, language, action, surface, recorded_at,"
                + " expires_at, body_hash, salt) OVERRIDING SYSTEM VALUE SELECT -1, site, '" + forged
                + "', session, notice, language, 'accept_all', surface, recorded_at, expires_at, body_hash, salt"
                + " FROM choice WHERE seq = " + seq(site, 1));

        int receipt =
                given().get("/v1/sites/" + site.key() + "/receipts/" + forged).statusCode();
        int exit = verifyAll(said);

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
                + " FROM choice WHERE seq = " + seq(site, 1));
        var said = new ByteArrayOutputStream();

        int exit = verifyAll(said);

        TablesOwner.runs("DELETE FROM choice WHERE id = '" + forged + "'");
        assertThat(exit).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains(forged + " was not written by a server with the key");
        assertThat(Numbered.size(site)).isEqualTo(CHOICES);
    }

    @Test
    void anErasureThatNoServerWroteExcusesNoGap() {
        var site = Numbered.site(CHOICES);
        var seq = seq(site, 2);

        TablesOwner.runs(
                "CREATE TEMPORARY TABLE place AS SELECT nextval('choice_seq_seq') AS seq",
                "INSERT INTO erasure (seq, site, id, reason, erased_at, leaves, salt, seal) SELECT seq, '" + site.key()
                        + "', gen_random_uuid(), 'request', now(), ARRAY[2], sha256('a'), substr(sha256('b'), 1, 16) FROM place",
                "INSERT INTO ledger_leaf (site, index, seq, commitment) SELECT '" + site.key()
                        + "', 900, seq, sha256('c') FROM place",
                "SELECT carry_out_erasure(seq) FROM place");

        assertThatThrownBy(() -> check(site)).hasMessageContaining("leaf 2: its record is gone");
        assertThat(seq).isPositive();
    }

    @Test
    void aLeafFarBeyondTheHeadIsNamed() {
        var site = Numbered.site(CHOICES);

        TablesOwner.runs("INSERT INTO ledger_leaf SELECT site, 900, NULL, commitment FROM ledger_leaf WHERE site = '"
                + site.key() + "' AND index = 0");

        assertThatThrownBy(() -> check(site)).hasMessageContaining("leaf 900: is there");
    }

    @Test
    void exchangedPeaksAreFound() {
        var site = Numbered.site(CHOICES);

        TablesOwner.runs(
                "UPDATE ledger_head SET peaks = sha256(peaks) || sha256(root) WHERE site = '" + site.key() + "'");

        assertThatThrownBy(() -> check(site)).hasMessageContaining("other peaks than its leaves make");
    }

    @Test
    void leavesThatAreAddedDuringTheCheckAreNoFault() throws Exception {
        var site = Numbered.site(CHOICES);
        try (Connection connection = database.getConnection();
                Readers readers = new Readers(database::getConnection, 2)) {
            var check = LedgerCheck.of(connection, readers, all.sources(), all::erased, site.key(), Optional.empty());
            Visitor.on(site).does("accept_all");
            Numbered.awaitLeaves(site, CHOICES + 1);

            assertThatCode(check::run).doesNotThrowAnyException();
        }
    }

    @Test
    void theCopyOutsideTheDatabaseIsNotFilledFromWhatItIsToProve() throws Exception {
        var site = Numbered.site(CHOICES);
        var saved = saved(site).orElseThrow();
        Files.write(saved.leavesFile(), new byte[SavedLedger.LEAF_BYTES]);

        Visitor.on(site).does("accept_all");
        Numbered.awaitLeaves(site, CHOICES + 1);

        assertThat(saved.leaves()).isEqualTo(1);
        assertThatThrownBy(saved::requireWhole).hasMessageContaining("holds 1 leaves");
    }

    @Test
    void acceptRestorePutsADamagedHeadBack(@TempDir Path elsewhere) throws Exception {
        var site = Numbered.site(CHOICES);
        copy(saved(site).orElseThrow(), SavedLedgers.folder(elsewhere).resolve(site.key()));
        var said = new ByteArrayOutputStream();
        TablesOwner.runs("UPDATE ledger_head SET peaks = ''::bytea, size = 7 WHERE site = '" + site.key() + "'");

        int exit;
        try (Connection owner = TablesOwner.connect()) {
            exit = new AcceptRestore(owner, elsewhere, new PrintStream(said, true, StandardCharsets.UTF_8)).run();
        }

        assertThat(exit).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("its head is back");
        assertThatCode(() -> check(site)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE signing_key SET retired_at = '2100-01-01' WHERE retired_at IS NULL | UPDATE signing_key SET retired_at = NULL WHERE retired_at = '2100-01-01' | no key signs",
                "UPDATE signing_key SET first_seq = first_seq + 1000000 | UPDATE signing_key SET first_seq = first_seq - 1000000 | need no seal",
                "SELECT setval('choice_seq_seq', 1) | SELECT setval('choice_seq_seq', (SELECT max(seq) FROM ledger_leaf)) | was set back"
            })
    void whatTheNextStartWouldStumbleOverIsNamed(String change, String back, String words)
            throws SQLException, IOException {
        Numbered.site(1);
        var said = new ByteArrayOutputStream();
        TablesOwner.runs(change);

        int exit = verifyAll(said);

        TablesOwner.runs(back);
        assertThat(exit).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(words);
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

    private void check(TestSite site) throws SQLException, IOException, InvalidProof, LedgerFault {
        check(site, Optional.empty());
    }

    private void check(TestSite site, Optional<SavedLedger> saved)
            throws SQLException, IOException, InvalidProof, LedgerFault {
        try (Connection connection = database.getConnection();
                Readers readers = new Readers(database::getConnection, 2)) {
            LedgerCheck.of(connection, readers, all.sources(), all::erased, site.key(), saved)
                    .inWindowsOf(SMALL_WINDOW)
                    .run();
        }
    }

    private int verifyAll(ByteArrayOutputStream said) throws SQLException, IOException {
        var keys = TrustedKeys.from(Settings.of(ConfigProvider.getConfig()), data.path());
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new VerifyLedger(database::getConnection, all.sources(), all::erased, keys, data.path(), out).run();
    }

    private Optional<SavedLedger> saved(TestSite site) {
        var saved = new SavedLedger(SavedLedgers.folder(data.path()).resolve(site.key()));
        // It is saved after the commit, which is what others wait for.
        await().ignoreExceptions().until(() -> saved.checkpoint().size() >= CHOICES);
        return Optional.of(saved);
    }

    private void editWithLeaf(TestSite site, long index) throws SQLException {
        long seq = seq(site, index);
        TablesOwner.runs("UPDATE choice SET action = 'accept_all' WHERE seq = " + seq);
        try (Connection connection = database.getConnection()) {
            var forged = choices.bySeq(connection, new Long[] {seq}).get(0).commitment();
            TablesOwner.runs("UPDATE ledger_leaf SET commitment = '\\x"
                    + java.util.HexFormat.of().formatHex(forged) + "' WHERE seq = " + seq);
        }
    }

    private String lastIdOf(TestSite site) throws SQLException {
        try (Connection connection = database.getConnection();
                var select =
                        connection.prepareStatement("SELECT id FROM choice WHERE site = ? ORDER BY seq DESC LIMIT 1")) {
            select.setString(1, site.key());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private long seq(TestSite site, long index) {
        try (Connection connection = database.getConnection()) {
            return LeafTable.leaves(connection, site.key(), index, index + 1)
                    .get(0)
                    .seq();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
