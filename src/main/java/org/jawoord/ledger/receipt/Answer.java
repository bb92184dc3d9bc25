package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * What one choice says about a category or a service, read off its record. Issuing and checking use the same rule, and
 * so does the verifier page ({@code web-snippet/src/verifier/answers.ts}).
 */
public enum Answer {
    /** Yes. */
    GIVEN,
    /** No; absence means no. */
    REFUSED,
    /** An objection or a signal that doesn't name it leaves it as it was. */
    UNCHANGED,
    /** Rests on another basis than consent. */
    NOT_ASKED;

    private static final String CONSENT = "consent";

    /**
     * About a category.
     *
     * @param record the record of the choice
     * @param basis lawful basis of the category as the notice names it
     */
    public static Answer ofCategory(JsonNode record, String key, String basis) {
        boolean asked = CONSENT.equals(basis);
        var named = record.path("categories").get(key);
        if (!asked) {
            return isFalse(named) ? REFUSED : NOT_ASKED;
        }
        return switch (record.path("action").asText()) {
            case "accept_all" -> GIVEN;
            case "save" -> named != null && named.asBoolean() ? GIVEN : REFUSED;
            case "object", "signal" -> named != null ? REFUSED : UNCHANGED;
            default -> REFUSED;
        };
    }

    /**
     * About a service: its own answer, else that of its category.
     *
     * @param category key of its category
     * @param basis lawful basis of that
     */
    public static Answer ofService(JsonNode record, String key, String category, String basis) {
        var named = record.path("services").get(key);
        if (named == null) {
            return ofCategory(record, category, basis);
        }
        if (isFalse(named)) {
            return REFUSED;
        }
        return CONSENT.equals(basis) ? GIVEN : NOT_ASKED;
    }

    /** The name in a receipt. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static boolean isFalse(JsonNode named) {
        return named != null && !named.asBoolean();
    }
}
