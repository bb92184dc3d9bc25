package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jawoord.shared.CanonicalJson;

/**
 * The part of {@link Agreement} for consent that was given elsewhere: the record names its text by its hash, so the words
 * of every purpose, the language and who is responsible are held against it as well. The verifier page does the same
 * ({@code web-snippet/src/verifier/stated.ts}).
 */
final class StatedAgreement {

    private static final String NOTICE = "/pii_processing/privacy_notice";

    private final JsonNode receipt;
    private final JsonNode record;
    private final JsonNode text;
    private final List<String> odd = new ArrayList<>();

    private StatedAgreement(JsonNode receipt) {
        this.receipt = receipt;
        this.record = receipt.path("record");
        this.text = receipt.at(NOTICE + "/text");
    }

    /** Whether a receipt is one of these. */
    static boolean isFor(JsonNode receipt) {
        return "stated".equals(receipt.at("/record/type").textValue());
    }

    /** Pointers to the members that differ; none when all is well. */
    static List<String> of(JsonNode receipt) {
        var agreement = new StatedAgreement(receipt);
        agreement.compare();
        return agreement.odd;
    }

    /** Whose consent it is: the session of the record, else the hash of the person. */
    static String principal(JsonNode record) {
        return record.path(record.has("session") ? "session" : "person").asText();
    }

    /** What the record says of a purpose. */
    static String answer(JsonNode record, String purpose) {
        var answer = record.path("answers").get(purpose);
        if (answer == null) {
            return Answer.NOT_ASKED.wireName();
        }
        return (answer.booleanValue() ? Answer.GIVEN : Answer.REFUSED).wireName();
    }

    private void compare() {
        boolean own = text.isObject()
                && HexFormat.of()
                        .formatHex(CanonicalJson.sha256(text))
                        .equals(record.path("text").textValue());
        require(own, NOTICE + "/text");
        equal(NOTICE + "/id", record.path("text").asText());
        require(receipt.at(NOTICE + "/shown").equals(record.path("shown")), NOTICE + "/shown");
        equal("/record_id", record.path("id").asText());
        equal("/pii_principal_id", principal(record));
        equal("/pii_processing/language", text.path("language").asText());
        equal("/event/0/event_time", record.path("givenAt").asText());
        equal("/event/0/entity_id", principal(record));
        equal("/event/0/event_state", Events.stateOf(receipt, record));
        var controller = text.path("controller");
        if (!controller.isMissingNode()) {
            equal("/party_identification/0/party_name", controller.asText());
        }
        var statement = text.at("/statement/url");
        equal(
                "/pii_processing/withdrawal_method",
                statement.isMissingNode()
                        ? receipt.at("/party_identification/0/party_name").asText()
                        : statement.asText());
        comparePurposes();
    }

    /** Each that the text asks about, in its order, and no other. */
    private void comparePurposes() {
        var asked = text.path("purposes");
        var purposes = receipt.at("/pii_processing/purposes");
        require(purposes.size() == asked.size(), "/pii_processing/purposes");
        for (int i = 0; i < purposes.size(); i++) {
            var at = "/pii_processing/purposes/" + i;
            var key = asked.path(i).path("key").asText();
            equal(at + "/purpose_id", key);
            equal(at + "/purpose", asked.path(i).path("text").asText());
            equal(at + "/lawful_basis", "consent");
            equal(at + "/answer", answer(record, key));
            require(!purposes.get(i).has("services"), at + "/services");
        }
    }

    private void equal(String pointer, String expected) {
        var found = receipt.at(pointer);
        require(found.isTextual() && found.textValue().equals(expected), pointer);
    }

    private void require(boolean holds, String pointer) {
        if (!holds && !odd.contains(pointer)) {
            odd.add(pointer);
        }
    }
}
