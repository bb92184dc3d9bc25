package org.jawoord.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jawoord.shared.Problem;
import org.jawoord.shared.Problem.Finding;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.StrictJson;

/** Reads a site definition: first the shape, then, when that is right, how its parts fit. Every fault is reported. */
final class DefinitionReader {

    /** Bytes of the largest definition: 200 services in several languages take about 150 KiB. */
    static final int MAX_BYTES = 256 * 1024;

    /** Deepest nesting, as in contract 4: the deepest that the schema has is 6 (the purpose of a cookie, per language). */
    static final int MAX_DEPTH = 8;

    /** Findings that are reported at most: more than anyone corrects in one go. */
    static final int MAX_FINDINGS = 100;

    private static final StrictJson JSON = new StrictJson(MAX_DEPTH, MAX_BYTES);

    /** Names that it doesn't know are left alone: {@code $schema}, and whatever a later version may have stored. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private DefinitionReader() {}

    /** A definition that holds all rules, with the document as it came. */
    record Read(SiteDefinition definition, JsonNode document) {}

    /**
     * Reads what an owner sent.
     *
     * @throws ProblemException 413 larger than {@link #MAX_BYTES}; 400 not JSON that we take; 422 with every finding
     */
    static Read read(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw new ProblemException(Problem.of(413, "A definition may have " + MAX_BYTES + " bytes at most."));
        }
        var document = JSON.read(body);
        refuse(SiteSchema.faults(document));
        var definition = bind(document);
        var faults = new ArrayList<>(SiteRules.faults(definition));
        faults.addAll(TextRules.faults(definition));
        refuse(faults);
        return new Read(definition, document);
    }

    /** The definition in a document that was stored after {@link #read}. */
    static SiteDefinition stored(String document) {
        return bind(tree(document));
    }

    /** A stored document as a tree. */
    static JsonNode tree(String document) {
        try {
            return MAPPER.readTree(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SiteDefinition bind(JsonNode document) {
        try {
            return MAPPER.treeToValue(document, SiteDefinition.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuse(List<Finding> faults) {
        if (!faults.isEmpty()) {
            throw ProblemException.unprocessable(faults.subList(0, Math.min(faults.size(), MAX_FINDINGS)));
        }
    }
}
