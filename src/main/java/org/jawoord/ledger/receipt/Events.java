package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jawoord.shared.JsonTimes;

/** Section {@code event}: the choice itself, and what ended or reduced it. */
final class Events {

    private Events() {}

    static void addTo(ObjectNode content, ObjectNode record, State state) {
        var events = content.putArray("event");
        var own = events.addObject();
        own.put("event_time", record.path("recordedAt").asText());
        own.put(
                "validity_duration",
                record.path("recordedAt").asText() + "/"
                        + record.path("expiresAt").asText());
        own.put("entity_id", record.path("session").asText());
        own.put("event_type", "explicit_consent");
        own.put("event_state", stateOf(content, record));
        if (state.by() != null || state.now().equals("expired")) {
            var later = events.addObject();
            later.put("event_time", JsonTimes.format(state.since()));
            if (state.by() != null) {
                later.put("record_id", state.by().toString());
                later.put("entity_id", record.path("session").asText());
            }
            later.put("event_state", state.now());
        }
    }

    /** The state that a choice began, in the words of the specification. */
    static String stateOf(JsonNode receipt, JsonNode record) {
        if ("withdraw".equals(record.path("action").asText())) {
            return "withdrawn";
        }
        return isGranting(receipt) ? "given" : "refused";
    }

    /** Whether the choice says yes to anything that was asked. */
    static boolean isGranting(JsonNode receipt) {
        for (var purpose : receipt.at("/pii_processing/purposes")) {
            if (isGiven(purpose)) {
                return true;
            }
            for (var service : purpose.path("services")) {
                if (isGiven(service)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isGiven(JsonNode told) {
        return Answer.GIVEN.wireName().equals(told.path("answer").asText());
    }
}
