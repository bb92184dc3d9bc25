package org.jawoord.ledger;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jawoord.database.DataDirectory;
import org.jawoord.database.DurableFile;
import org.jawoord.proof.InvalidProof;
import org.jboss.logging.Logger;

/**
 * What was signed, outside the database: of each site the last checkpoint and the data of every leaf, below {@code
 * ledger/} in the data directory. A database that is older than its checkpoints, or tells another story, is found out
 * by it; and the leaves of records that a restored backup lacks can be put back, so that the tree goes on.
 */
@Singleton
class SavedLedgers {

    private static final Logger LOG = Logger.getLogger(SavedLedgers.class);

    /** Leaves that are read at once when this copy lags behind the database. */
    private static final int CHUNK = 10_000;

    private final Path root;
    private final DataSource database;
    private boolean failing;

    SavedLedgers(DataDirectory data, DataSource database) {
        this.root = folder(data.path());
        this.database = database;
    }

    /** Where the copies are in a data directory. */
    static Path folder(Path data) {
        return data.resolve("ledger");
    }

    /** The copies that there are, one for each site. */
    static List<SavedLedger> in(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.map(SavedLedger::new)
                    .filter(SavedLedger::exists)
                    .sorted(java.util.Comparator.comparing(SavedLedger::site))
                    .toList();
        }
    }

    /** Adds what a batch has added. Doesn't throw: the ledger goes on, and the copy catches up with the next batch. */
    void save(Numbering.Grown grown) {
        try {
            var copy = new SavedLedger(root.resolve(grown.head().site()));
            Files.createDirectories(copy.folder());
            long before = grown.head().size() - grown.added().size();
            copy.requireWhole(); // filled from the database it would prove nothing against it
            if (copy.leaves() < before) {
                fill(copy, before);
            }
            copy.append(before, joined(grown.added()), grown.head().checkpoint());
            failing = false;
        } catch (IOException | SQLException | InvalidProof e) {
            if (!failing) {
                LOG.errorf("checkpoints can't be saved in %s: %s", root, e.getMessage());
            }
            failing = true;
        }
    }

    private void fill(SavedLedger copy, long upTo) throws IOException, SQLException {
        try (Connection connection = database.getConnection()) {
            for (long from = copy.leaves(); from < upTo; from += CHUNK) {
                var leaves = LeafTable.leaves(connection, copy.site(), from, Math.min(upTo, from + CHUNK));
                DurableFile.writeAt(
                        copy.leavesFile(),
                        from * SavedLedger.LEAF_BYTES,
                        joined(leaves.stream().map(LeafTable.Leaf::commitment).toList()));
            }
        }
    }

    private static byte[] joined(List<byte[]> commitments) {
        var all = new ByteArrayOutputStream();
        commitments.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
