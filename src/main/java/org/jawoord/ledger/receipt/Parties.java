package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jawoord.site.Service.Provider;
import org.jawoord.site.SiteDefinition.Controller;

/** Section {@code party_identification}: everybody once, named by an id that the rest of the receipt refers to. */
final class Parties {

    /** Id of whoever is responsible for the site. */
    static final String CONTROLLER = "controller";

    private final ArrayNode all = JsonNodeFactory.instance.arrayNode();
    private final Map<Provider, String> providers = new LinkedHashMap<>();

    /** With the controller alone. */
    Parties(Controller controller) {
        var party = all.addObject();
        party.put("party_id", CONTROLLER);
        party.put("party_role", "pii_controller");
        party.put("party_name", controller.name());
        put(party, "party_address", controller.address());
        put(party, "party_email", controller.email());
        put(party, "party_contact", controller.dpo());
    }

    /** The id of a provider, who is added when they are new. */
    String idOf(Provider provider) {
        return providers.computeIfAbsent(provider, fresh -> {
            var id = "party-" + (providers.size() + 1);
            var party = all.addObject().put("party_id", id);
            party.put("party_role", role(fresh.role()));
            party.put("party_name", fresh.name());
            put(party, "party_address", fresh.address());
            put(party, "party_url", fresh.privacyUrl());
            put(party, "party_country", fresh.country());
            return id;
        });
    }

    ArrayNode json() {
        return all;
    }

    static void put(ObjectNode object, String name, String value) {
        if (value != null) {
            object.put(name, value);
        }
    }

    private static String role(String role) {
        return switch (role == null ? "" : role) {
            case "controller" -> "pii_controller";
            case "joint_controller" -> "joint_pii_controller";
            case "processor" -> "pii_processor";
            default -> "third_party";
        };
    }
}
