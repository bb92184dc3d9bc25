package org.jawoord.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jawoord.shared.ProblemException;
import org.junit.jupiter.api.Test;

/** The fields of a choice, of a form and of a consent given elsewhere. */
class FieldReaderTest {

    /** One character, though two of Java's. */
    private static final String SMILE = "\uD83D\uDE42";

    @Test
    void aStringOfTheLongestSizeIsReadAndALongerOneRefusedCountedInCharacters() {
        assertThat(read(SMILE.repeat(FieldReader.MAX_STRING))).hasSize(2 * FieldReader.MAX_STRING);

        var refusal =
                catchThrowableOfType(ProblemException.class, () -> read(SMILE.repeat(FieldReader.MAX_STRING) + "x"));
        assertThat(refusal.problem().status()).isEqualTo(400);
        assertThat(refusal.problem().field()).isEqualTo("word");
    }

    private static String read(String word) {
        return new FieldReader(JsonNodeFactory.instance.objectNode().put("word", word), "").text("word");
    }
}
