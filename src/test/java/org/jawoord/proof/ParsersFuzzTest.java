package org.jawoord.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * No parser lets out another exception than {@link InvalidProof}, and what it takes means what it says: it is written
 * again letter for letter, or it is what was signed.
 */
class ParsersFuzzTest {

    private static final int ROUNDS = 20_000;

    /** For what costs a signature each time. */
    private static final int SIGNED_ROUNDS = 3_000;

    private static final NoteKey KEY =
            new NoteKey("log.example", Keys.numbered(1).verifyingKey());
    private static final KeySet KEYS =
            KeySet.of(List.of(KEY.key(), Keys.numbered(2).verifyingKey()));
    private static final byte[] PAYLOAD = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    @Test
    void pathsOfTiles() throws Exception {
        Fuzz.rounds(ROUNDS, fuzz -> {
            var right = new TilePath(false, fuzz.below(64), fuzz.below(Integer.MAX_VALUE), 1 + fuzz.below(256));
            var path = fuzz.spoilt(right.format());
            try {
                assertThat(TilePath.parse(path).format()).isEqualTo(path);
            } catch (InvalidProof refused) {
                assertThat(refused).hasMessageEndingWith(".");
            }
        });
    }

    @Test
    void checkpoints() throws Exception {
        var right = new Checkpoint("log.example/shop", 123_456, new byte[32], List.of("more")).format();
        Fuzz.rounds(ROUNDS, fuzz -> {
            var text = fuzz.spoilt(right);
            try {
                assertThat(Checkpoint.parse(text).format()).isEqualTo(text);
            } catch (InvalidProof refused) {
                assertThat(refused).hasMessageEndingWith(".");
            }
        });
    }

    @Test
    void entryBundles() throws Exception {
        Fuzz.rounds(ROUNDS, fuzz -> {
            var right = EntryBundle.encode(List.of(fuzz.noise(fuzz.below(40)), fuzz.noise(fuzz.below(400))));
            var bundle = fuzz.spoilt(right);
            try {
                assertThat(EntryBundle.encode(EntryBundle.parse(bundle))).isEqualTo(bundle);
            } catch (InvalidProof refused) {
                assertThat(refused).hasMessageEndingWith(".");
            }
        });
    }

    @Test
    void signedNotes() throws Exception {
        var note = SignedNote.sign("log.example\n7\n\nx\n", KEY.name(), Keys.numbered(1))
                .alsoSignedBy("witness.example", Keys.numbered(3));
        Fuzz.rounds(SIGNED_ROUNDS, fuzz -> {
            var bytes = fuzz.spoilt(note.format().getBytes(StandardCharsets.UTF_8));
            try {
                var read = SignedNote.parse(bytes);
                assertThat(read.format().getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
                read.verify(List.of(KEY));
                assertThat(read.text()).isEqualTo(note.text());
            } catch (InvalidProof refused) {
                assertThat(refused).hasMessageEndingWith(".");
            }
        });
    }

    @Test
    void verifierKeys() throws Exception {
        Fuzz.rounds(ROUNDS, fuzz -> {
            var vkey = fuzz.spoilt(KEY.vkey());
            try {
                assertThat(NoteKey.parse(vkey).vkey()).isEqualTo(vkey);
            } catch (InvalidProof refused) {
                assertThat(refused).hasMessageEndingWith(".");
            }
        });
    }

    @Test
    void keySets() throws Exception {
        Fuzz.rounds(ROUNDS, fuzz -> {
            var json = fuzz.spoilt(KEYS.json());
            try {
                assertThat(KEYS.keys()).containsAll(KeySet.parse(json).keys());
            } catch (InvalidProof refused) {
                assertThat(refused).hasMessageEndingWith(".");
            }
        });
    }

    @Test
    void privateKeys() throws Exception {
        var right = Keys.numbered(1);
        Fuzz.rounds(SIGNED_ROUNDS, fuzz -> {
            var pem = fuzz.spoilt(right.pem());
            try {
                assertThat(SigningKey.ofPem(pem).seed()).hasSize(32);
            } catch (InvalidProof refused) {
                assertThat(refused).hasMessageEndingWith(".");
            }
        });
    }

    @Test
    void signatures() throws Exception {
        var right = Jws.sign(PAYLOAD, "receipt+jws", Keys.numbered(1));
        Fuzz.rounds(SIGNED_ROUNDS, fuzz -> {
            var jws = fuzz.spoilt(right);
            try {
                Jws.verify(jws, "receipt+jws", KEYS);
                assertThat(jws).isEqualTo(right);
            } catch (InvalidProof refused) {
                assertThat(refused).hasMessageEndingWith(".");
            }
        });
    }

    @Test
    void detachedSignatures() throws Exception {
        var right = Jws.signDetached(PAYLOAD, "receipt+jws", Keys.numbered(1));
        Fuzz.rounds(SIGNED_ROUNDS, fuzz -> {
            var jws = fuzz.below(2) == 0 ? right : fuzz.spoilt(right);
            var payload = fuzz.spoilt(PAYLOAD);
            try {
                Jws.verifyDetached(jws, payload, "receipt+jws", KEYS);
                assertThat(jws).isEqualTo(right);
                assertThat(payload).isEqualTo(PAYLOAD);
            } catch (InvalidProof refused) {
                assertThat(refused).hasMessageEndingWith(".");
            }
        });
    }

    @Test
    void proofs() throws Exception {
        var tree = NaiveTree.ofSize(50);
        Fuzz.rounds(ROUNDS, fuzz -> {
            int index = fuzz.below(50);
            var right = tree.inclusion(index, 50);
            var proof = new ArrayList<byte[]>();
            for (var hash : right) {
                proof.add(fuzz.below(4) == 0 ? fuzz.spoilt(hash) : hash);
            }
            boolean same = java.util.Arrays.deepEquals(proof.toArray(), right.toArray());
            assertThat(ProofCheck.inclusion(tree.leafHash(index), index, 50, proof, tree.root(50)))
                    .isEqualTo(same);
        });
    }
}
