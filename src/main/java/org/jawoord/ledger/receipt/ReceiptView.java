package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jawoord.site.WritingDirection;

/**
 * A receipt as its page shows it: everything is read from the receipt itself, so that what people see is what is signed.
 * Only texts; the template escapes them.
 */
final class ReceiptView {

    /** States in which there is something to take back. */
    private static final Set<String> WITHDRAWABLE = Set.of("given", "reduced", "asked_again");

    private final JsonNode receipt;
    private final Words words;
    private final String siteAddress;

    /**
     * A view.
     *
     * @param siteAddress where the site is; empty when nobody knows
     */
    ReceiptView(JsonNode receipt, String siteAddress) {
        this.receipt = receipt;
        this.words = Words.of(text("/pii_processing/language"));
        this.siteAddress = siteAddress;
    }

    /** A name and its value. */
    public record Fact(String name, String value) {}

    /**
     * Something that happened.
     *
     * @param receipt where its own receipt is; empty when it has none
     */
    public record Event(String what, String at, String receipt) {}

    public String say(String key) {
        return words.say(key);
    }

    public String getLanguage() {
        return words.language();
    }

    public String getShownLanguage() {
        return text("/pii_processing/language");
    }

    /** {@code rtl} or {@code ltr}: what a text begins with doesn't always tell. */
    public String getShownDirection() {
        return WritingDirection.of(getShownLanguage());
    }

    public String getControllerName() {
        return text("/party_identification/0/party_name");
    }

    public String getController() {
        var about = new ArrayList<String>();
        for (var member : List.of("party_name", "party_address", "party_email", "party_contact")) {
            var value = text("/party_identification/0/" + member);
            if (!value.isEmpty()) {
                about.add(value);
            }
        }
        return String.join(" · ", about);
    }

    public String getStateWord() {
        return say("now_" + text("/state/now"));
    }

    public String getSince() {
        var since = text("/state/since");
        return since.isEmpty() ? "" : say("since").replace("{time}", words.time(since));
    }

    public boolean isWithdrawable() {
        return WITHDRAWABLE.contains(text("/state/now"));
    }

    public String getSiteAddress() {
        return siteAddress;
    }

    public String getFileName() {
        return "receipt-" + text("/record_id") + ".json";
    }

    public String answerWord(String answer) {
        return say(
                switch (answer) {
                    case "given" -> "given";
                    case "refused" -> "refuse";
                    case "unchanged" -> "unchanged";
                    default -> "notAsked";
                });
    }

    public List<PurposeView> getPurposes() {
        var parties = new HashMap<String, JsonNode>();
        receipt.path("party_identification")
                .forEach(party -> parties.put(party.path("party_id").asText(), party));
        var purposes = new ArrayList<PurposeView>();
        receipt.at("/pii_processing/purposes")
                .forEach(purpose -> purposes.add(PurposeView.of(purpose, parties, words)));
        return purposes;
    }

    public List<Fact> getFacts() {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(say("at"), words.time(text("/record/recordedAt"))));
        facts.add(new Fact(say("until"), words.time(text("/record/expiresAt"))));
        facts.add(new Fact(say("where"), say("surface_" + text("/record/surface"))));
        if (receipt.at("/record/gpc").asBoolean()) {
            facts.add(new Fact(say("gpc"), say("gpcOn")));
        }
        facts.add(new Fact(say("id"), text("/record_id")));
        facts.add(new Fact(say("session"), text("/pii_principal_id")));
        return facts;
    }

    public String getNoticeVersion() {
        var published = text("/pii_processing/privacy_notice/published_at");
        return published.isEmpty()
                ? text("/pii_processing/privacy_notice/id")
                : say("version")
                        .replace("{version}", text("/pii_processing/privacy_notice/version"))
                        .replace("{time}", words.time(published));
    }

    public String getStatement() {
        var about = new ArrayList<String>();
        for (var member : List.of("url", "version", "date")) {
            var value = text("/pii_processing/privacy_notice/statement/" + member);
            if (!value.isEmpty()) {
                about.add(value);
            }
        }
        return String.join(" · ", about);
    }

    /** Only what is a web address leads somewhere. */
    public String getStatementAddress() {
        var url = text("/pii_processing/privacy_notice/statement/url");
        return url.matches("https?://.*") ? url : "";
    }

    public String getShownAddress() {
        return text("/pii_processing/privacy_notice/shown");
    }

    public String getContentAddress() {
        return text("/pii_processing/privacy_notice/content");
    }

    public List<Event> getEvents() {
        var events = new ArrayList<Event>();
        for (var event : receipt.path("event")) {
            events.add(new Event(
                    say("event_" + event.path("event_state").asText()),
                    words.time(event.path("event_time").asText()),
                    event.path("record_id").asText()));
        }
        return events;
    }

    private String text(String pointer) {
        return receipt.at(pointer).asText("");
    }
}
