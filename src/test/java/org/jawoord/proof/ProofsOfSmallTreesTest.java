package org.jawoord.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every tree up to 300 leaves against the definitions of RFC 6962: past one full tile, and every shape of the edge. */
class ProofsOfSmallTreesTest {

    private static final int SIZES = 300;

    /** Sizes for which everything that could be mistaken for a proof is tried. */
    private static final int CONFUSABLE = 33;

    private static final NaiveTree TREE = NaiveTree.ofSize(SIZES);

    @Test
    void theRootIsTheDefinedOne() {
        for (int size = 0; size <= SIZES; size++) {
            assertThat(MerkleTree.root(size, TREE.subtrees())).isEqualTo(TREE.root(size));
        }
    }

    @Test
    void everyInclusionProofIsTheDefinedOneAndRight() {
        for (int size = 1; size <= SIZES; size++) {
            for (int index = 0; index < size; index++) {
                var proof = MerkleTree.inclusionProof(index, size, TREE.subtrees());

                assertSame(proof, TREE.inclusion(index, size));
                assertThat(ProofCheck.inclusion(TREE.leafHash(index), index, size, proof, TREE.root(size)))
                        .isTrue();
            }
        }
    }

    @Test
    void everyConsistencyProofIsTheDefinedOneAndRight() {
        for (int to = 0; to <= SIZES; to++) {
            for (int from = 0; from <= to; from++) {
                var proof = MerkleTree.consistencyProof(from, to, TREE.subtrees());

                assertSame(proof, TREE.consistency(from, to));
                assertThat(ProofCheck.consistency(from, TREE.root(from), to, TREE.root(to), proof))
                        .isTrue();
            }
        }
    }

    @Test
    void anInclusionProofIsForOneLeafAtOnePlaceOfOneTree() {
        for (int size = 1; size <= CONFUSABLE; size++) {
            for (int index = 0; index < size; index++) {
                var proof = TREE.inclusion(index, size);
                for (int other = 0; other < CONFUSABLE; other++) {
                    assertThat(ProofCheck.inclusion(TREE.leafHash(other), index, size, proof, TREE.root(size)))
                            .isEqualTo(other == index);
                    assertThat(ProofCheck.inclusion(TREE.leafHash(index), other, size, proof, TREE.root(size)))
                            .isEqualTo(other == index);
                    assertThat(ProofCheck.inclusion(TREE.leafHash(index), index, other, proof, TREE.root(other)))
                            .isEqualTo(other == size);
                }
            }
        }
    }

    @Test
    void aConsistencyProofIsForTwoTrees() {
        for (int to = 1; to <= CONFUSABLE; to++) {
            for (int from = 1; from < to; from++) {
                var proof = TREE.consistency(from, to);
                for (int other = 0; other <= CONFUSABLE; other++) {
                    assertThat(ProofCheck.consistency(other, TREE.root(other), to, TREE.root(to), proof))
                            .isEqualTo(other == from);
                    assertThat(ProofCheck.consistency(from, TREE.root(from), other, TREE.root(other), proof))
                            .isEqualTo(other == to);
                    assertThat(ProofCheck.consistency(from, TREE.root(other), to, TREE.root(to), proof))
                            .isEqualTo(other == from);
                    assertThat(ProofCheck.consistency(from, TREE.root(from), to, TREE.root(other), proof))
                            .isEqualTo(other == to);
                }
            }
        }
    }

    @Test
    void noProofOfSmallTreesCanBeChanged() {
        for (int size = 1; size <= CONFUSABLE; size++) {
            for (int at = 0; at < size; at++) {
                var leaf = TREE.leafHash(at);
                for (var wrong : WrongProofs.of(TREE.inclusion(at, size), leaf, TREE.root(size))) {
                    assertThat(ProofCheck.inclusion(leaf, at, size, wrong.proof(), TREE.root(size)))
                            .as("inclusion %d %d %s", at, size, wrong.what())
                            .isFalse();
                }
                var old = TREE.root(at);
                for (var wrong : WrongProofs.of(TREE.consistency(at, size), old, TREE.root(size))) {
                    assertThat(ProofCheck.consistency(at, old, size, TREE.root(size), wrong.proof()))
                            .as("consistency %d %d %s", at, size, wrong.what())
                            .isFalse();
                }
            }
        }
    }

    @Test
    void everythingStartsWithTheEmptyTreeButOnlyWithItsOwnRoot() {
        assertThat(ProofCheck.consistency(0, TREE.root(0), 5, TREE.root(5), List.of()))
                .isTrue();
        assertThat(ProofCheck.consistency(0, TREE.root(1), 5, TREE.root(5), List.of()))
                .isFalse();
        assertThat(ProofCheck.consistency(0, TREE.root(1), 0, TREE.root(1), List.of()))
                .isFalse();
    }

    @Test
    void whatNoTreeHasCanNotBeAsked() {
        var subtrees = TREE.subtrees();

        assertThatThrownBy(() -> MerkleTree.root(-1, subtrees)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.inclusionProof(-1, 5, subtrees))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.inclusionProof(5, 5, subtrees))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.consistencyProof(-1, 5, subtrees))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.consistencyProof(6, 5, subtrees))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertSame(List<byte[]> proof, List<byte[]> defined) {
        assertThat(Arrays.deepEquals(proof.toArray(), defined.toArray())).isTrue();
    }
}
