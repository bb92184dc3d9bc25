package org.jawoord.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys and notes that others published: Go's package sumdb/note, and C2SP signed-note. */
class SignedNoteVectorsTest {

    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    /** Go's form of a private key: the last part is the type (1) and the seed. */
    private static final String PETERS_SEED = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    private static final String TEXT = "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n";

    private static final String NOTE = TEXT + "\n\u2014 PeterNeumann "
            + "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private static final String ENOCHS_LINE = "\u2014 EnochRoot "
            + "rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    @Test
    void aPublishedNoteVerifies() throws InvalidProof {
        var peter = NoteKey.parse(PETER);

        var note = SignedNote.parse(NoteText.utf8(NOTE));

        assertThat(note.verify(List.of(peter))).containsExactly(peter);
        assertThat(note.text()).isEqualTo(TEXT);
    }

    @Test
    void aPublishedKeyIsWrittenAsItWasRead() throws InvalidProof {
        assertThat(NoteKey.parse(PETER).vkey()).isEqualTo(PETER);
    }

    @Test
    void signingGivesThePublishedNote() {
        var typed = Base64.getDecoder().decode(PETERS_SEED);
        var key = SigningKey.ofSeed(Arrays.copyOfRange(typed, 1, typed.length));

        assertThat(SignedNote.sign(TEXT, "PeterNeumann", key).format()).isEqualTo(NOTE);
    }

    @Test
    void unknownSignaturesArePassedOver() throws InvalidProof {
        var peter = NoteKey.parse(PETER);

        var note = SignedNote.parse(NoteText.utf8(NOTE + ENOCHS_LINE));

        assertThat(note.signatures()).hasSize(2);
        assertThat(note.verify(List.of(peter))).containsExactly(peter);
    }

    @Test
    void unknownSignaturesAloneProveNothing() throws InvalidProof {
        var peter = NoteKey.parse(PETER);
        var note = SignedNote.parse(NoteText.utf8(TEXT + "\n" + ENOCHS_LINE));

        assertThatThrownBy(() -> note.verify(List.of(peter)))
                .isInstanceOf(InvalidProof.class)
                .hasMessageContaining("any key that we know");
    }

    @Test
    void theNoteOfTheSpecificationVerifies() throws InvalidProof {
        var foo = NoteKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        var note = SignedNote.parse(NoteText.utf8("This is an example message.\n\n\u2014 example.com/foo "
                + "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"));

        assertThat(note.verify(List.of(foo))).containsExactly(foo);
    }
}
