package org.jawoord.snippet;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * One way in which pages load things from a vendor; {@code {T}} stands for its origin, {@code {H}} for host and port.
 *
 * @param html what stands in the page
 * @param script what an inline script of the page does
 * @param where {@code head}, or the body
 * @param scanner the browser asks for the address before any script can act; nothing of it may run
 * @param after what has to be asked for after the visitor's yes
 * @param runs scripts that have to run then, once
 * @param dropped a message rather than a tag: it is never sent, not even after the yes
 * @param answer what the page is told about a message that is not sent
 * @param tagOnly holds only with the whole script in the page, not before the bootstrap has loaded it
 */
record NastyTag(
        String name,
        String html,
        String script,
        String where,
        boolean scanner,
        List<String> after,
        List<String> runs,
        boolean dropped,
        String answer,
        @JsonProperty("tagOnly") boolean tagOnly) {

    private record All(List<NastyTag> cases) {}

    static List<NastyTag> all() {
        try (var in = NastyTag.class.getResourceAsStream("/snippet/nasty-tags.json")) {
            return new ObjectMapper().readValue(in, All.class).cases();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page with this tag after Jawoord's, and a marked tag at its end, which is released last. */
    String page(String jawoord, String vendor) {
        var markup = html == null ? "" : html;
        var inHead = "head".equals(where);
        return ("<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>x</title>" + jawoord
                        + (inHead ? markup : "") + "</head><body><main id=\"main\"></main>"
                        + (inHead ? "" : markup)
                        + (script == null ? "" : "<script>" + script + "</script>")
                        + "<script type=\"text/plain\" data-consent=\"evil\" data-src=\"{T}/last\"></script></body></html>")
                .replace("{T}", vendor)
                .replace("{H}", vendor.replace("http://", ""));
    }

    List<String> scripts() {
        return runs == null ? List.of() : runs;
    }

    @Override
    public String toString() {
        return name;
    }
}
