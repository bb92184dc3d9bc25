package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The receipt of a consent that was given elsewhere, as its page shows it: everything is read from the receipt itself. Only
 * texts; the template escapes them.
 */
final class StatedView {

    private static final String TEXT = "/pii_processing/privacy_notice/text";

    private final JsonNode receipt;
    private final ReceiptView common;
    private final Words words;

    StatedView(JsonNode receipt) {
        this.receipt = receipt;
        this.common = new ReceiptView(receipt, "");
        this.words = Words.of(text("/pii_processing/language"));
    }

    /** What the page says of a receipt of whichever kind. */
    public ReceiptView getCommon() {
        return common;
    }

    public String say(String key) {
        return words.say(key);
    }

    public String getLanguage() {
        return words.language();
    }

    public List<PurposeView> getPurposes() {
        var purposes = new ArrayList<PurposeView>();
        receipt.at("/pii_processing/purposes")
                .forEach(purpose -> purposes.add(PurposeView.of(purpose, Map.of(), words)));
        return purposes;
    }

    public List<ReceiptView.Fact> getFacts() {
        var facts = new ArrayList<ReceiptView.Fact>();
        facts.add(new ReceiptView.Fact(say("statedGiven"), words.time(text("/record/givenAt"))));
        facts.add(new ReceiptView.Fact(say("at"), words.time(text("/record/recordedAt"))));
        facts.add(new ReceiptView.Fact(say("statedHow"), say("channel_" + text("/record/channel"))));
        add(facts, "statedBy", "/record/takenBy");
        add(facts, "statedNote", "/record/note");
        add(facts, "id", "/record_id");
        add(facts, "statedOf", "/record/of");
        add(facts, "session", "/record/session");
        add(facts, "statedPerson", "/record/person");
        return facts;
    }

    private void add(List<ReceiptView.Fact> facts, String name, String pointer) {
        if (!text(pointer).isEmpty()) {
            facts.add(new ReceiptView.Fact(say(name), text(pointer)));
        }
    }

    /** Title and version of the form or script. */
    public String getTitle() {
        return text(TEXT + "/title") + " · " + text(TEXT + "/version");
    }

    /** What the text informed of beside its purposes. */
    public List<String> getInformed() {
        var informed = new ArrayList<String>();
        receipt.at(TEXT + "/texts").forEach(one -> informed.add(one.asText()));
        return informed;
    }

    public String getWithdrawal() {
        return text("/pii_processing/withdrawal_method");
    }

    private String text(String pointer) {
        return receipt.at(pointer).asText("");
    }
}
