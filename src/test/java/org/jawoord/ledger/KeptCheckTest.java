package org.jawoord.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jawoord.database.DataDirectory;
import org.jawoord.keys.SigningKeys;
import org.jawoord.keys.TrustedKeys;
import org.jawoord.proof.Checkpoint;
import org.jawoord.proof.Frontier;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.KeySet;
import org.jawoord.proof.MerkleHash;
import org.jawoord.proof.SignedNote;
import org.jawoord.settings.Settings;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checkpoints that are kept of a ledger are held against the keys and against its leaves, each by itself. */
@QuarkusTest
class KeptCheckTest {

    private static final int CHOICES = 5;

    /** Leaves that are read at once: checkpoints lie within and at the end of what is read. */
    private static final int SMALL_WINDOW = 2;

    @Inject
    DataSource database;

    @Inject
    DataDirectory data;

    @Inject
    SigningKeys keys;

    @Inject
    AllRecords all;

    private TestSite site;

    @BeforeEach
    void aLedgerWithAKeptCheckpointOfEachSize() throws SQLException {
        site = Numbered.site(CHOICES);
        TablesOwner.runs("DELETE FROM ledger_checkpoint WHERE site = '" + site.key() + "'");
        try (Connection connection = database.getConnection()) {
            var tree = Frontier.empty();
            keep("ledger_checkpoint", 0, tree.root());
            for (var leaf : LeafTable.leaves(connection, site.key(), 0, CHOICES)) {
                tree.append(MerkleHash.leaf(leaf.commitment()), (level, n, root) -> {});
                keep("ledger_checkpoint", tree.size(), tree.root());
            }
        }
    }

    @Test
    void thoseThatWereSignedAsTheTreeGrewAreSound() throws Exception {
        assertThat(wrong()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | checkpoint = 'nothing' | A note has",
                "1 | checkpoint = replace(checkpoint, E'\\n1\\n', E'\\n7\\n') | doesn't fit",
                "2 | checkpoint = reverse(checkpoint) | A note has",
                "3 | checkpoint = replace(checkpoint, origin, 'elsewhere') | isn't signed by any key",
                "4 | checkpoint = concat(checkpoint, 'x') | A note has",
                "5 | checkpoint = '' | A note has"
            })
    void aDamagedOneIsNamedAndTheRestGoesOn(long size, String damage, String why) throws Exception {
        edit(size, damage.replace("origin", "'" + origin() + "'"));

        assertThat(wrong())
                .hasSize(1)
                .first()
                .asString()
                .contains("the daily checkpoint of " + size + " leaves")
                .contains(why);
    }

    @Test
    void oneUnderAnotherNumberOfLeavesIsFound() throws Exception {
        TablesOwner.runs("DELETE FROM ledger_checkpoint WHERE size = 3 AND site = '" + site.key() + "'");
        edit(2, "size = 3");

        assertThat(wrong()).hasSize(1).first().asString().contains("of 2 leaves");
    }

    @Test
    void oneBeyondTheHeadIsFound() throws Exception {
        edit(CHOICES, "size = 6");

        assertThat(wrong()).hasSize(1).first().asString().contains("6 leaves is beyond the head, which has 5");
    }

    @Test
    void oneThatIsSignedOverOtherLeavesIsFound() throws Exception {
        TablesOwner.runs("DELETE FROM ledger_checkpoint WHERE size = 3 AND site = '" + site.key() + "'");
        keep("ledger_checkpoint", 3, MerkleHash.leaf(new byte[32]));

        assertThat(wrong())
                .hasSize(1)
                .first()
                .asString()
                .contains("of 3 leaves")
                .contains("has another root");
    }

    @Test
    void oneWithATimeStampIsCheckedBesideTheDailyOneOfTheSameLeaves() throws Exception {
        keep("ledger_anchor", 3, MerkleHash.leaf(new byte[32]));

        assertThat(wrong()).hasSize(1).first().asString().contains("the time-stamped checkpoint of 3 leaves");
    }

    @Test
    void onesThatAKeyWhichNobodyTrustsHasSignedAreFound() throws Exception {
        assertThat(wrong(KeySet.of(List.of()))).hasSize(CHOICES + 1);
    }

    @Test
    void noMoreThanTheFirstAreNamedAndTheOthersAreCounted() {
        var head = new Head(site.key(), "origin", 0, MerkleHash.empty(), List.of(), "", null);
        var check = new KeptCheck(head, KeySet.of(List.of()), 0);

        for (int i = 0; i < KeptCheck.MAX_NAMED + 2; i++) {
            check.compare(new KeptCheck.Seen("daily", i, null, "odd"), Frontier.empty());
        }

        assertThat(check.wrong())
                .hasSize(KeptCheck.MAX_NAMED + 1)
                .last()
                .asString()
                .contains("2 more");
    }

    @Test
    void theCommandNamesTheCheckpointAndStillCountsTheLeaves() throws Exception {
        edit(3, "checkpoint = 'nothing'");
        var said = new ByteArrayOutputStream();

        int exit = new VerifyLedger(
                        database::getConnection,
                        all.sources(),
                        all::erased,
                        TrustedKeys.from(Settings.of(ConfigProvider.getConfig()), data.path()),
                        data.path(),
                        new PrintStream(said, true, StandardCharsets.UTF_8))
                .run();

        TablesOwner.runs("DELETE FROM ledger_checkpoint WHERE size = 3 AND site = '" + site.key() + "'");
        assertThat(exit).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains(site.key() + ": 5 leaves", site.key() + ": WRONG, the daily checkpoint of 3 leaves");
    }

    private List<String> wrong() throws SQLException, IOException, InvalidProof, LedgerFault {
        return wrong(KeySet.of(keys.all()));
    }

    private List<String> wrong(KeySet trusted) throws SQLException, IOException, InvalidProof, LedgerFault {
        try (Connection connection = database.getConnection();
                Readers readers = new Readers(database::getConnection, 2)) {
            var check = LedgerCheck.of(connection, readers, all.sources(), all::erased, site.key(), Optional.empty())
                    .withKept(trusted)
                    .inWindowsOf(SMALL_WINDOW);
            check.run();
            return check.wrongCheckpoints();
        }
    }

    private void edit(long size, String edit) {
        TablesOwner.runs(
                "UPDATE ledger_checkpoint SET " + edit + " WHERE size = " + size + " AND site = '" + site.key() + "'");
    }

    private void keep(String table, long size, byte[] root) throws SQLException {
        var text = new Checkpoint(origin(), size, root).format();
        var note = SignedNote.sign(text, origin(), keys.active()).format();
        var rest = table.equals("ledger_anchor")
                ? ", token, stamped_at, authority) VALUES (?, ?, ?, '', now(), '')"
                : ", signed_at) VALUES (?, ?, ?, now())";
        try (Connection connection = database.getConnection();
                var insert = connection.prepareStatement("INSERT INTO " + table + " (site, size, checkpoint" + rest)) {
            insert.setString(1, site.key());
            insert.setLong(2, size);
            insert.setString(3, note);
            insert.executeUpdate();
        }
    }

    private String origin() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return HeadTable.of(connection, site.key()).orElseThrow().origin();
        }
    }
}
