package org.jawoord.shared;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Reads JSON that strangers send: valid UTF-8 only, no duplicate keys, nothing after the document, bounded depth and
 * numbers, no NUL and no half surrogate pair (PostgreSQL can't store the one, nobody can hash the other).
 *
 * <p>Every fault is a 400 that says where it is. RFC 8259; limits after RELIABILITY I1–I5.
 */
public final class StrictJson {

    /** Longest number, in characters: more than any number that we take has; stops huge-number attacks. */
    private static final int MAX_NUMBER_CHARACTERS = 32;

    /** How Jackson names a key that stands twice. */
    private static final Pattern DUPLICATE = Pattern.compile("^Duplicate field '([\\w-]{1,64})'");

    private final ObjectMapper mapper;

    /**
     * A reader with its own bounds.
     *
     * @param maxDepth deepest nesting of objects and arrays, the outermost counting as 1
     * @param maxBytes size of the largest document, in bytes; also bounds each string
     */
    public StrictJson(int maxDepth, int maxBytes) {
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(maxDepth)
                .maxDocumentLength(maxBytes)
                .maxStringLength(maxBytes)
                .maxNameLength(maxBytes)
                .maxNumberLength(MAX_NUMBER_CHARACTERS)
                .build();
        var factory = com.fasterxml.jackson.core.JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                .build();
        this.mapper = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** The document as a tree; 400 with the place of the fault otherwise. */
    public JsonNode read(byte[] body) {
        var text = decode(body);
        try (JsonParser parser = mapper.createParser(text)) {
            JsonNode tree = mapper.readTree(parser);
            if (tree == null || tree.isMissingNode()) {
                throw ProblemException.malformed("The body is empty; it must be a JSON document.", null);
            }
            if (parser.nextToken() != null) {
                throw ProblemException.malformed("There is something after the JSON document.", null);
            }
            refuseUnstorable(tree, "");
            return tree;
        } catch (JsonProcessingException e) {
            throw ProblemException.malformed("The body is not JSON that we take: " + placeOf(e), duplicateIn(e));
        } catch (java.io.IOException e) {
            throw ProblemException.malformed("The body can't be read.", null);
        }
    }

    private static String decode(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            if (text.startsWith("\uFEFF")) {
                throw ProblemException.malformed("The body starts with a byte order mark; send plain UTF-8.", null);
            }
            return text;
        } catch (CharacterCodingException e) {
            throw ProblemException.malformed("The body is not valid UTF-8.", null);
        }
    }

    private static void refuseUnstorable(JsonNode node, String path) {
        if (node.isTextual()) {
            refuseUnstorable(node.textValue(), path);
        } else if (node.isObject()) {
            node.properties().forEach(member -> {
                refuseUnstorable(member.getKey(), path);
                refuseUnstorable(member.getValue(), path.isEmpty() ? member.getKey() : path + "/" + member.getKey());
            });
        } else {
            for (int i = 0; i < node.size(); i++) {
                refuseUnstorable(node.get(i), path + "/" + i);
            }
        }
    }

    private static void refuseUnstorable(String text, String path) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                throw ProblemException.malformed(
                        "A text holds a NUL or half a surrogate pair.", path.isEmpty() ? null : path);
            }
        }
    }

    /** The key that stands twice, where that is the fault. */
    private static String duplicateIn(JsonProcessingException e) {
        var duplicate = DUPLICATE.matcher(e.getOriginalMessage());
        return duplicate.find() ? duplicate.group(1) : null;
    }

    private static String placeOf(JsonProcessingException e) {
        var where = e.getLocation();
        // Jackson explains in brackets which of its own settings a document went beyond.
        var what =
                e.getOriginalMessage().lines().findFirst().orElse("unreadable").replaceAll(" ?\\(.*\\)", "");
        what = what.length() > 120 ? what.substring(0, 120) + "…" : what;
        return where == null ? what : what + " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
    }
}
