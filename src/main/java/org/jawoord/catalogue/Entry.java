package org.jawoord.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One service of the catalogue, as its file has it (schema {@code catalogue.schema.json}).
 *
 * @param group the folder that it is in, such as {@code analytics}: what kind of tool it is
 * @param file its content; not to be changed
 */
public record Entry(String group, JsonNode file) {

    /** Unique in the catalogue; the key that the service gets in a definition. */
    public String key() {
        return service().get("key").textValue();
    }

    public String name() {
        return service().get("title").textValue();
    }

    /** The category that it goes into where a site has the usual ones: necessary, functional, analytics or marketing. */
    public String category() {
        return service().get("category").textValue();
    }

    /** Name of who receives the data; empty for software that the owner runs. */
    public String provider() {
        return service().at("/provider/name").asText();
    }

    /** ISO 3166-1 alpha-2; empty as {@link #provider} is. */
    public String country() {
        return service().at("/provider/country").asText();
    }

    /** The day on which something of it was compared with its maker's page, as YYYY-MM-DD; empty when nothing was. */
    public String checked() {
        return file.path("checked").asText();
    }

    /** The page that it was compared with; empty as {@link #checked} is. */
    public String source() {
        return file.path("source").asText();
    }

    /** What was compared, in the words of the schema; empty as {@link #checked} is. */
    public List<String> covers() {
        return StreamSupport.stream(file.path("covers").spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    /** Names of cookies whose lifetime nobody has found, so that they are not in the service yet. */
    public List<String> lifetimesUnknown() {
        return file.path("lifetimesUnknown").findValuesAsText("name");
    }

    /** The service as a definition takes it, with every text that there is. */
    ObjectNode service() {
        return (ObjectNode) file.get("service");
    }

    /** Whether all of these words, in any case, are in its name, key, provider, addresses or cookies. */
    boolean has(List<String> words) {
        var text = Stream.of(
                        Stream.of(key(), name(), provider(), group),
                        service().path("matches").valueStream().map(JsonNode::asText),
                        service().path("cookies").findValuesAsText("name").stream(),
                        lifetimesUnknown().stream())
                .flatMap(part -> part)
                .reduce("", (all, part) -> all + " " + part)
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
