package org.jawoord.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jawoord.proof.Checkpoint;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.KeySet;
import org.jawoord.proof.NoteKey;
import org.jawoord.proof.SignedNote;
import org.jawoord.proof.Subtrees;
import org.jawoord.proof.TileSubtrees;

/**
 * A site's ledger as it was at one checkpoint: whatever is proven by it fits together, however the ledger grows
 * meanwhile. Holds no connection.
 */
public final class LedgerSnapshot {

    private final Head head;
    private final Damage damage;

    LedgerSnapshot(Head head, Damage damage) {
        this.head = head;
        this.damage = damage;
    }

    /** A checkpoint that is kept: at most one a day of each site. */
    public record Kept(long size, String checkpoint, Instant signedAt) {

        /**
         * The state that it tells of.
         *
         * @param origin name of the log that it should be of
         * @param keys one of which should have signed it
         * @throws InvalidProof it isn't signed by any of them for that log, or says another size than it is kept under
         */
        public Checkpoint state(String origin, KeySet keys) throws InvalidProof {
            var note = SignedNote.parse(checkpoint.getBytes(StandardCharsets.UTF_8));
            note.verify(
                    keys.keys().stream().map(key -> new NoteKey(origin, key)).toList());
            var state = Checkpoint.parse(note.text());
            if (!state.origin().equals(origin) || state.size() != size) {
                throw new InvalidProof("The checkpoint is of another ledger, or of " + state.size() + " leaves.");
            }
            return state;
        }
    }

    /** Name of the log in its checkpoints. */
    public String origin() {
        return head.origin();
    }

    /** Number of leaves; those with a smaller index are in it. */
    public long size() {
        return head.size();
    }

    /** The signed note (C2SP tlog-checkpoint). */
    public String checkpoint() {
        return head.checkpoint();
    }

    public Instant signedAt() {
        return head.signedAt();
    }

    /**
     * Its complete subtrees, to make proofs of. Keeps what it has read, 8 KiB for each 256 leaves that are asked about:
     * for some hundreds of proofs, then take another.
     */
    public Subtrees tree(Connection connection) {
        return new TileSubtrees(head.size(), new StoredTiles(connection, head.site()));
    }

    /** That a leaf is in it; {@code tree} of {@link #tree}. 503 where the ledger is damaged, so that it can't be shown. */
    public Ledgers.Inclusion inclusion(long index, Subtrees tree) {
        try {
            return new Proofs(head, tree).inclusion(index);
        } catch (Proofs.Damaged e) {
            throw damage.refusal(head.site(), e.getMessage());
        }
    }

    /** The hashes that prove that it continues the tree of so many leaves; 503 as above. */
    public List<byte[]> consistency(long size, Subtrees tree) {
        try {
            return new Proofs(head, tree).consistency(size);
        } catch (Proofs.Damaged e) {
            throw damage.refusal(head.site(), e.getMessage());
        }
    }

    /** The checkpoints that are kept from before, smallest first. */
    public List<Kept> kept(Connection connection) throws SQLException {
        return HeadTable.kept(connection, head.site(), head.size());
    }
}
