package org.jawoord.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jawoord.keys.SigningKeys;
import org.jawoord.proof.Checkpoint;
import org.jawoord.proof.Frontier;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.MerkleHash;
import org.jawoord.proof.NoteKey;
import org.jawoord.proof.SignedNote;
import org.jawoord.proof.VerifyingKey;

/**
 * Where the tree of a site ends: a row of {@code ledger_head}.
 *
 * @param origin name of the log in its checkpoints
 * @param size number of leaves
 * @param root of the whole tree, 32 bytes
 * @param peaks roots of the complete subtrees, from left to right
 * @param checkpoint the signed note (C2SP tlog-checkpoint)
 */
record Head(
        String site, String origin, long size, byte[] root, List<byte[]> peaks, String checkpoint, Instant signedAt) {

    /** The head after the frontier has grown, signed. */
    static Head signed(String site, String origin, Frontier frontier, SigningKeys keys, Instant now) {
        var root = frontier.root();
        var text = new Checkpoint(origin, frontier.size(), root).format();
        var note = SignedNote.sign(text, origin, keys.active()).format();
        return new Head(site, origin, frontier.size(), root, frontier.peaks(), note, now);
    }

    /** Why its parts don't belong together, whoever signed it; empty when they do. */
    Optional<String> fault() {
        try {
            return Arrays.equals(frontier().root(), root)
                    ? checkpointFault()
                    : Optional.of("its peaks make another root");
        } catch (IllegalArgumentException e) {
            return Optional.of("its peaks don't fit its size");
        }
    }

    /** Why its checkpoint isn't one of this head, whoever signed it; empty when it is. */
    Optional<String> checkpointFault() {
        try {
            var note = SignedNote.parse(checkpoint.getBytes(StandardCharsets.UTF_8));
            return Checkpoint.parse(note.text()).equals(new Checkpoint(origin, size, root))
                    ? Optional.empty()
                    : Optional.of("its checkpoint doesn't say what its head says");
        } catch (InvalidProof | IllegalArgumentException e) {
            return Optional.of("its checkpoint can't be read: " + e.getMessage());
        }
    }

    /** The same, or that nobody with one of these keys has signed it. */
    Optional<String> fault(Collection<VerifyingKey> keys) {
        return fault().or(() ->
                isSignedWith(keys) ? Optional.empty() : Optional.of("nobody with the key has signed its checkpoint"));
    }

    /** Whether its checkpoint is signed with this key. */
    boolean isSignedWith(VerifyingKey key) {
        return isSignedWith(List.of(key));
    }

    /** Whether it is signed with one of these. */
    boolean isSignedWith(Collection<VerifyingKey> keys) {
        try {
            var note = SignedNote.parse(checkpoint.getBytes(StandardCharsets.UTF_8));
            return !note.verify(
                            keys.stream().map(key -> new NoteKey(origin, key)).toList())
                    .isEmpty();
        } catch (InvalidProof e) {
            return false;
        }
    }

    /** To go on appending from. */
    Frontier frontier() {
        return Frontier.of(size, peaks);
    }

    /** The peaks in one column. */
    byte[] joinedPeaks() {
        var joined = new ByteArrayOutputStream();
        peaks.forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    /** The peaks in a column, taken apart. */
    static List<byte[]> peaks(byte[] joined) {
        var peaks = new ArrayList<byte[]>();
        for (int i = 0; i < joined.length; i += MerkleHash.BYTES) {
            peaks.add(Arrays.copyOfRange(joined, i, i + MerkleHash.BYTES));
        }
        return List.copyOf(peaks);
    }
}
