package org.jawoord.consent;

import static org.jawoord.shared.ProblemException.unprocessable;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import org.jawoord.notice.Notice;
import org.jawoord.site.Category;

/** Until when a choice holds: the lifetime that its notice says, from when the visitor chose. */
final class Expiry {

    /** How far a visitor's clock may be ahead of ours before a time counts as made up. */
    static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    private static final String IMPORTED_AT = "imported/at";

    private Expiry() {}

    /**
     * From when on a choice no longer holds. One that was taken over has run since it was made.
     *
     * @throws org.jawoord.shared.ProblemException 422: it was taken over from the future, or has run out
     */
    static Instant of(ChoiceRequest choice, Notice notice, Instant recordedAt) {
        var imported = choice.imported();
        if (imported == null) {
            return after(recordedAt, choice, notice);
        }
        if (imported.at().isAfter(recordedAt.plus(MAX_AHEAD))) {
            throw unprocessable("This is in the future.", IMPORTED_AT);
        }
        var expiresAt = after(imported.at(), choice, notice);
        if (!recordedAt.isBefore(expiresAt)) {
            throw unprocessable("By the lifetime of this notice it has run out, so the visitor is asked.", IMPORTED_AT);
        }
        return expiresAt;
    }

    private static Instant after(Instant chosenAt, ChoiceRequest choice, Notice notice) {
        var lifetime = grantsAnything(choice)
                ? notice.lifetime().accepted()
                : notice.lifetime().refused();
        return chosenAt.atOffset(ZoneOffset.UTC).plus(Period.parse(lifetime)).toInstant();
    }

    private static boolean grantsAnything(ChoiceRequest choice) {
        return switch (choice.action()) {
            case ACCEPT_ALL -> true;
            case SAVE -> saysYes(choice.categoriesOrNone()) || saysYes(choice.servicesOrNone());
            case REJECT_ALL, WITHDRAW, OBJECT, SIGNAL -> false;
        };
    }

    private static boolean saysYes(Map<String, Boolean> answers) {
        return answers.entrySet().stream().anyMatch(a -> a.getValue() && !Category.NECESSARY.equals(a.getKey()));
    }
}
