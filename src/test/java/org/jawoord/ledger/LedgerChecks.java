package org.jawoord.ledger;

import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jawoord.consent.ChoiceRecords;
import org.jawoord.database.DataDirectory;
import org.jawoord.keys.TrustedKeys;
import org.jawoord.proof.InvalidProof;
import org.jawoord.settings.Settings;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;

/** What tests of tampering ask and do: checks of ledgers, and what somebody would look up before changing it. */
@ApplicationScoped
class LedgerChecks {

    /** Leaves of the ledgers that are tampered with. */
    static final int CHOICES = 5;

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

    /** Returns when the ledger of a site is sound. */
    void check(TestSite site) throws SQLException, IOException, InvalidProof, LedgerFault {
        check(site, Optional.empty());
    }

    /** The same, held against a copy outside the database too. */
    void check(TestSite site, Optional<SavedLedger> saved) throws SQLException, IOException, InvalidProof, LedgerFault {
        try (Connection connection = database.getConnection();
                Readers readers = new Readers(database::getConnection, 2)) {
            LedgerCheck.of(connection, readers, all.sources(), all::erased, site.key(), saved)
                    .inWindowsOf(SMALL_WINDOW)
                    .run();
        }
    }

    /** The command, on all ledgers; its exit code. */
    int verifyAll(ByteArrayOutputStream said) throws SQLException, IOException {
        var keys = TrustedKeys.from(Settings.of(ConfigProvider.getConfig()), data.path());
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new VerifyLedger(database::getConnection, all.sources(), all::erased, keys, data.path(), out).run();
    }

    /** The copy outside the database, once it has {@link #CHOICES} leaves. */
    Optional<SavedLedger> saved(TestSite site) {
        var saved = new SavedLedger(SavedLedgers.folder(data.path()).resolve(site.key()));
        // It is saved after the commit, which is what others wait for.
        await().ignoreExceptions().until(() -> saved.checkpoint().size() >= CHOICES);
        return Optional.of(saved);
    }

    /** Changes a record and the leaf that commits to it. */
    void editWithLeaf(TestSite site, long index) throws SQLException {
        long seq = seq(site, index);
        TablesOwner.runs("UPDATE choice SET action = 'accept_all' WHERE seq = " + seq);
        try (Connection connection = database.getConnection()) {
            var forged = choices.bySeq(connection, new Long[] {seq}).get(0).commitment();
            TablesOwner.runs("UPDATE ledger_leaf SET commitment = '\\x"
                    + HexFormat.of().formatHex(forged) + "' WHERE seq = " + seq);
        }
    }

    /** Of the record of a site that is last in the order. */
    String lastIdOf(TestSite site) throws SQLException {
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

    /** Place in the order of the record of a leaf. */
    long seq(TestSite site, long index) {
        try (Connection connection = database.getConnection()) {
            return LeafTable.leaves(connection, site.key(), index, index + 1)
                    .get(0)
                    .seq();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A copy of a copy, to be tampered with. */
    static SavedLedger copy(SavedLedger saved, Path to) throws IOException {
        Files.createDirectories(to);
        for (var file : List.of(SavedLedger.CHECKPOINT, "leaves")) {
            Files.copy(saved.folder().resolve(file), to.resolve(file));
        }
        return new SavedLedger(to);
    }
}
