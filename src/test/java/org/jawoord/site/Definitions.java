package org.jawoord.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** Site definitions for tests: a small one and a full one, and ways to change a value by its JSON Pointer. */
public final class Definitions {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode json;

    private Definitions(String json) {
        this.json = (ObjectNode) parse(json);
    }

    /** Only what is required. */
    public static Definitions smallest() {
        return new Definitions("""
                { "name": "Shop", "controller": { "name": "Shop B.V." }, "origins": ["https://shop.example"],
                  "defaultLanguage": "nl", "languages": ["nl"],
                  "categories": [ { "key": "analytics", "title": "Meten", "purpose": "Wij tellen bezoeken." } ] }""");
    }

    /** Something in each field that there is. */
    public static Definitions full() {
        return new Definitions("""
                { "name": "Demo shop",
                  "controller": { "name": "Demo B.V.", "address": "Kade 1\\n1000 AA Amsterdam",
                                  "email": "privacy@shop.example", "dpo": "fg@shop.example" },
                  "origins": ["https://shop.example", "https://*.shop.example"],
                  "defaultLanguage": "nl", "languages": ["nl", "en"],
                  "privacyStatement": { "url": { "nl": "/privacy", "en": "/en/privacy" }, "version": "3",
                                        "date": "2026-01-01", "text": { "nl": "Wij …", "en": "We …" } },
                  "lifetime": { "accepted": "P6M", "refused": "P12M" },
                  "categories": [
                    { "key": "necessary", "title": {"nl": "Nodig", "en": "Needed"}, "purpose": "Winkelwagen" },
                    { "key": "analytics", "basis": "consent", "title": {"nl": "Meten", "en": "Measuring"},
                      "purpose": {"nl": "Wij tellen."}, "data": ["IP", {"nl": "Pagina's", "en": "Pages"}],
                      "retention": "P90D", "consentMode": ["analytics_storage"] },
                    { "key": "orders", "basis": "contract", "title": "Orders", "purpose": "Orders" } ],
                  "services": [
                    { "key": "hotjar", "category": "analytics", "kind": "script", "title": "Hotjar",
                      "purpose": {"nl": "Opnames van bezoeken"},
                      "provider": { "name": "Hotjar Ltd.", "country": "MT", "role": "processor",
                                    "privacyUrl": "https://www.hotjar.com/privacy", "address": "St Julian's" },
                      "transfers": ["US"],
                      "matches": ["https://static.hotjar.com/c/*", "https://*.hotjar.com/*", "/collect*"],
                      "cookies": [ { "name": "_hjSession*", "lifetime": "PT30M", "purpose": "Sessie" } ],
                      "storage": ["_hj*"], "reloadOnWithdraw": true,
                      "preview": { "image": "https://img.hotjar.com/{id}.jpg", "id": "https://www.hotjar.com/embed/{id}" } },
                    { "key": "cart", "category": "necessary", "kind": "cookie", "rationale": "Holds the cart.",
                      "cookies": [ { "name": "cart", "lifetime": "session" } ] } ],
                  "gpc": ["analytics"],
                  "banner": { "layout": "bar", "position": "top", "theme": { "accent": "#17594a", "radius": 8 },
                              "texts": { "en": { "title": "May we?" } } } }""");
    }

    /** The smallest, in each language that the banner has words of its own for. */
    public static Definitions inEveryLanguage() {
        return smallest()
                .with("/languages", MAPPER.valueToTree(BuiltInTexts.LANGUAGES).toString());
    }

    /** The value at a pointer replaced or added; the parent must exist. {@code value} is JSON. */
    public Definitions with(String pointer, String value) {
        set(pointer, parse(value));
        return this;
    }

    /** {@link #with} for a string. */
    public Definitions withText(String pointer, String value) {
        set(pointer, MAPPER.getNodeFactory().textNode(value));
        return this;
    }

    /** The value at a pointer taken away. */
    public Definitions without(String pointer) {
        ((ObjectNode) parent(pointer)).remove(name(pointer));
        return this;
    }

    public JsonNode json() {
        return json;
    }

    public byte[] bytes() {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return json.toString();
    }

    private void set(String pointer, JsonNode value) {
        if (parent(pointer) instanceof ArrayNode array) {
            int index = Integer.parseInt(name(pointer));
            if (index == array.size()) {
                array.add(value);
            } else {
                array.set(index, value);
            }
        } else {
            ((ObjectNode) parent(pointer)).set(name(pointer), value);
        }
    }

    private JsonNode parent(String pointer) {
        return json.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static String name(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
