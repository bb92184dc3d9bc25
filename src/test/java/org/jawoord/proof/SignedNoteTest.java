package org.jawoord.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

    private static final String NAME = "log.example";
    private static final NoteKey KEY = new NoteKey(NAME, Keys.numbered(1).verifyingKey());
    private static final NoteKey WITNESS =
            new NoteKey("witness.example", Keys.numbered(2).verifyingKey());
    private static final SignedNote NOTE = SignedNote.sign("one\n\ntwo\n", NAME, Keys.numbered(1));

    @Test
    void whatWasSignedIsReadAndVerifies() throws InvalidProof {
        var read = SignedNote.parse(bytes(NOTE.format()));

        assertThat(read).isEqualTo(NOTE);
        assertThat(read.text()).isEqualTo("one\n\ntwo\n");
        assertThat(read.verify(List.of(KEY))).containsExactly(KEY);
    }

    @Test
    void aTextOfEmptyLinesKeepsThem() throws InvalidProof {
        for (var text : List.of("\n", "\n\n", "\n\n\n", "a\n\n")) {
            var read = SignedNote.parse(
                    bytes(SignedNote.sign(text, NAME, Keys.numbered(1)).format()));

            assertThat(read.text()).isEqualTo(text);
            assertThat(read.verify(List.of(KEY))).containsExactly(KEY);
        }
    }

    @Test
    void severalMaySign() throws InvalidProof {
        var note = SignedNote.parse(
                bytes(NOTE.alsoSignedBy(WITNESS.name(), Keys.numbered(2)).format()));

        assertThat(note.verify(List.of(WITNESS, KEY))).containsExactly(KEY, WITNESS);
        assertThat(note.verify(List.of(WITNESS))).containsExactly(WITNESS);
    }

    @Test
    void oneWrongSignatureOfAKnownKeyIsTooMuch() {
        var wrong = bytesOf(KEY);
        var note = with(
                NOTE,
                NOTE.alsoSignedBy(WITNESS.name(), Keys.numbered(2)).signatures().get(1));
        var spoilt = with(note, new NoteSignature(NAME, wrong));

        assertThatThrownBy(() -> spoilt.verify(List.of(KEY, WITNESS)))
                .isInstanceOf(InvalidProof.class)
                .hasMessageContaining("of log.example doesn't fit");
    }

    @Test
    void aWrongSignatureOfAnUnknownKeyIsPassedOver() throws InvalidProof {
        var note = with(NOTE, new NoteSignature(WITNESS.name(), bytesOf(WITNESS)));

        assertThat(note.verify(List.of(KEY))).containsExactly(KEY);
    }

    @Test
    void theSameNameWithAnotherIdIsUnknownAndTheSameIdWithAnotherNameToo() {
        var otherId = SignedNote.sign("x\n", NAME, Keys.numbered(2));
        var otherName = new SignedNote(
                "x\n",
                List.of(new NoteSignature(
                        "else.example",
                        SignedNote.sign("x\n", NAME, Keys.numbered(1))
                                .signatures()
                                .get(0)
                                .signed())));

        for (var note : List.of(otherId, otherName)) {
            assertThatThrownBy(() -> note.verify(List.of(KEY)))
                    .isInstanceOf(InvalidProof.class)
                    .hasMessageContaining("any key that we know");
        }
    }

    @Test
    void withoutKeysNothingVerifies() {
        assertThatThrownBy(() -> NOTE.verify(List.of())).isInstanceOf(InvalidProof.class);
    }

    @Test
    void noBitOfANoteMayChange() {
        var note = bytes(NOTE.format());
        for (int bit = 0; bit < note.length * Byte.SIZE; bit++) {
            var changed = Bits.flipped(note, bit);
            assertThatThrownBy(() -> SignedNote.parse(changed).verify(List.of(KEY)))
                    .as("bit " + bit)
                    .isInstanceOf(InvalidProof.class);
        }
    }

    @Test
    void noteIsRefusedWhereverItIsCut() {
        var note = bytes(NOTE.format());
        for (int length = 0; length < note.length; length++) {
            var cut = java.util.Arrays.copyOf(note, length);
            assertThatThrownBy(() -> SignedNote.parse(cut).verify(List.of(KEY))).isInstanceOf(InvalidProof.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\nSIG\n",
                "x\n\n",
                "\n\n",
                "x\n\nSIG",
                "x\n\nSIG\n\n",
                "x\n\nSIG\nmore\n",
                "x\n\n SIG\n",
                "x\n\n\nSIG\n\n",
                "x\r\n\r\nSIG\r\n",
                "x\t\n\nSIG\n",
                "x\n\nSIG\u0000\n",
                "x\n\n- log.example AAAAAAA=\n",
                "x\n\n\u2014 log.example\n",
                "x\n\n\u2014 log.example \n",
                "x\n\n\u2014  AAAAAAA=\n",
                "x\n\n\u2014 a+b AAAAAAA=\n",
                "x\n\n\u2014 a\u00a0b AAAAAAA=\n",
                "x\n\n\u2014 a\u3000b AAAAAAA=\n",
                "x\n\n\u2014 a b AAAAAAA=\n",
                "x\n\n\u2014 log.example AAAAAA==\n",
                "x\n\n\u2014 log.example AAAAAAA\n",
                "x\n\n\u2014 log.example AAAAAAB=\n",
                "x\n\n\u2014 log.example AAAA_AA=\n",
                "x\n\n\u2014 log.example AAAAAAA=  \n",
                "x\n\n\u2014log.example AAAAAAA=\n"
            })
    void anythingElseIsNoNote(String note) {
        var text = note.replace("SIG", NOTE.signatures().get(0).format());

        assertThatThrownBy(() -> SignedNote.parse(bytes(text))).isInstanceOf(InvalidProof.class);
    }

    @Test
    void aNoteIsUtf8() {
        var note = bytes(NOTE.format());
        note[0] = (byte) 0xFF;

        assertThatThrownBy(() -> SignedNote.parse(note))
                .isInstanceOf(InvalidProof.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aNoteHasAtMostAHundredSignatures() throws InvalidProof {
        var line = NOTE.signatures().get(0);
        var most = new SignedNote("x\n", Collections.nCopies(100, line));

        assertThat(SignedNote.parse(bytes(most.format())).signatures()).hasSize(100);
        assertThatThrownBy(() -> SignedNote.parse(bytes(most.format() + line.format() + "\n")))
                .isInstanceOf(InvalidProof.class)
                .hasMessageContaining("100 signatures");
        assertThatThrownBy(() -> new SignedNote("x\n", Collections.nCopies(101, line)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignedNote("x\n", List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNoteHasAtMostAQuarterOfAMegabyte() throws InvalidProof {
        int rest = NOTE.format().length() + 2 - NOTE.text().length(); // the em dash is three bytes
        var text = "x".repeat(SignedNote.MAX_BYTES - rest - 1) + "\n";
        var largest = SignedNote.sign(text, NAME, Keys.numbered(1)).format();

        assertThat(bytes(largest)).hasSize(SignedNote.MAX_BYTES);
        assertThat(SignedNote.parse(bytes(largest)).verify(List.of(KEY))).isNotEmpty();
        assertThatThrownBy(() -> SignedNote.parse(bytes("x" + largest)))
                .isInstanceOf(InvalidProof.class)
                .hasMessageContaining("at most");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "x\r\n", "x\u0000\n", "x\u001f\n", "x\ud800\n"})
    void aTextThatCouldNotBeReadAgainIsNotSigned(String text) {
        assertThatThrownBy(() -> SignedNote.sign(text, NAME, Keys.numbered(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a+b", "a\nb", "a\u00a0b", "a\u2003b", "a\u0085b", "a\ud800"})
    void aNameThatCouldNotBeReadAgainIsNotUsed(String name) {
        assertThatThrownBy(() -> SignedNote.sign("x\n", name, Keys.numbered(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SignedNote with(SignedNote note, NoteSignature more) {
        var all = new java.util.ArrayList<>(note.signatures());
        all.add(more);
        return new SignedNote(note.text(), all);
    }

    /** What names this key and is no signature of it. */
    private static byte[] bytesOf(NoteKey key) {
        return java.util.Arrays.copyOf(key.id(), 68);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
