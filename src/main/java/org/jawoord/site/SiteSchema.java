package org.jawoord.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.RegularExpression;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jawoord.shared.Problem.Finding;

/** The shape of a site definition: JSON Schema 2020-12, and its findings in plain words. */
final class SiteSchema {

    private static final byte[] BYTES = read();
    private static final JsonNode TREE = parse();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                    TREE,
                    SchemaValidatorsConfig.builder()
                            .pathType(PathType.JSON_POINTER)
                            .regularExpressionFactory(SiteSchema::expression)
                            .build());

    private SiteSchema() {}

    /** JSON Schema's {@code $} is the very end (ECMA-262); Java's is also before a last line end. */
    private static RegularExpression expression(String pattern) {
        var java = Pattern.compile(pattern.replaceFirst("\\$$", "\\\\z"));
        return value -> java.matcher(value).find();
    }

    /** The schema as it is published. */
    static byte[] bytes() {
        return BYTES.clone();
    }

    /** The schema as a tree. */
    static JsonNode tree() {
        return TREE;
    }

    /** Everything about the shape of this document that the schema refuses; empty when it is well-formed. */
    static List<Finding> faults(JsonNode document) {
        return SCHEMA.validate(document).stream()
                .map(SiteSchema::finding)
                .distinct()
                .toList();
    }

    private static Finding finding(ValidationMessage fault) {
        var place = fault.getInstanceLocation().toString();
        return switch (fault.getType()) {
            case "required" -> new Finding(place + "/" + escaped(fault.getProperty()), "This field is missing.");
            case "additionalProperties" ->
                new Finding(place + "/" + escaped(fault.getProperty()), "There is no such field here.");
            default -> new Finding(place, inWords(fault) + helpFor(fault));
        };
    }

    private static String inWords(ValidationMessage fault) {
        var bound = fault.getSchemaNode();
        return switch (fault.getType()) {
            case "type" -> "This must be " + kinds(bound) + ".";
            case "minLength" -> "This is empty.";
            case "maxLength" -> "This is longer than " + bound.asInt() + " characters.";
            case "minItems" -> "This needs at least " + bound.asInt() + ".";
            case "maxItems" -> "These are more than " + bound.asInt() + ".";
            case "uniqueItems" -> "One of these is there twice.";
            case "minProperties" -> "This needs at least one language.";
            case "maxProperties" -> "These are more than " + bound.asInt() + ".";
            case "minimum" -> "This is less than " + bound.asInt() + ".";
            case "maximum" -> "This is more than " + bound.asInt() + ".";
            case "enum" -> "This is not one of " + String.join(", ", values(bound)) + ".";
            default -> "This doesn't have the form that is asked for.";
        };
    }

    /** What the schema itself says about the value: its description names the form, the limit and the reason. */
    private static String helpFor(ValidationMessage fault) {
        var keyword = fault.getSchemaLocation().getFragment();
        var parts = keyword.toString().split("/", -1);
        var description = TREE.at(String.join("/", Arrays.copyOf(parts, parts.length - 1)))
                .path("description")
                .asText();
        return description.isEmpty() ? "" : " " + description;
    }

    private static String kinds(JsonNode type) {
        return type.isArray() ? String.join(" or ", values(type)) : article(type.asText());
    }

    private static String article(String type) {
        return switch (type) {
            case "object", "array", "integer" -> "an " + type;
            default -> "a " + type;
        };
    }

    private static List<String> values(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private static String escaped(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }

    private static JsonNode parse() {
        try {
            return new ObjectMapper().readTree(BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read() {
        try (var in = SiteSchema.class.getResourceAsStream("/schema/site.schema.json")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
