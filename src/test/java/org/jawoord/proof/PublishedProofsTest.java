package org.jawoord.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tree of 8 leaves that implementations of RFC 6962 agree on, its published proofs, and those proofs made wrong. */
class PublishedProofsTest {

    private static final List<byte[]> LEAVES = List.of(
            Hex.bytes(""),
            Hex.bytes("00"),
            Hex.bytes("10"),
            Hex.bytes("2021"),
            Hex.bytes("3031"),
            Hex.bytes("40414243"),
            Hex.bytes("5051525354555657"),
            Hex.bytes("606162636465666768696a6b6c6d6e6f"));

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    /** One line of the file: two numbers, two hashes and the proof. */
    record Published(String kind, long first, long second, byte[] hash, byte[] root, List<byte[]> proof) {

        boolean isRight(long oneNumber, long otherNumber, byte[] oneHash, byte[] otherHash, List<byte[]> hashes) {
            return kind.equals("inclusion")
                    ? ProofCheck.inclusion(oneHash, oneNumber, otherNumber, hashes, otherHash)
                    : ProofCheck.consistency(oneNumber, oneHash, otherNumber, otherHash, hashes);
        }

        @Override
        public String toString() {
            return kind + " " + first + " " + second;
        }
    }

    static List<Published> published() throws IOException {
        try (var file = PublishedProofsTest.class.getResourceAsStream("/proof/published-proofs.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(PublishedProofsTest::read)
                    .toList();
        }
    }

    private static Published read(String line) {
        var part = line.split(",", -1);
        var proof = part[5].isEmpty()
                ? List.<byte[]>of()
                : Arrays.stream(part[5].split(" ")).map(Hex::bytes).toList();
        return new Published(
                part[0],
                Long.parseLong(part[1]),
                Long.parseLong(part[2]),
                Hex.bytes(part[3]),
                Hex.bytes(part[4]),
                proof);
    }

    @Test
    void theRootsAreThePublishedOnes() {
        var frontier = Frontier.empty();
        assertThat(Hex.text(frontier.root())).isEqualTo(ROOTS.get(0));
        for (int size = 1; size <= LEAVES.size(); size++) {
            frontier.append(MerkleHash.leaf(LEAVES.get(size - 1)), SubtreeSink.NONE);

            assertThat(Hex.text(frontier.root())).isEqualTo(ROOTS.get(size));
            assertThat(Hex.text(MerkleTree.root(size, new NaiveTree(LEAVES).subtrees())))
                    .isEqualTo(ROOTS.get(size));
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void theProofsAreThePublishedOnes(Published published) {
        var subtrees = new NaiveTree(LEAVES).subtrees();
        var proof = published.kind().equals("inclusion")
                ? MerkleTree.inclusionProof(published.first(), published.second(), subtrees)
                : MerkleTree.consistencyProof(published.first(), published.second(), subtrees);

        assertThat(proof).usingRecursiveComparison().isEqualTo(published.proof());
    }

    @ParameterizedTest
    @MethodSource("published")
    void publishedProofsAreRight(Published it) {
        assertThat(it.isRight(it.first(), it.second(), it.hash(), it.root(), it.proof()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("published")
    void aChangedListOfHashesIsWrong(Published it) {
        for (var wrong : WrongProofs.of(it.proof(), it.hash(), it.root())) {
            assertThat(it.isRight(it.first(), it.second(), it.hash(), it.root(), wrong.proof()))
                    .as(wrong.what())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void anotherHashOrRootIsWrong(Published it) {
        for (int bit = 0; bit < 256; bit++) {
            assertThat(it.isRight(it.first(), it.second(), Bits.flipped(it.hash(), bit), it.root(), it.proof()))
                    .isFalse();
            assertThat(it.isRight(it.first(), it.second(), it.hash(), Bits.flipped(it.root(), bit), it.proof()))
                    .isFalse();
        }
        for (var length : List.of(0, 31, 33)) {
            var odd = Arrays.copyOf(it.hash(), length);
            assertThat(it.isRight(it.first(), it.second(), odd, it.root(), it.proof()))
                    .isFalse();
            assertThat(it.isRight(it.first(), it.second(), it.hash(), odd, it.proof()))
                    .isFalse();
            assertThat(it.isRight(it.first(), it.second(), odd, odd, it.proof()))
                    .isFalse();
        }
        assertThat(it.isRight(it.first(), it.second(), null, it.root(), it.proof()))
                .isFalse();
        assertThat(it.isRight(it.first(), it.second(), it.hash(), null, it.proof()))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("published")
    void numbersThatNoTreeHasAreWrong(Published it) {
        for (long no : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, it.second() + 1, it.second() * 2 + 2}) {
            assertThat(it.isRight(no, it.second(), it.hash(), it.root(), it.proof()))
                    .as("first " + no)
                    .isFalse();
        }
        for (long no : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, it.first() - 1, it.second() * 2, 0}) {
            assertThat(it.isRight(it.first(), no, it.hash(), it.root(), it.proof()))
                    .as("second " + no)
                    .isFalse();
        }
    }
}
