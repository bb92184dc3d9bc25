package org.jawoord.consent;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jawoord.notice.NoticeId;

/**
 * What a session's choices amount to: its last whole answer, and what was taken away from it since. Says nothing yet
 * about now: whether it has expired, or was given to an earlier notice, is for {@link Decision}.
 *
 * @param seq place in the order of choices of the last choice that counts; 0 when there is none
 * @param notice the notice that was answered, or null
 * @param action the whole answer, or null when there is none
 * @param decidedAt when it was recorded, by the server's clock, or null
 * @param expiresAt from when on it no longer holds, or null
 * @param categories answers by category, as submitted
 * @param services answers by service, as submitted
 * @param refused keys of categories and services refused since by an objection or a signal
 */
public record Standing(
        long seq,
        NoticeId notice,
        Action action,
        Instant decidedAt,
        Instant expiresAt,
        Map<String, Boolean> categories,
        Map<String, Boolean> services,
        Set<String> refused) {

    /** A session that never answered. */
    public static final Standing NONE = new Standing(0, null, null, null, null, Map.of(), Map.of(), Set.of());

    /**
     * Folds choices into what they amount to.
     *
     * @param newestFirst choices of one session from the last one back to, and with, its last whole answer
     */
    static Standing of(List<StoredChoice> newestFirst) {
        var refused = new HashSet<String>();
        long seq = newestFirst.isEmpty() ? 0 : newestFirst.get(0).seq();
        for (var choice : newestFirst) {
            if (choice.action().isWhole()) {
                return new Standing(
                        seq,
                        choice.notice(),
                        choice.action(),
                        choice.recordedAt(),
                        choice.expiresAt(),
                        choice.categories(),
                        choice.services(),
                        Set.copyOf(refused));
            }
            choice.categories().keySet().forEach(refused::add);
            choice.services().keySet().forEach(refused::add);
        }
        return new Standing(seq, null, null, null, null, Map.of(), Map.of(), Set.copyOf(refused));
    }

    /** Whether this answer says yes to a service of a category; absence is no. */
    boolean grantsService(String service, String category) {
        if (refused.contains(service) || refused.contains(category)) {
            return false;
        }
        var answer = services.getOrDefault(service, categories.getOrDefault(category, false));
        return grantsAll() || (isSaved() && answer);
    }

    /** Whether this answer says yes to a category; absence is no. */
    boolean grantsCategory(String category) {
        if (refused.contains(category)) {
            return false;
        }
        return grantsAll() || (isSaved() && categories.getOrDefault(category, false));
    }

    private boolean grantsAll() {
        return action == Action.ACCEPT_ALL;
    }

    private boolean isSaved() {
        return action == Action.SAVE;
    }
}
