package org.jawoord.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jawoord.shared.ProblemException;

/** What was typed into the forms of {@link ElsewherePage}, as the JSON of the admin API: one set of rules checks both. */
final class ElsewhereForm {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ANSWER = "answer-";

    private ElsewhereForm() {}

    /** The consent, or the withdrawal where there is a field {@code of}. */
    static JsonNode consent(MultivaluedMap<String, String> fields, ZoneId zone) {
        var body = JSON.createObjectNode().put("id", field(fields, "id")).put("channel", field(fields, "channel"));
        for (var name : new String[] {"of", "text", "identifier", "session", "takenBy", "note"}) {
            if (!field(fields, name).isEmpty()) {
                body.put(name, field(fields, name));
            }
        }
        body.put("givenAt", time(field(fields, "at"), zone));
        if (body.has("of")) {
            return body.put("action", "withdraw");
        }
        var answers = JSON.createObjectNode();
        fields.forEach((name, values) -> {
            if (name.startsWith(ANSWER)) {
                answers.put(name.substring(ANSWER.length()), values.get(0).equals("yes"));
            }
        });
        boolean anyYes = answers.properties().stream()
                .anyMatch(answer -> answer.getValue().booleanValue());
        body.put("action", anyYes ? "give" : "refuse").set("answers", answers);
        return body;
    }

    /** A text: what informs in paragraphs, its purposes one a line as {@code key: words}. */
    static JsonNode text(MultivaluedMap<String, String> fields) {
        var text = JSON.createObjectNode();
        for (var name : new String[] {"kind", "key", "version", "language", "title"}) {
            text.put(name, field(fields, name));
        }
        var words = text.putArray("texts");
        for (var paragraph : field(fields, "words").split("\\R\\s*\\R")) {
            if (!paragraph.isBlank()) {
                words.add(paragraph.strip());
            }
        }
        var purposes = text.putArray("purposes");
        field(fields, "purposes").lines().filter(line -> !line.isBlank()).forEach(line -> {
            int colon = Math.max(0, line.indexOf(':'));
            purposes.addObject()
                    .put("key", line.substring(0, colon).strip())
                    .put("text", line.substring(colon).replaceFirst("^:", "").strip());
        });
        statement(fields, text);
        return text;
    }

    /** The version of the privacy statement that is told with it; left out where nothing was typed. */
    private static void statement(MultivaluedMap<String, String> fields, ObjectNode text) {
        var url = field(fields, "statementUrl");
        var version = field(fields, "statementVersion");
        var date = field(fields, "statementDate");
        if (!(url + version + date).isEmpty()) {
            var statement = text.putObject("statement").put("url", url).put("version", version);
            if (!date.isEmpty()) {
                statement.put("date", date);
            }
        }
    }

    /** What comes back when it is refused. */
    static ElsewherePage.Typed typed(MultivaluedMap<String, String> fields) {
        return new ElsewherePage.Typed(
                field(fields, "at"),
                field(fields, "takenBy"),
                field(fields, "identifier"),
                field(fields, "session"),
                field(fields, "note"));
    }

    private static String time(String local, ZoneId zone) {
        try {
            return LocalDateTime.parse(local).atZone(zone).toInstant().toString();
        } catch (DateTimeException e) {
            throw ProblemException.malformed("Say when it was said.", "givenAt");
        }
    }

    private static String field(MultivaluedMap<String, String> fields, String name) {
        var value = fields.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
