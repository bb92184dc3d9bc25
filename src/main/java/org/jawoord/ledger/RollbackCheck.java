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
                copy.requireWhole();
                var fault = copy.hasCheckpoint()
                        ? fault(connection, copy.site(), copy.checkpoint())
                        : withoutCheckpoint(connection, copy);
                if (fault.isPresent()) {
                    throw new StartupRefused("JAWOORD_DATA: " + fault.get());
                }
            }
            requireOrder(connection);
        } catch (IOException | InvalidProof e) {
            throw new StartupRefused(
                    "JAWOORD_DATA: the copies of the ledgers in " + saved + " are damaged: " + e.getMessage()
                            + ". Bring that folder back from a backup. Where there is none, move the site's folder away: the"
                            + " server then believes the database, and goes on from what that says",
                    e);
        }
    }

    /** The first save was broken off, or somebody took the checkpoint away: the leaves must be the database's. */
    private static Optional<String> withoutCheckpoint(Connection connection, SavedLedger copy)
            throws SQLException, IOException {
        LOG.warnf("the checkpoint in %s is missing; the next leaf brings another", copy.folder());
        var frontier = copy.frontier();
        long size = HeadTable.of(connection, copy.site()).map(Head::size).orElse(0L);
        boolean same = frontier.size() <= size
                && Arrays.equals(root(connection, copy.site(), size, frontier.size()), frontier.root());
        return same
                ? Optional.empty()
                : Optional.of("the leaves in " + copy.folder()
                        + " are not those of the database, and the checkpoint that would"
                        + " tell which are right is missing. Bring that folder back from a backup, or move it away");
    }

    /** The root of the first leaves; none when tiles are missing. */
    private static byte[] root(Connection connection, String site, long size, long of) {
        try {
            return MerkleTree.root(of, new TileSubtrees(size, new StoredTiles(connection, site)));
        } catch (IllegalArgumentException | IllegalStateException missing) {
            return new byte[0];
        }
    }

    /** Places that were given must not be given again: each record that drew one of them would be refused. */
    private static void requireOrder(Connection connection) throws SQLException {
        var behind = PlaceOrder.behind(connection);
        if (behind.isPresent()) {
            throw new StartupRefused(
                    "JAWOORD_DB_URL: the sequence choice_seq_seq was set back, so no choice could be stored. Run"
                            + " SELECT setval('choice_seq_seq', " + behind.getAsLong()
                            + ") as the owner of the tables");
        }
    }

    /** In what way the database contradicts a checkpoint that was saved; empty when it doesn't. */
    static Optional<String> fault(Connection connection, String site, Checkpoint saved) throws SQLException {
        var head = HeadTable.of(connection, site);
        var damage = head.flatMap(Head::fault);
        if (damage.isPresent()) {
            return Optional.of("the head of the ledger of site " + site + " in the database is damaged: " + damage.get()
                    + ". The command accept-restore puts it back from the copy outside the database, verify-ledger says what"
                    + " else was changed");
        }
        long size = head.map(Head::size).orElse(0L);
        if (size < saved.size()) {
            return Optional.of("the database is older than what was signed: the ledger of site " + site + " has "
                    + size + " records, and a saved checkpoint tells of " + saved.size()
                    + ". Was a backup restored? Then run the command accept-restore once, which keeps the proofs of the"
                    + " records that are lost");
        }
        if (!Arrays.equals(root(connection, site, size, saved.size()), saved.root())) {
            return Optional.of("the ledger of site " + site + " in the database is not the one that was signed: its"
                    + " first " + saved.size() + " records have another root than the saved checkpoint. Run the command"
                    + " verify-ledger to find the record");
        }
        return Optional.empty();
    }
}
