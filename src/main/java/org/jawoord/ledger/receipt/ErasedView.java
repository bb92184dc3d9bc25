package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.JsonNode;

/** The statement of an erasure as its page shows it. Only texts; the template escapes them. */
final class ErasedView {

    private final JsonNode statement;
    private final Words words;

    ErasedView(JsonNode statement, Words words) {
        this.statement = statement;
        this.words = words;
    }

    public String say(String key) {
        return words.say(key);
    }

    public String getLanguage() {
        return words.language();
    }

    public String getSite() {
        return text("/site");
    }

    public String getId() {
        return text("/record_id");
    }

    public String getWhen() {
        return words.time(text("/erased_at"));
    }

    public String getWhy() {
        return say("erasedFor_" + text("/record/reason"));
    }

    public String getLeaf() {
        return text("/erased_leaf/index");
    }

    public String getErasureLeaf() {
        return text("/ledger/index");
    }

    public String getFileName() {
        return "receipt-" + getId() + ".json";
    }

    private String text(String pointer) {
        return statement.at(pointer).asText("");
    }
}
