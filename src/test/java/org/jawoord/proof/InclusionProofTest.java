package org.jawoord.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InclusionProofTest {

    private static final NaiveTree TREE = NaiveTree.ofSize(7);
    private static final InclusionProof PROOF = InclusionProof.of(5, 7, TREE.subtrees());

    @Test
    void itProvesTheLeafAndNoOther() {
        assertThat(PROOF.proves(TREE.leafHash(5), TREE.root(7))).isTrue();
        assertThat(PROOF.proves(TREE.leafHash(4), TREE.root(7))).isFalse();
        assertThat(PROOF.proves(TREE.leafHash(5), TREE.root(6))).isFalse();
    }

    @Test
    void itIsReadAsItWasWritten() throws InvalidProof {
        var read = InclusionProof.parse(PROOF.index(), PROOF.size(), PROOF.base64());

        assertThat(read).isEqualTo(PROOF).hasSameHashCodeAs(PROOF);
        assertThat(read.proves(TREE.leafHash(5), TREE.root(7))).isTrue();
        assertThat(PROOF.base64()).hasSize(3).allMatch(hash -> hash.length() == 44);
    }

    @Test
    void otherProofsAreNotEqual() {
        assertThat(new InclusionProof(4, 7, PROOF.hashes())).isNotEqualTo(PROOF);
        assertThat(new InclusionProof(5, 8, PROOF.hashes())).isNotEqualTo(PROOF);
        assertThat(new InclusionProof(5, 7, PROOF.hashes().subList(0, 2))).isNotEqualTo(PROOF);
    }

    @ParameterizedTest
    @CsvSource({"-1, 7", "7, 7", "8, 7", "0, 0", "0, -1"})
    void anIndexIsBelowTheSize(long index, long size) {
        assertThatThrownBy(() -> InclusionProof.parse(index, size, List.of())).isInstanceOf(InvalidProof.class);
        assertThatThrownBy(() -> new InclusionProof(index, size, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aProofIsNoLongerThanTheLongestWayUp() throws InvalidProof {
        var hash = CanonicalBase64.encode(new byte[32]);

        assertThat(InclusionProof.parse(0, 1, Collections.nCopies(63, hash)).hashes())
                .hasSize(63);
        assertThatThrownBy(() -> InclusionProof.parse(0, 1, Collections.nCopies(64, hash)))
                .isInstanceOf(InvalidProof.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "\u00e9"})
    void aHashIsThirtyTwoBytesOfBase64(String hash) {
        assertThatThrownBy(() -> InclusionProof.parse(0, 2, List.of(hash))).isInstanceOf(InvalidProof.class);
    }

    @Test
    void aMissingHashIsRefused() {
        assertThatThrownBy(() -> InclusionProof.parse(0, 2, Arrays.asList((String) null)))
                .isInstanceOf(InvalidProof.class);
    }

    @Test
    void whoeverChangesTheHashesGivenOutDoesNotChangeTheProof() {
        PROOF.hashes().get(0)[0]++;

        assertThat(PROOF.proves(TREE.leafHash(5), TREE.root(7))).isTrue();
    }
}
