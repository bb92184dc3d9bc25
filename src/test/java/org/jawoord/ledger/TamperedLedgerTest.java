package org.jawoord.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.jawoord.ledger.LedgerChecks.CHOICES;

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
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same as {@link TamperingTest}, of what the ledger itself is made of: leaves, heads, copies, keys and the order. */
@QuarkusTest
class TamperedLedgerTest {

    @Inject
    LedgerChecks ledgers;

    @Inject
    Numbering numbering;

    @Inject
    AllRecords all;

    @Inject
    DataSource database;

    @Test
    void aDeletedLeafIsNamed() {
        var site = Numbered.site(CHOICES);

        TablesOwner.runs("DELETE FROM ledger_leaf WHERE site = '" + site.key() + "' AND index = 2");

        assertThatThrownBy(() -> ledgers.check(site)).hasMessageContaining("leaf 2: is missing");
    }

    @Test
    void aLeafBeyondTheHeadIsNamed() {
        var site = Numbered.site(CHOICES);

        TablesOwner.runs("INSERT INTO ledger_leaf SELECT site, 5, NULL, commitment FROM ledger_leaf WHERE site = '"
                + site.key() + "' AND index = 0");

        assertThatThrownBy(() -> ledgers.check(site)).hasMessageContaining("leaf 5: is there");
    }

    @Test
    void aRecordAndItsLeafChangedTogetherDoNotFitTheHead() throws SQLException {
        var site = Numbered.site(CHOICES);
        ledgers.editWithLeaf(site, 3);

        assertThatThrownBy(() -> ledgers.check(site)).hasMessageContaining("another root than the head");
    }

    @Test
    void aHistoryRewrittenToItsHeadContradictsTheCopyOutsideTheDatabase() throws SQLException {
        var site = Numbered.site(CHOICES);
        ledgers.editWithLeaf(site, 3);
        var saved = ledgers.saved(site);

        assertThatThrownBy(() -> ledgers.check(site, saved))
                .hasMessageContaining("leaf 3: is not the one that was signed");
    }

    /** RELIABILITY P7. */
    @Test
    void aHistoryRewrittenAndSignedAnewWithTheKeyContradictsTheCopyOutsideTheDatabase(@TempDir Path elsewhere)
            throws Exception {
        var site = Numbered.site(CHOICES);
        var kept = LedgerChecks.copy(ledgers.saved(site).orElseThrow(), elsewhere.resolve(site.key()));
        var of = " WHERE site = '" + site.key() + "'";
        TablesOwner.runs(
                "DELETE FROM choice WHERE seq = " + ledgers.seq(site, 3),
                "DELETE FROM ledger_leaf" + of,
                "DELETE FROM ledger_head" + of,
                "DELETE FROM ledger_checkpoint" + of);
        var everything = new Numbering.Range(0, Long.MAX_VALUE, Integer.MAX_VALUE);
        await().until(() -> numbering.number(everything, List.of(site.key())).isWriter());
        Visitor.on(site).does("accept_all");
        Numbered.awaitLeaves(site, CHOICES);

        ledgers.check(site);
        assertThatThrownBy(() -> ledgers.check(site, Optional.of(kept)))
                .hasMessageContaining(
                        "is not the one that was signed"); // which leaf, depends on who numbered them anew
    }

    @Test
    void aCopyOutsideTheDatabaseThatWasCutOffIsFound(@TempDir Path elsewhere) throws Exception {
        var site = Numbered.site(CHOICES);
        var kept = LedgerChecks.copy(ledgers.saved(site).orElseThrow(), elsewhere.resolve(site.key()));
        try (var leaves = Files.newByteChannel(kept.leavesFile(), StandardOpenOption.WRITE)) {
            leaves.truncate(2 * SavedLedger.LEAF_BYTES + 5);
        }

        assertThatThrownBy(() -> ledgers.check(site, Optional.of(kept)))
                .hasMessageContaining("leaf 2: is missing in the copy outside the database");
    }

    @Test
    void anErasureThatNoServerWroteExcusesNoGap() {
        var site = Numbered.site(CHOICES);
        var seq = ledgers.seq(site, 2);

        TablesOwner.runs(
                "CREATE TEMPORARY TABLE place AS SELECT nextval('choice_seq_seq') AS seq",
                "INSERT INTO erasure (seq, site, id, reason, erased_at, leaves, salt, seal) SELECT seq, '" + site.key()
                        + "', gen_random_uuid(), 'request', now(), ARRAY[2], sha256('a'), substr(sha256('b'), 1, 16) FROM place",
                "INSERT INTO ledger_leaf (site, index, seq, commitment) SELECT '" + site.key()
                        + "', 900, seq, sha256('c') FROM place",
                "SELECT carry_out_erasure(seq) FROM place");

        assertThatThrownBy(() -> ledgers.check(site)).hasMessageContaining("leaf 2: its record is gone");
        assertThat(seq).isPositive();
    }

    @Test
    void aLeafFarBeyondTheHeadIsNamed() {
        var site = Numbered.site(CHOICES);

        TablesOwner.runs("INSERT INTO ledger_leaf SELECT site, 900, NULL, commitment FROM ledger_leaf WHERE site = '"
                + site.key() + "' AND index = 0");

        assertThatThrownBy(() -> ledgers.check(site)).hasMessageContaining("leaf 900: is there");
    }

    @Test
    void exchangedPeaksAreFound() {
        var site = Numbered.site(CHOICES);

        TablesOwner.runs(
                "UPDATE ledger_head SET peaks = sha256(peaks) || sha256(root) WHERE site = '" + site.key() + "'");

        assertThatThrownBy(() -> ledgers.check(site)).hasMessageContaining("other peaks than its leaves make");
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
        var saved = ledgers.saved(site).orElseThrow();
        Files.write(saved.leavesFile(), new byte[SavedLedger.LEAF_BYTES]);

        Visitor.on(site).does("accept_all");
        Numbered.awaitLeaves(site, CHOICES + 1);

        assertThat(saved.leaves()).isEqualTo(1);
        assertThatThrownBy(saved::requireWhole).hasMessageContaining("holds 1 leaves");
    }

    @Test
    void acceptRestorePutsADamagedHeadBack(@TempDir Path elsewhere) throws Exception {
        var site = Numbered.site(CHOICES);
        LedgerChecks.copy(
                ledgers.saved(site).orElseThrow(),
                SavedLedgers.folder(elsewhere).resolve(site.key()));
        var said = new ByteArrayOutputStream();
        TablesOwner.runs("UPDATE ledger_head SET peaks = ''::bytea, size = 7 WHERE site = '" + site.key() + "'");

        int exit;
        try (Connection owner = TablesOwner.connect()) {
            exit = new AcceptRestore(owner, elsewhere, new PrintStream(said, true, StandardCharsets.UTF_8)).run();
        }

        assertThat(exit).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("its head is back");
        assertThatCode(() -> ledgers.check(site)).doesNotThrowAnyException();
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

        int exit = ledgers.verifyAll(said);

        TablesOwner.runs(back);
        assertThat(exit).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(words);
    }
}
