package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the part of a receipt that people read says what the record says that the ledger commits to. A server that signs
 * anything could otherwise show one thing and commit to another.
 */
final class Agreement {

    private final JsonNode receipt;
    private final JsonNode record;
    private final List<String> odd = new ArrayList<>();

    private Agreement(JsonNode receipt) {
        this.receipt = receipt;
        this.record = receipt.path("record");
    }

    /** Pointers to the members that differ; none when all is well. */
    static List<String> of(JsonNode receipt) {
        if (StatedAgreement.isFor(receipt)) {
            return StatedAgreement.of(receipt);
        }
        var agreement = new Agreement(receipt);
        agreement.compare();
        return agreement.odd;
    }

    private void compare() {
        same("/record_id", "id");
        same("/pii_principal_id", "session");
        same("/pii_processing/language", "language");
        same("/pii_processing/privacy_notice/id", "notice");
        same("/event/0/event_time", "recordedAt");
        same("/event/0/entity_id", "session");
        equal("/event/0/validity_duration", text("recordedAt") + "/" + text("expiresAt"));
        equal("/event/0/event_state", Events.stateOf(receipt, record));
        var path = "/v1/sites/" + text("site") + "/receipts/" + text("id");
        if (!receipt.at("/pii_processing/withdrawal_method").asText().endsWith(path)) {
            odd.add("/pii_processing/withdrawal_method");
        }
        compareAnswers();
    }

    private void compareAnswers() {
        var categories = new HashSet<String>();
        var services = new HashSet<String>();
        var purposes = receipt.at("/pii_processing/purposes");
        for (int i = 0; i < purposes.size(); i++) {
            var purpose = purposes.get(i);
            var key = purpose.path("purpose_id").asText();
            var basis = purpose.path("lawful_basis").asText();
            var at = "/pii_processing/purposes/" + i;
            require(categories.add(key), at + "/purpose_id");
            equal(at + "/answer", Answer.ofCategory(record, key, basis).wireName());
            for (int j = 0; j < purpose.path("services").size(); j++) {
                var service = purpose.path("services").get(j).path("service_id").asText();
                require(services.add(service), at + "/services/" + j + "/service_id");
                equal(
                        at + "/services/" + j + "/answer",
                        Answer.ofService(record, service, key, basis).wireName());
            }
        }
        requireNamed("categories", categories);
        requireNamed("services", services);
    }

    /** Whatever the record answers is told of. */
    private void requireNamed(String map, Set<String> told) {
        record.path(map).fieldNames().forEachRemaining(key -> require(told.contains(key), "/record/" + map));
    }

    private void same(String pointer, String member) {
        equal(pointer, text(member));
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

    private String text(String member) {
        return record.path(member).asText();
    }
}
