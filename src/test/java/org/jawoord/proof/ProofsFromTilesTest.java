package org.jawoord.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProofsFromTilesTest {

    private static final int RANDOM_TREES = 12;
    private static final int PROOFS_OF_A_TREE = 20;

    @Test
    void proofsOfRandomTreesOfUpToAMillionLeavesAreRight() {
        long seed = Long.getLong("jawoord.seed", System.nanoTime());
        System.out.println("ProofsFromTilesTest: -Djawoord.seed=" + seed);
        var random = new Random(seed);
        for (int tree = 0; tree < RANDOM_TREES; tree++) {
            checkTree(1 + random.nextInt(1 << (1 + tree * 20 / RANDOM_TREES)), random);
        }
        checkTree(1 + random.nextInt(1 << 20), random);
    }

    private static void checkTree(int size, Random random) {
        var log = MemoryTiles.ofSize(size);
        var subtrees = new TileSubtrees(size, log);
        var root = log.frontier().root();
        assertThat(MerkleTree.root(size, subtrees)).as("size " + size).isEqualTo(root);
        for (int i = 0; i < PROOFS_OF_A_TREE; i++) {
            int index = random.nextInt(size);
            int from = random.nextInt(size + 1);
            var leaf = MerkleHash.leaf(NaiveTree.data(index));
            var inclusion = MerkleTree.inclusionProof(index, size, subtrees);
            var old = MerkleTree.root(from, subtrees);
            var consistency = MerkleTree.consistencyProof(from, size, subtrees);

            assertThat(ProofCheck.inclusion(leaf, index, size, inclusion, root)).isTrue();
            assertThat(ProofCheck.consistency(from, old, size, root, consistency))
                    .isTrue();
            for (var wrong : WrongProofs.of(inclusion, leaf, root)) {
                assertThat(ProofCheck.inclusion(leaf, index, size, wrong.proof(), root))
                        .as("leaf %d of %d, %s", index, size, wrong.what())
                        .isFalse();
            }
            for (var wrong : WrongProofs.of(consistency, old, root)) {
                assertThat(ProofCheck.consistency(from, old, size, root, wrong.proof()))
                        .as("%d to %d, %s", from, size, wrong.what())
                        .isFalse();
            }
        }
    }

    @Test
    void theRootIsThatOfTheDefinition() {
        int size = 70_000; // the example of tlog-tiles: three levels of tiles
        var log = MemoryTiles.ofSize(size);

        assertThat(MerkleTree.root(size, new TileSubtrees(size, log)))
                .isEqualTo(NaiveTree.ofSize(size).root(size));
    }

    /** The tiles that tlog-tiles names for a tree of this size. */
    @Test
    void theTilesOfTheTreesSizeAreAskedForAndEachOnce() {
        var log = MemoryTiles.ofSize(70_200);
        var subtrees = new TileSubtrees(70_000, log);

        MerkleTree.root(70_000, subtrees);
        MerkleTree.inclusionProof(0, 70_000, subtrees);
        MerkleTree.inclusionProof(69_999, 70_000, subtrees);

        assertThat(log.asked).containsExactlyInAnyOrder("0/0/256", "0/273/112", "1/0/256", "1/1/17", "2/0/1");
    }

    @Test
    void aSubtreeThatIsNotCompleteCanNotBeAsked() {
        var subtrees = new TileSubtrees(300, MemoryTiles.ofSize(300));

        assertThat(subtrees.root(8, 0)).hasSize(32);
        assertThat(subtrees.root(0, 299)).isEqualTo(MerkleHash.leaf(NaiveTree.data(299)));
        assertThatThrownBy(() -> subtrees.root(8, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> subtrees.root(0, 300)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> subtrees.root(0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> subtrees.root(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> subtrees.root(64, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TileSubtrees(-1, (l, n, w) -> new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTileOfAnotherLengthIsNotUsed() {
        for (int length : new int[] {0, 31, 33, 64}) {
            var subtrees = new TileSubtrees(1, (level, n, width) -> new byte[length]);
            assertThatThrownBy(() -> subtrees.root(0, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("tile 0/0");
        }
        assertThatThrownBy(() -> new TileSubtrees(1, (level, n, width) -> null).root(0, 0))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoeverChangesATileAfterwardsDoesNotChangeTheProof() {
        var tile = new byte[32];
        var subtrees = new TileSubtrees(1, (level, n, width) -> tile);
        subtrees.root(0, 0);
        Arrays.fill(tile, (byte) 1);

        assertThat(subtrees.root(0, 0)).isEqualTo(new byte[32]);
    }
}
