package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jawoord.shared.CanonicalJson;

/**
 * A receipt in the terms of the Data Privacy Vocabulary (DPV 2), after its guide to ISO/IEC TS 27560: the same facts as JSON-LD.
 * Not signed itself; the receipt that is, with its proof, stands in {@code jawoord:receipt} as it would be handed out by itself.
 */
final class LinkedData {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Map<String, String> CONTEXT = Map.of(
            "dpv", "https://w3id.org/dpv#",
            "dpv-27560", "https://w3id.org/dpv/schema/dpv-27560#",
            "dct", "http://purl.org/dc/terms/",
            "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
            "skos", "http://www.w3.org/2004/02/skos/core#",
            "eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#",
            "jawoord", "urn:jawoord:");

    private static final Map<String, String> BASES = Map.of(
            "consent", "eu-gdpr:A6-1-a",
            "contract", "eu-gdpr:A6-1-b",
            "legal_obligation", "eu-gdpr:A6-1-c",
            "vital_interests", "eu-gdpr:A6-1-d",
            "public_task", "eu-gdpr:A6-1-e",
            "legitimate_interests", "eu-gdpr:A6-1-f");

    private static final Map<String, String> STATUS = Map.of(
            "given", "dpv:ConsentGiven",
            "refused", "dpv:ConsentRefused",
            "withdrawn", "dpv:ConsentWithdrawn",
            "expired", "dpv:ConsentExpired",
            "superseded", "dpv:ConsentInvalidated",
            "asked_again", "dpv:ConsentRequested",
            "reduced", "dpv:ConsentGiven",
            "unchanged", "dpv:ConsentUnknown");

    private LinkedData() {}

