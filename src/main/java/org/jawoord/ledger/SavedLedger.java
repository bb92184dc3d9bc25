package org.jawoord.ledger;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jawoord.database.DurableFile;
import org.jawoord.proof.Checkpoint;
import org.jawoord.proof.Frontier;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.MerkleHash;
import org.jawoord.proof.SignedNote;

/** The copy of one site's ledger outside the database: a folder named after the site. */
record SavedLedger(Path folder) {

    static final String CHECKPOINT = "checkpoint";

    static final int LEAF_BYTES = 32;

    /** Leaves that are read at once. */
    private static final int CHUNK = 10_000;

    String site() {
        return folder.getFileName().toString();
    }

    Path leavesFile() {
        return folder.resolve("leaves");
    }

    /** Whether anything of it is there. */
    boolean exists() {
        return hasCheckpoint() || Files.exists(leavesFile());
    }

    boolean hasCheckpoint() {
        return Files.exists(folder.resolve(CHECKPOINT));
    }

    /** The tree that its leaves make. */
    Frontier frontier() throws IOException {
        var frontier = Frontier.empty();
        for (long from = 0; from < leaves(); from += CHUNK) {
            leaves(from, CHUNK).forEach(leaf -> frontier.append(MerkleHash.leaf(leaf), (level, n, root) -> {}));
        }
        return frontier;
    }

    /**
     * Returns when it has as many leaves as its checkpoint tells of, or nothing was saved yet.
     *
     * @throws IOException when it hasn't: somebody took some away, since leaves are on disk before the checkpoint is
     */
    void requireWhole() throws IOException, InvalidProof {
        if (!hasCheckpoint()) {
            return;
        }
        long signed = checkpoint().size();
        if (leaves() < signed) {
            throw new IOException(
                    leavesFile() + " holds " + leaves() + " leaves, and the checkpoint beside it tells of " + signed);
        }
    }

    /** The last checkpoint, as it was signed. */
    SignedNote note() throws IOException, InvalidProof {
        return SignedNote.parse(Files.readAllBytes(folder.resolve(CHECKPOINT)));
    }

    /** What the last checkpoint says. */
    Checkpoint checkpoint() throws IOException, InvalidProof {
        return Checkpoint.parse(note().text());
    }

    /** How many leaves the copy has. */
    long leaves() throws IOException {
        return Files.exists(leavesFile()) ? Files.size(leavesFile()) / LEAF_BYTES : 0;
    }

    /** The data of some leaves, 32 bytes each; fewer where the copy ends. */
    List<byte[]> leaves(long from, int most) throws IOException {
        int count = (int) Math.max(0, Math.min(most, leaves() - from));
        if (count == 0) {
            return List.of();
        }
        try (var file = new RandomAccessFile(leavesFile().toFile(), "r")) {
            file.seek(from * LEAF_BYTES);
            var leaves = new ArrayList<byte[]>();
            for (int i = 0; i < count; i++) {
                var leaf = new byte[LEAF_BYTES];
                file.readFully(leaf);
                leaves.add(leaf);
            }
            return leaves;
        }
    }

    /** Leaves whose records were lost, as somebody accepted who restored an older backup; none others may be without one. */
    LostLeaves lost() throws IOException {
        return LostLeaves.in(folder);
    }

    /** Adds leaves, then the checkpoint over them: it never tells of more than is there. On disk on return. */
    void append(long from, byte[] leaves, String checkpoint) throws IOException {
        if (leaves.length > 0) {
            DurableFile.writeAt(leavesFile(), from * LEAF_BYTES, leaves);
        }
        DurableFile.write(folder.resolve(CHECKPOINT), checkpoint);
    }
}
