package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jawoord.site.BuiltInTexts;

/** A purpose of a receipt as its page shows it; texts are empty where there is nothing to show. */
record PurposeView(
        String title,
        String description,
        String answer,
        String basis,
        String data,
        String retention,
        List<ServiceView> services) {

    /** A service as the page shows it. */
    record ServiceView(String title, String description, String answer, String recipient, String cookies) {}

    static PurposeView of(JsonNode purpose, Map<String, JsonNode> parties, Words words) {
        var services = new ArrayList<ServiceView>();
        purpose.path("services").forEach(service -> services.add(service(service, parties, words)));
        var basis = purpose.path("lawful_basis").asText();
        return new PurposeView(
                purpose.path("purpose").asText(),
                purpose.path("purpose_description").asText(),
                purpose.path("answer").asText(),
                BuiltInTexts.banner(words.language()).getOrDefault("basis_" + basis, basis),
                joined(purpose.path("pii_information"), "pii_type"),
                purpose.has("retention_period")
                        ? words.period(purpose.path("retention_period").asText())
                        : "",
                List.copyOf(services));
    }

    private static ServiceView service(JsonNode service, Map<String, JsonNode> parties, Words words) {
        var party = parties.get(service.path("party_id").asText());
        var recipient = party == null
                ? ""
                : party.path("party_name").asText()
                        + (party.has("party_country")
                                ? ", "
                                        + words.country(
                                                party.path("party_country").asText())
                                : "");
        return new ServiceView(
                service.path("service").asText(),
                service.path("purpose_description").asText(),
                service.path("answer").asText(),
                recipient,
                joined(service.path("cookies"), "name"));
    }

    private static String joined(JsonNode list, String member) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.path(member).asText())
                .collect(Collectors.joining(", "));
    }
}