    /** The document, canonical. */
    static byte[] bytes(Receipt receipt) {
        return CanonicalJson.of(of(receipt.json())).getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode of(ObjectNode receipt) {
        var doc = JSON.objectNode();
        var context = doc.putObject("@context");
        CONTEXT.forEach(context::put);
        context.putObject("jawoord:receipt").put("@type", "@json");
        var id = addressOf(receipt);
        doc.put("@id", id);
        doc.putArray("@type").add("dpv:ConsentReceipt").add("dpv:ConsentRecord");
        doc.put("dct:conformsTo", "dpv-27560:record-2");
        doc.put("dpv:hasIdentifier", receipt.path("record_id").asText());
        doc.put("dct:source", id);
        doc.put("dct:created", receipt.at("/record/recordedAt").asText());
        doc.put("dct:issued", receipt.path("issued_at").asText());
        doc.put("dct:language", receipt.at("/pii_processing/language").asText());
        doc.putObject("dpv:hasDataSubject")
                .put("@type", "dpv:DataSubject")
                .put("dpv:hasIdentifier", receipt.path("pii_principal_id").asText());
        doc.set("dpv:hasNotice", notice(receipt));
        doc.set("dpv:hasEntity", entities(receipt.path("party_identification")));
        doc.set("dpv:hasProcess", processes(receipt));
        doc.set("dpv:hasConsentStatus", statuses(receipt));
        doc.set("jawoord:receipt", receipt);
        doc.putObject("dpv:hasConsentControl")
                .put("@type", "dpv:WithdrawConsent")
                .put(
                        "dpv:isExercisedAt",
                        receipt.at("/pii_processing/withdrawal_method").asText());
        return doc;
    }

    /** Where the receipt is: of a choice also where one withdraws. */
    private static String addressOf(ObjectNode receipt) {
        return StatedAgreement.isFor(receipt)
                ? adminAddress(receipt) + "/stated/" + receipt.path("record_id").asText() + "/receipt"
                : receipt.at("/pii_processing/withdrawal_method").asText();
    }

    private static String adminAddress(ObjectNode receipt) {
        return receipt.path("issuer").asText() + "/admin/v1/sites/"
                + receipt.at("/record/site").asText();
    }

    /** What was shown in the banner; or the form or script, which has no time of publication. */
    private static ObjectNode notice(ObjectNode receipt) {
        var shown = receipt.at("/pii_processing/privacy_notice");
        var id = shown.path("id").asText();
        var notice = JSON.objectNode()
                .put(
                        "@id",
                        shown.has("content") ? shown.path("content").asText() : adminAddress(receipt) + "/texts/" + id)
                .put("@type", "dpv:ConsentNotice")
                .put("dpv:hasIdentifier", id);
        copy(shown, "published_at", notice, "dct:date");
        return notice;
    }

    private static ArrayNode entities(JsonNode parties) {
        var entities = JSON.arrayNode();
        for (var party : parties) {
            var role = party.path("party_role").asText();
            var entity = entities.addObject().put("@id", blank(party.path("party_id")));
            entity.put(
                    "@type",
                    switch (role) {
                        case "pii_controller" -> "dpv:DataController";
                        case "joint_pii_controller" -> "dpv:JointDataControllers";
                        case "pii_processor" -> "dpv:DataProcessor";
                        default -> "dpv:ThirdParty";
                    });
            entity.put("dpv:hasName", party.path("party_name").asText());
            copy(party, "party_address", entity, "dpv:hasAddress");
            copy(party, "party_email", entity, "dpv:hasContact");
        }
        return entities;
    }

    private static ArrayNode processes(ObjectNode receipt) {
        var processes = JSON.arrayNode();
        for (var purpose : receipt.at("/pii_processing/purposes")) {
            var process = processes.addObject().put("@type", "dpv:Process");
            process.putObject("dpv:hasPurpose")
                    .put("@type", "dpv:Purpose")
                    .put("skos:prefLabel", purpose.path("purpose").asText());
            copy(purpose, "purpose_description", (ObjectNode) process.get("dpv:hasPurpose"), "rdfs:comment");
            var basis = BASES.get(purpose.path("lawful_basis").asText());
            if (basis != null) {
                process.put("dpv:hasLegalBasis", basis);
            }
            var status = STATUS.get(purpose.path("answer").asText());
            if (status != null) {
                process.put("dpv:hasConsentStatus", status);
            }
            process.put("dpv:hasDataController", "_:" + Parties.CONTROLLER);
            var data = process.putArray("dpv:hasPersonalData");
            purpose.path("pii_information").forEach(kind -> data.addObject()
                    .put("@type", "dpv:PersonalData")
                    .put("skos:prefLabel", kind.path("pii_type").asText()));
            var recipients = process.putArray("dpv:hasRecipient");
            purpose.path("recipient_third_parties").forEach(party -> {
                if (isServed(purpose, party.asText())) {
                    recipients.add(blank(party));
                }
            });
            if (purpose.has("retention_period")) {
                process.putObject("dpv:hasStorageCondition")
                        .put("@type", "dpv:StorageDuration")
                        .putObject("dpv:hasDuration")
                        .put("@type", "dpv:TemporalDuration")
                        .put("rdf:value", purpose.path("retention_period").asText());
            }
        }
        return processes;
    }

    /** Whether some service of this party was not refused; a party that has none takes part in the purpose itself. */
    private static boolean isServed(JsonNode purpose, String party) {
        boolean named = false;
        for (var service : purpose.path("services")) {
            if (service.path("party_id").asText().equals(party)) {
                named = true;
                if (!service.path("answer").asText().equals("refused")) {
                    return true;
                }
            }
        }
        return !named;
    }

    private static ArrayNode statuses(ObjectNode receipt) {
        var statuses = JSON.arrayNode();
        var state = receipt.path("state");
        // How it stands when this is issued, where no event of the record says so.
        if (state.path("now").asText().equals("asked_again")) {
            statuses.addObject()
                    .put("@type", STATUS.get("asked_again"))
                    .put("dct:date", receipt.path("issued_at").asText());
        }
        for (var event : receipt.path("event")) {
            var status = statuses.addObject();
            status.put("@type", STATUS.get(event.path("event_state").asText()));
            status.put("dct:date", event.path("event_time").asText());
            copy(event, "validity_duration", status, "dct:valid");
        }
        return statuses;
    }

    private static String blank(JsonNode partyId) {
        return "_:" + partyId.asText();
    }

    private static void copy(JsonNode from, String name, ObjectNode to, String as) {
        if (from.has(name)) {
            to.put(as, from.path(name).asText());
        }
    }
}
