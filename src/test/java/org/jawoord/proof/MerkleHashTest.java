package org.jawoord.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jawoord.shared.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleHashTest {

    @Test
    void leavesAndNodesAreHashedApart() {
        var left = MerkleHash.leaf(new byte[] {1});
        var right = MerkleHash.leaf(new byte[] {2});
        var both = new byte[64];
        System.arraycopy(left, 0, both, 0, 32);
        System.arraycopy(right, 0, both, 32, 32);

        assertThat(left).isEqualTo(Sha256.of(new byte[] {0, 1}));
        assertThat(MerkleHash.node(left, right))
                .isNotEqualTo(MerkleHash.leaf(both))
                .isNotEqualTo(MerkleHash.node(right, left));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33})
    void aNodeJoinsHashes(int length) {
        assertThatThrownBy(() -> MerkleHash.node(new byte[length], new byte[32]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleHash.node(new byte[32], new byte[length]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCommitmentHashesSaltAndRecord() {
        var salt = new byte[32];
        salt[31] = 9;
        var both = new byte[34];
        both[31] = 9;
        both[32] = 'h';
        both[33] = 'i';

        assertThat(Commitment.of(salt, new byte[] {'h', 'i'})).isEqualTo(Sha256.of(both));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33, 64})
    void aSaltHasThirtyTwoBytes(int length) {
        assertThatThrownBy(() -> Commitment.of(new byte[length], new byte[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32");
    }
}
