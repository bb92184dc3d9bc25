package org.jawoord.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"a\\u0000b\"}",
                "{\"name\":\"\\ud800\"}",
                "{} {}",
                "{\"a\":[[[[[[[[1]]]]]]]]}",
                "{'name':'a'}"
            })
    void whatIsNotJsonThatWeTakeIsMalformed(String body) {
        assertThat(refusal(body.getBytes(UTF_8)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"text\"", "5"})
    void jsonThatIsNoObjectIsNoDefinition(String body) {
        var problem = refusal(body.getBytes(UTF_8));

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.field()).isEmpty();
    }

    @Test
    void aBodyOfTheLargestSizeIsRead() {
        var body = padded(DefinitionReader.MAX_BYTES);

        assertThat(DefinitionReader.read(body).definition().name()).isEqualTo("Shop");
    }

    @Test
    void aLargerBodyIsNot() {
        assertThat(refusal(padded(DefinitionReader.MAX_BYTES + 1)).status()).isEqualTo(413);
    }

    @Test
    void theFirstFindingStandsInTheProblemItself() {
        var problem = refusal(Definitions.smallest()
                .with("/categories/0/purpose", "7")
                .without("/name")
                .bytes());

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).hasSize(2);
        assertThat(problem.field()).isEqualTo(problem.errors().get(0).field());
        assertThat(problem.detail()).isEqualTo(problem.errors().get(0).detail());
    }

    @Test
    void findingsAreBounded() {
        var services = "[" + "{},".repeat(DefinitionReader.MAX_FINDINGS) + "{}]";

        var problem = refusal(Definitions.smallest().with("/services", services).bytes());

        assertThat(problem.errors()).hasSize(DefinitionReader.MAX_FINDINGS);
    }

    private static byte[] padded(int size) {
        var body = Definitions.smallest().bytes();
        var padded = Arrays.copyOf(body, size);
        Arrays.fill(padded, body.length, size, (byte) ' ');
        return padded;
    }

    private static Problem refusal(byte[] body) {
        return catchThrowableOfType(ProblemException.class, () -> DefinitionReader.read(body))
                .problem();
    }
}
