package org.jawoord.console;

import java.time.ZoneId;
import java.util.List;
import org.jawoord.consent.elsewhere.ConsentText;

/**
 * The page of consent that was taken elsewhere.
 *
 * @param site key
 * @param texts newest first
 * @param chosen the script that is read aloud, or null
 * @param withdraws the record that is withdrawn, or null
 * @param id of the record that the form would make
 * @param lines what was recorded, newest first
 * @param next cursor of the records before those, or null
 * @param form what was typed into a form that was refused
 * @param refusal the field at fault, or empty
 * @param detail what is wrong, in English
 */
record ElsewherePage(
        String site,
        List<ConsentText> texts,
        ConsentText chosen,
        Line withdraws,
        String id,
        List<Line> lines,
        String next,
        Typed form,
        String refusal,
        String detail) {

    /**
     * One record.
     *
     * @param withdrawnAt since when no yes of it holds any more; empty while one does, and of what has none
     */
    record Line(
            String id,
            String at,
            String action,
            String channel,
            String title,
            List<Answer> answers,
            String takenBy,
            String note,
            String withdrawnAt) {

        /** Whether there is anything to take back. */
        public boolean isWithdrawable() {
            return action.equals("give") && withdrawnAt.isEmpty();
        }
    }

    /** A purpose with what was answered. */
    record Answer(String purpose, boolean yes) {}

    /** What comes back into a form that was refused; ticks don't. */
    record Typed(String at, String takenBy, String identifier, String session, String note) {

        static final Typed NOTHING = new Typed("", "", "", "", "");
    }

    /** The zone that times are typed in. */
    public String zone() {
        return ZoneId.systemDefault().getId();
    }

    public List<ConsentText> scripts() {
        return texts.stream()
                .filter(text -> text.kind() == ConsentText.Kind.SCRIPT)
                .toList();
    }

    /** The message for a refusal. */
    public String fault() {
        return refusal.isEmpty() ? "" : refusal.startsWith("answers") ? "answers" : refusal;
    }
}
