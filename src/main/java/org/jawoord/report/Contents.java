package org.jawoord.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jawoord.consent.elsewhere.ConsentText;
import org.jawoord.notice.NoticeId;

/** What has gone into a bundle so far, for its cover and its list: counts and a few examples, not the records. */
final class Contents {

    /** Choices that the cover tells of one by one, and consents that were given elsewhere: two or three pages each. */
    static final int SHOWN = 100;

    private final List<Line> shown = new ArrayList<>();
    private final Map<String, Set<String>> languagesByNotice = new TreeMap<>();
    private final List<Line> shownStated = new ArrayList<>();
    private final Set<String> texts = new TreeSet<>();
    private final Map<String, ConsentText> read = new HashMap<>();
    private int records;
    private int stated;
    private int receipts;
    private final List<Line> shownUnproven = new ArrayList<>();
    private int unproven;
    private final List<String> unprovenStates = new ArrayList<>();
    private int unnumbered;
    private int erasures;
    private String first;
    private String last;
    private String lastNotice;

    /** What a record in a bundle is. */
    enum Kind {
        RECORDS(true),
        STATED(true),
        ERASURES(false);

        private final boolean hasReceipt;

        Kind(boolean hasReceipt) {
            this.hasReceipt = hasReceipt;
        }

        /** Whether somebody gets a receipt of it. */
        boolean hasReceipt() {
            return hasReceipt;
        }

        /** Where its files are. */
        String folder() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A record with its place and proof is in, with its receipt where there is one; of a consent the text is to follow. */
    void add(Kind kind, Line line) {
        switch (kind) {
            case RECORDS -> record(line);
            case STATED -> stated(line);
            case ERASURES -> erasures++;
        }
        if (kind.hasReceipt()) {
            receipts++;
        }
    }

    /** A record that nothing proves is in, as what it is. */
    void unproven(Line line) {
        unproven++;
        if (shownUnproven.size() < SHOWN) {
            shownUnproven.add(line);
        }
    }

    /** An earlier state of the ledger that no key signed is in, under this name. */
    void unprovenState(String name) {
        unprovenStates.add(name);
    }

    /** Names of the files of earlier states that no key signed. */
    List<String> unprovenStates() {
        return List.copyOf(unprovenStates);
    }

    int unprovenCount() {
        return unproven;
    }

    /** The first ones of those that nothing proves. */
    List<Line> shownUnproven() {
        return List.copyOf(shownUnproven);
    }

    private void record(Line line) {
        var content = line.record().content();
        records++;
        last = content.path("recordedAt").asText();
        first = first == null ? last : first;
        if (shown.size() < SHOWN) {
            shown.add(line);
        }
        var notice = content.path("notice").asText();
        if (NoticeId.parse(notice).isPresent()) {
            lastNotice = notice;
            languagesByNotice
                    .computeIfAbsent(notice, id -> new TreeSet<>())
                    .add(content.path("language").asText());
        }
    }

    private void stated(Line line) {
        var content = line.record().content();
        stated++;
        texts.add(content.path("text").asText());
        if (shownStated.size() < SHOWN) {
            shownStated.add(line);
        }
        var at = content.path("recordedAt").asText();
        first = first == null || at.compareTo(first) < 0 ? at : first;
        last = last == null || at.compareTo(last) > 0 ? at : last;
    }

    int statedCount() {
        return stated;
    }

    /** A text that was consented to is in. */
    void text(ConsentText text) {
        read.put(text.id(), text);
    }

    /** A text of this ID that is in; null when it isn't. */
    ConsentText text(String id) {
        return read.get(id);
    }

    /** The first ones of what was consented to elsewhere. */
    List<Line> shownStated() {
        return List.copyOf(shownStated);
    }

    /** IDs of the texts that were consented to elsewhere. */
    Set<String> texts() {
        return texts;
    }

    /** A record without a place in the ledger was left out. */
    void unnumbered() {
        unnumbered++;
    }

    int erasureCount() {
        return erasures;
    }

    int recordCount() {
        return records;
    }

    int receiptCount() {
        return receipts;
    }

    int unnumberedCount() {
        return unnumbered;
    }

    /** When the first one was recorded; null when there is none. */
    String firstAt() {
        return first;
    }

    String lastAt() {
        return last;
    }

    /** The notice that was shown last; null when there is none. */
    String lastNotice() {
        return lastNotice;
    }

    /** The first ones. */
    List<Line> shown() {
        return List.copyOf(shown);
    }

    /** The notices that were shown, by ID, each with the languages it was shown in. */
    Map<String, Set<String>> languagesByNotice() {
        return languagesByNotice;
    }
}
