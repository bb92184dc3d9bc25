import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.function.LongSupplier;
import org.jawoord.proof.Frontier;
import org.jawoord.proof.Jws;
import org.jawoord.proof.KeySet;
import org.jawoord.proof.MerkleHash;
import org.jawoord.proof.MerkleTree;
import org.jawoord.proof.ProofCheck;
import org.jawoord.proof.SigningKey;
import org.jawoord.proof.SubtreeSink;

/**
 * What the tree and the signatures cost on one thread. Wants a build (./mvnw -DskipTests package):
 *
 * <pre>java -cp "target/classes:target/quarkus-app/lib/main/*" src/bench/proof/ProofBench.java</pre>
 *
 * Each row is the median of nine rounds after three that warm up.
 */
public class ProofBench {

    private static final int LEAVES = 1_000_000;
    private static final int PROOFS = 20_000;
    private static final int SIGNATURES = 1_000;
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 9;

    public static void main(String[] args) throws Exception {
        var leaves = new byte[LEAVES][];
        for (int i = 0; i < LEAVES; i++) {
            leaves[i] = MerkleHash.leaf(("leaf " + i).getBytes());
        }
        row("Frontier.append", "leaves", LEAVES, () -> append(leaves));
        proofs(leaves);
        signatures();
    }

    private static long append(byte[][] leaves) {
        var frontier = Frontier.empty();
        for (var leaf : leaves) {
            frontier.append(leaf, SubtreeSink.NONE);
        }
        return frontier.root()[0];
    }

    private static void proofs(byte[][] leaves) {
        var levels = new ArrayList<byte[][]>();
        for (var level = leaves; level.length > 0; level = above(level)) {
            levels.add(level);
        }
        var root = MerkleTree.root(LEAVES, (height, index) -> levels.get(height)[(int) index]);
        var random = new Random(1);
        var indexes = random.longs(PROOFS, 0, LEAVES).toArray();
        var proofs = Arrays.stream(indexes)
                .mapToObj(i -> MerkleTree.inclusionProof(i, LEAVES, (height, index) -> levels.get(height)[(int) index]))
                .toList();
        row("ProofCheck.inclusion, a million leaves", "proofs", PROOFS, () -> {
            long right = 0;
            for (int i = 0; i < PROOFS; i++) {
                var leaf = leaves[(int) indexes[i]];
                right += ProofCheck.inclusion(leaf, indexes[i], LEAVES, proofs.get(i), root) ? 1 : 0;
            }
            return checked(right, PROOFS);
        });
    }

    private static byte[][] above(byte[][] level) {
        var above = new byte[level.length / 2][];
        for (int i = 0; i < above.length; i++) {
            above[i] = MerkleHash.node(level[2 * i], level[2 * i + 1]);
        }
        return above;
    }

    private static void signatures() {
        var key = SigningKey.ofSeed(new byte[32]);
        var keys = KeySet.of(java.util.List.of(key.verifyingKey()));
        var payload = new byte[1500];
        var jws = Jws.sign(payload, "receipt+jws", key);
        row("Jws.sign, 1.5 kB", "signatures", SIGNATURES, () -> {
            long length = 0;
            for (int i = 0; i < SIGNATURES; i++) {
                length += Jws.sign(payload, "receipt+jws", key).length();
            }
            return length;
        });
        row("Jws.verify, 1.5 kB", "signatures", SIGNATURES, () -> {
            long right = 0;
            for (int i = 0; i < SIGNATURES; i++) {
                try {
                    right += Jws.verify(jws, "receipt+jws", keys).length == payload.length ? 1 : 0;
                } catch (org.jawoord.proof.InvalidProof e) {
                    throw new IllegalStateException(e);
                }
            }
            return checked(right, SIGNATURES);
        });
    }

    private static long checked(long right, long wanted) {
        if (right != wanted) {
            throw new IllegalStateException(right + " right of " + wanted);
        }
        return right;
    }

    private static void row(String what, String unit, int count, LongSupplier round) {
        var nanos = new long[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            long start = System.nanoTime();
            round.getAsLong();
            if (i >= 0) {
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        double each = (double) nanos[ROUNDS / 2] / count;
        System.out.printf("%-40s %,12.0f %s/s  %8.2f us each%n", what, 1e9 / each, unit, each / 1000);
    }
}
