package org.jawoord.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 8785 itself. */
class CanonicalJsonTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Test
    void theExampleOfSection322HasTheBytesOfSection324() {
        var canonical = CanonicalJson.of("""
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }""");

        var bytes = HexFormat.ofDelimiter(" ")
                .parseHex("7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72 "
                        + "75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65 72 73 22 3a "
                        + "5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31 "
                        + "65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32 2c 31 65 2d 32 37 "
                        + "5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30 "
                        + "30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22 7d");
        assertThat(canonical.getBytes(UTF_8)).isEqualTo(bytes);
    }

    @Test
    void keysAreSortedByUtf16CodeUnitsAsInSection323() throws Exception {
        var canonical = CanonicalJson.of("""
                { "\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                  "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
                  "\\u00f6": "Latin Small Letter O With Diaeresis" }""");

        assertThat(new ObjectMapper().readTree(canonical).valueStream().map(v -> v.asText()))
                .containsExactly(
                        "Carriage Return",
                        "One",
                        "Control",
                        "Latin Small Letter O With Diaeresis",
                        "Euro Sign",
                        "Emoji: Grinning Face",
                        "Hebrew Letter Dalet With Dagesh");
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000000000,0",
        "8000000000000000,0",
        "0000000000000001,5e-324",
        "8000000000000001,-5e-324",
        "7fefffffffffffff,1.7976931348623157e+308",
        "ffefffffffffffff,-1.7976931348623157e+308",
        "4340000000000000,9007199254740992",
        "c340000000000000,-9007199254740992",
        "4430000000000000,295147905179352830000",
        "44b52d02c7e14af5,9.999999999999997e+22",
        "44b52d02c7e14af6,1e+23",
        "44b52d02c7e14af7,1.0000000000000001e+23",
        "444b1ae4d6e2ef4e,999999999999999700000",
        "444b1ae4d6e2ef4f,999999999999999900000",
        "444b1ae4d6e2ef50,1e+21",
        "3eb0c6f7a0b5ed8c,9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d,0.000001",
        "41b3de4355555553,333333333.3333332",
        "41b3de4355555554,333333333.33333325",
        "41b3de4355555555,333333333.3333333",
        "41b3de4355555556,333333333.3333334",
        "41b3de4355555557,333333333.33333343",
        "becbf647612f3696,-0.0000033333333333333333",
        "43143ff3c1cb0959,1424953923781206.2"
    })
    void numbersAreWrittenAsInAppendixB(String ieee754, String written) {
        double number = Double.longBitsToDouble(Long.parseUnsignedLong(ieee754, 16));

        assertThat(CanonicalJson.of("[" + String.format(Locale.ROOT, "%s", number) + "]"))
                .isEqualTo("[" + written + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[NaN]", "[Infinity]", "{\"a\":1,\"a\":2}", "[1", ""})
    void whatIsNotJsonHasNoCanonicalForm(String text) {
        assertThatThrownBy(() -> CanonicalJson.of(text)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void orderAndSpaceMakeNoDifferenceToTheHash() throws Exception {
        var mapper = new ObjectMapper();

        var one = CanonicalJson.sha256(mapper.readTree("{\"b\": [1.0, \"é\"], \"a\": {\"y\": null, \"x\": true}}"));
        var other = CanonicalJson.sha256(mapper.readTree("{\"a\":{\"x\":true,\"y\":null},\"b\":[1,\"\\u00e9\"]}"));

        assertThat(one).isEqualTo(other);
    }

    @Test
    void aTreeIsWrittenAsTheLibraryWritesItsText() {
        long seed = Long.getLong("jawoord.seed", System.nanoTime());
        var chance = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            var tree = NODES.objectNode();
            fill(tree, chance, 3);

            assertThat(CanonicalJson.of(tree)).as("seed %d", seed).isEqualTo(CanonicalJson.of(tree.toString()));
        }
    }

    private static void fill(ObjectNode object, Random chance, int depth) {
        for (int i = chance.nextInt(6); i > 0; i--) {
            var name = text(chance);
            switch (chance.nextInt(depth > 0 ? 8 : 6)) {
                case 0 -> object.put(name, chance.nextBoolean());
                case 1 -> object.putNull(name);
                case 2 -> object.put(name, chance.nextInt());
                case 3 -> object.put(name, (1L << 53) - 2 + chance.nextInt(4));
                case 4 -> object.put(name, chance.nextDouble());
                case 5 -> object.put(name, text(chance));
                case 6 -> fill(object.putObject(name), chance, depth - 1);
                default -> fill(object.putArray(name).addObject(), chance, depth - 1);
            }
        }
    }

    /** Characters that some writer escapes, and one of each length in UTF-8. */
    private static String text(Random chance) {
        var all = "\u0000\u0001\b\t\n\u000b\f\r\u001f \"\\/aé€\u007f\u0080\u2028\ufb33\ud83d\ude00";
        var some = new StringBuilder();
        for (int i = chance.nextInt(4); i > 0; i--) {
            some.appendCodePoint(
                    all.codePointAt(all.offsetByCodePoints(0, chance.nextInt(all.codePointCount(0, all.length())))));
        }
        return some.toString();
    }
}
