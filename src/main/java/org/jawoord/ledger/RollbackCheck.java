package org.jawoord.ledger;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.jawoord.database.DataDirectory;
import org.jawoord.proof.Checkpoint;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.MerkleTree;
import org.jawoord.proof.TileSubtrees;
import org.jawoord.settings.StartupRefused;
import org.jboss.logging.Logger;

/**
 * Refuses to start on a database that is older than what was signed, or that tells another story (RELIABILITY 2.12, P7):
 * a backup that somebody restored, or a history that somebody rewrote.
 */
@ApplicationScoped
public class RollbackCheck {

    /** After the keys, before anything is recorded. */
    private static final int EARLY = Interceptor.Priority.PLATFORM_BEFORE + 100;

    private static final Logger LOG = Logger.getLogger(RollbackCheck.class);

    private final Path saved;
    private final DataSource database;

    RollbackCheck(DataDirectory data, DataSource database) {
        this.saved = SavedLedgers.folder(data.path());
        this.database = database;
    }

    void atStart(@Observes @Priority(EARLY) StartupEvent event) throws SQLException {
        if (io.quarkus.runtime.LaunchMode.current() == io.quarkus.runtime.LaunchMode.TEST) {
            return; // each run of the tests begins with an empty database
        }
        try (Connection connection = database.getConnection()) {
            var copies = SavedLedgers.in(saved);
            var without = HeadTable.all(connection).values().stream()
                    .filter(head -> head.size() > 0)
                    .map(Head::site)
                    .filter(site ->
                            copies.stream().noneMatch(copy -> copy.site().equals(site)))
                    .toList();
            if (!without.isEmpty()) {
                LOG.warnf(
                        "nothing is saved in %s of the ledgers of %s: whether this database is older than what was signed"
                                + " can't be told. That is so on a server that is new beside others",
                        saved, String.join(", ", without));
            }
            for (var copy : copies) {
                var fault = fault(connection, copy.site(), copy.checkpoint());
                if (fault.isPresent()) {
                    throw new StartupRefused("JAWOORD_DATA: " + fault.get());
                }
            }
        } catch (IOException | InvalidProof e) {
            throw new StartupRefused(
                    "JAWOORD_DATA: the checkpoints in " + saved + " can't be read: " + e.getMessage(), e);
        }
    }

    /** In what way the database contradicts a checkpoint that was saved; empty when it doesn't. */
    static Optional<String> fault(Connection connection, String site, Checkpoint saved) throws SQLException {
        var head = HeadTable.of(connection, site);
        long size = head.map(Head::size).orElse(0L);
        if (size < saved.size()) {
            return Optional.of("the database is older than what was signed: the ledger of site " + site + " has "
                    + size + " records, and a saved checkpoint tells of " + saved.size()
                    + ". Was a backup restored? Then run the command accept-restore once, which keeps the proofs of the"
                    + " records that are lost");
        }
        var tree = new TileSubtrees(size, new StoredTiles(connection, site));
        if (!Arrays.equals(MerkleTree.root(saved.size(), tree), saved.root())) {
            return Optional.of("the ledger of site " + site + " in the database is not the one that was signed: its"
                    + " first " + saved.size() + " records have another root than the saved checkpoint. Run the command"
                    + " verify-ledger to find the record");
        }
        return Optional.empty();
    }
}
