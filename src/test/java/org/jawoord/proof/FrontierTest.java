package org.jawoord.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontierTest {

    @Test
    void theRootIsTheDefinedOneAtEverySizeHoweverItWasKept() {
        var tree = NaiveTree.ofSize(600);
        var frontier = Frontier.empty();
        for (int size = 0; size <= 600; size++) {
            assertThat(frontier.size()).isEqualTo(size);
            assertThat(frontier.root()).isEqualTo(tree.root(size));
            frontier = Frontier.of(frontier.size(), frontier.peaks());
            assertThat(frontier.root()).isEqualTo(tree.root(size));
            if (size < 600) {
                frontier.append(tree.leafHash(size), SubtreeSink.NONE);
            }
        }
    }

    @Test
    void peaksAreTheCompleteSubtreesFromLeftToRight() {
        var tree = NaiveTree.ofSize(11);

        var peaks = MemoryTiles.ofSize(11).frontier().peaks();

        assertThat(peaks)
                .usingRecursiveComparison()
                .isEqualTo(List.of(tree.root(0, 8), tree.root(8, 10), tree.root(10, 11)));
    }

    @Test
    void eachSubtreeOfAFullTileIsToldOnceWhenItIsComplete() {
        var tree = NaiveTree.ofSize(65_537);
        var frontier = Frontier.empty();
        var told = new ArrayList<String>();
        for (int i = 0; i < 65_537; i++) {
            long leaves = i + 1;
            frontier.append(tree.leafHash(i), (level, n, root) -> {
                long width = 1L << (8 * level);
                assertThat((n + 1) * width).isEqualTo(leaves);
                assertThat(root).isEqualTo(tree.root((int) (n * width), (int) leaves));
                told.add(level + "/" + n);
            });
        }

        assertThat(told).hasSize(257).startsWith("1/0", "1/1").endsWith("1/254", "1/255", "2/0");
    }

    @Test
    void aCopyChangesByItself() {
        var log = MemoryTiles.ofSize(5);
        var before = log.frontier().root();
        var copy = log.frontier().copy();

        copy.append(MerkleHash.leaf(new byte[0]), SubtreeSink.NONE);

        assertThat(log.frontier().root()).isEqualTo(before);
        assertThat(log.frontier().size()).isEqualTo(5);
        assertThat(copy.size()).isEqualTo(6);
        assertThat(copy.root()).isNotEqualTo(before);
    }

    @Test
    void whoeverChangesWhatWasGivenDoesNotChangeTheTree() {
        var leaf = MerkleHash.leaf(new byte[0]);
        var frontier = Frontier.empty();
        frontier.append(leaf, SubtreeSink.NONE);
        var kept = new ArrayList<>(frontier.peaks());
        var again = Frontier.of(1, kept);
        leaf[0]++;
        kept.get(0)[0]++;
        frontier.root()[0]++;

        assertThat(frontier.root()).isEqualTo(MerkleHash.leaf(new byte[0]));
        assertThat(again.root()).isEqualTo(MerkleHash.leaf(new byte[0]));
    }

    @Test
    void peaksThatDoNotFitTheSizeAreRefused() {
        var hash = new byte[32];
        assertThat(Frontier.of(3, List.of(hash, hash)).size()).isEqualTo(3);
        assertThatThrownBy(() -> Frontier.of(3, List.of(hash))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frontier.of(3, List.of(hash, hash, hash)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frontier.of(3, List.of(hash, new byte[31])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frontier.of(Long.MIN_VALUE, List.of(hash)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLeafIsAHash() {
        var frontier = Frontier.empty();
        assertThatThrownBy(() -> frontier.append(new byte[31], SubtreeSink.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> frontier.append(null, SubtreeSink.NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThat(frontier.size()).isZero();
    }

    @Test
    void theLargestTreeTakesNoFurtherLeafAndStaysAsItWas() {
        var full = Frontier.of(Long.MAX_VALUE, Collections.nCopies(63, new byte[32]));
        var root = full.root();

        assertThatThrownBy(() -> full.append(new byte[32], SubtreeSink.NONE)).isInstanceOf(ArithmeticException.class);
        assertThat(full.size()).isEqualTo(Long.MAX_VALUE);
        assertThat(full.root()).isEqualTo(root);
    }
}
