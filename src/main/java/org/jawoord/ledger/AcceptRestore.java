package org.jawoord.ledger;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jawoord.proof.Checkpoint;
import org.jawoord.proof.Frontier;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.MerkleHash;

/**
 * The command {@code accept-restore}: after an older backup was restored, puts the leaves back that the database lacks,
 * from the copy outside it. Their records are lost, and the ledger says so; but the tree goes on from where it was, so
 * that what was signed stays true, and receipts that visitors hold still verify.
 */
public final class AcceptRestore {

    private static final String AUDIT =
            "INSERT INTO audit (at, who, what, site) VALUES (now(), 'accept-restore', ?, ?)";

    /** Leaves that are read at once. */
    private static final int CHUNK = 10_000;

    private static final String ALSO_LOST =
            "Gone with them is what was arranged since that backup: identifiers that were tied to sessions, users and settings."
                    + " Tie again what you still know.";

    private final Connection connection;
    private final Path saved;
    private final PrintStream out;
    private final Map<SavedLedger, LostLeaves.Range> accepted = new LinkedHashMap<>();

    /** A restore on a database, by the tables' owner, with the data directory that has the copy. */
    public AcceptRestore(Connection connection, Path data, PrintStream out) {
        this.connection = connection;
        this.saved = SavedLedgers.folder(data);
        this.out = out;
    }

    /** Runs it, all or nothing; the exit code. */
    public int run() throws SQLException, IOException {
        connection.setAutoCommit(false);
        boolean sound = true;
        for (var copy : SavedLedgers.in(saved)) {
            try {
                sound &= accept(copy);
            } catch (InvalidProof e) {
                out.printf("%s: the saved checkpoint can't be read: %s%n", copy.site(), e.getMessage());
                sound = false;
            }
        }
        if (sound) {
            for (var lost :
                    accepted.entrySet()) { // before the commit: without it the leaves would count as tampered with
                lost.getKey().lost().add(lost.getValue());
            }
            connection.commit();
            if (!accepted.isEmpty()) {
                out.println(ALSO_LOST);
            }
        } else {
            connection.rollback();
            out.println("Nothing was changed.");
        }
        return sound ? 0 : 1;
    }

    private boolean accept(SavedLedger copy) throws SQLException, IOException, InvalidProof {
        var checkpoint = copy.checkpoint();
        var head = HeadTable.of(connection, copy.site());
        copy.requireWhole();
        boolean isWhole = head.isPresent() && head.get().fault().isEmpty();
        if (isWhole && head.get().size() >= checkpoint.size()) {
            out.printf("%s: nothing is missing%n", copy.site());
            return true;
        }
        var frontier = isWhole ? head.get().frontier() : stored(copy);
        long from = frontier.size();
        if (from > checkpoint.size()) {
            out.printf(
                    "%s: the database has %d leaves and no sound head, and the copy outside it tells of %d: it can't be told which"
                            + " of the others a server signed%n",
                    copy.site(), from, checkpoint.size());
            return false;
        }
        var leaves = new ArrayList<LeafTable.Leaf>();
        var subtrees = new ArrayList<LeafTable.Subtree>();
        for (var commitment : copy.leaves(from, Math.toIntExact(checkpoint.size() - from))) {
            leaves.add(new LeafTable.Leaf(copy.site(), frontier.size(), null, commitment));
            frontier.append(
                    MerkleHash.leaf(commitment),
                    (level, n, root) -> subtrees.add(new LeafTable.Subtree(copy.site(), level, n, root)));
        }
        if (!Arrays.equals(frontier.root(), checkpoint.root())) {
            out.printf(
                    "%s: the database and the copy outside it have different histories, not only a different length%n",
                    copy.site());
            return false;
        }
        if (!leaves.isEmpty()) {
            accepted.put(copy, new LostLeaves.Range(from, checkpoint.size()));
        }
        LeafTable.addLeaves(connection, leaves);
        LeafTable.addMissingSubtrees(connection, subtrees);
        putHead(copy, checkpoint, frontier);
        out.printf(
                "%s: %s%d records are lost, their leaves are back%n",
                copy.site(), isWhole ? "" : "its head is back, ", leaves.size());
        return true;
    }

    /** The tree that the stored leaves make, which no sound head tells of; its subtrees are stored again where they lack. */
    private Frontier stored(SavedLedger copy) throws SQLException, IOException {
        var frontier = Frontier.empty();
        var subtrees = new ArrayList<LeafTable.Subtree>();
        for (var leaves = next(copy, frontier); !leaves.isEmpty(); leaves = next(copy, frontier)) {
            for (var leaf : leaves) {
                frontier.append(
                        MerkleHash.leaf(leaf.commitment()),
                        (level, n, root) -> subtrees.add(new LeafTable.Subtree(copy.site(), level, n, root)));
            }
        }
        LeafTable.addMissingSubtrees(connection, subtrees);
        return frontier;
    }

    /** The leaves that follow, up to the first that is missing. */
    private List<LeafTable.Leaf> next(SavedLedger copy, Frontier after) throws SQLException {
        long from = after.size();
        var leaves = LeafTable.leaves(connection, copy.site(), from, from + CHUNK);
        int whole = 0;
        while (whole < leaves.size() && leaves.get(whole).index() == from + whole) {
            whole++;
        }
        return leaves.subList(0, whole);
    }

    private void putHead(SavedLedger copy, Checkpoint checkpoint, Frontier frontier)
            throws SQLException, IOException, InvalidProof {
        HeadTable.put(
                connection,
                java.util.List.of(new Head(
                        copy.site(),
                        checkpoint.origin(),
                        checkpoint.size(),
                        checkpoint.root(),
                        frontier.peaks(),
                        copy.note().format(),
                        Instant.now())));
        try (PreparedStatement audit = connection.prepareStatement(AUDIT)) {
            audit.setString(1, "older backup accepted; records lost up to leaf " + (checkpoint.size() - 1));
            audit.setString(2, copy.site());
            audit.executeUpdate();
        }
    }
}
