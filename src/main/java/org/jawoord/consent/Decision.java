package org.jawoord.consent;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jawoord.notice.Notice;
import org.jawoord.site.Category;

/**
 * What holds now for a session on a site (contract 4.3): its standing, applied to the current notice at one moment.
 * Absence means no: no answer, an expired or withdrawn one, and one given to an earlier notice all deny everything but
 * the necessary; so does, where the notice says so, the browser's signal.
 *
 * @param notice ID of the notice that was answered; of the current one when nothing was answered; null without one
 * @param current whether {@code notice} is the current notice
 * @param decidedAt when the answer was recorded, or null
 * @param expiresAt from when on it no longer holds, or null
 * @param categories every category of the current notice, in its order
 * @param services every service of the current notice, in its order
 */
@JsonPropertyOrder({"site", "session", "status", "notice", "current", "decidedAt", "expiresAt", "categories", "services"
})
public record Decision(
        String site,
        String session,
        Status status,
        String notice,
        boolean current,
        Instant decidedAt,
        Instant expiresAt,
        Map<String, Boolean> categories,
        Map<String, Boolean> services) {

    /** Where the session stands. */
    public enum Status {
        DECIDED,
        UNANSWERED,
        EXPIRED,
        WITHDRAWN;

        private final String wireName = name().toLowerCase(Locale.ROOT);

        /** The name in JSON. */
        @JsonValue
        public String wireName() {
            return wireName;
        }
    }

    /**
     * Applies a standing to the current notice.
     *
     * @param current the site's current notice, or null when nothing is published
     * @param gpc whether the visitor's browser sends the signal of Global Privacy Control now; it denies what the notice
     *     lists for it, unless the visitor chose otherwise while it was on
     */
    public static Decision of(SessionKey key, Standing standing, Notice current, Instant now, boolean gpc) {
        var status = statusOf(standing, now);
        boolean answered = standing.action() != null;
        boolean isCurrent = current != null && (!answered || current.id().equals(standing.notice()));
        boolean holds = status == Status.DECIDED && isCurrent;
        boolean signalDenies = gpc && !standing.outranksSignal();

        var categories = new LinkedHashMap<String, Boolean>();
        var services = new LinkedHashMap<String, Boolean>();
        if (current == null) {
            categories.put(Category.NECESSARY, true);
        } else {
            current.categories()
                    .forEach((category, details) -> categories.put(
                            category,
                            details.isNecessary()
                                    || (holds
                                            && !(signalDenies && current.isRefusedByGpc(category))
                                            && standing.grantsCategory(category))));
            current.services()
                    .forEach((service, details) -> services.put(
                            service,
                            Category.NECESSARY.equals(details.category())
                                    || (holds
                                            && !(signalDenies && current.isRefusedByGpc(details.category()))
                                            && standing.grantsService(service, details.category()))));
        }
        return new Decision(
                key.site(),
                key.session().toString(),
                status,
                answered
                        ? standing.notice().hex()
                        : current == null ? null : current.id().hex(),
                isCurrent,
                standing.decidedAt(),
                standing.expiresAt(),
                Collections.unmodifiableMap(categories),
                Collections.unmodifiableMap(services));
    }

    /** Whether a category or service may fire; null when the current notice knows no such key. */
    public Boolean allows(String key) {
        var category = categories.get(key);
        return category != null ? category : services.get(key);
    }

    private static Status statusOf(Standing standing, Instant now) {
        if (standing.action() == null) {
            return Status.UNANSWERED;
        }
        if (!now.isBefore(standing.expiresAt())) {
            return Status.EXPIRED;
        }
        return standing.action() == Action.WITHDRAW ? Status.WITHDRAWN : Status.DECIDED;
    }
}
