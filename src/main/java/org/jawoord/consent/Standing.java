package org.jawoord.consent;

import com.github.benmanes.caffeine.cache.Interner;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jawoord.notice.Notice;
import org.jawoord.notice.NoticeId;
import org.jawoord.notice.Notices;

/**
 * What a session's choices amount to: its last whole answer, and what was taken away from it since. Says nothing yet
 * about now: whether it has expired, or was given to an earlier notice, is for {@link Decision}.
 *
 * <p>An answer that was taken over from another tool counts only for a session that never answered here, and gives back
 * nothing that an objection or a signal took away: it is older than all of them, whenever it arrived.
 *
 * @param seq place in the order of choices of the last choice that counts; 0 when there is none
 * @param notice the notice that was answered, or null
 * @param action the whole answer, or null when there is none
 * @param decidedAt when it was recorded, by the server's clock, or null
 * @param expiresAt from when on it no longer holds, or null
 * @param categories answers by category, as submitted
 * @param services answers by service, as submitted
 * @param gpc whether the answer was given while the browser sent the signal of Global Privacy Control
 * @param imported whether it was taken over from another tool
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
        boolean gpc,
        boolean imported,
        Set<String> refused) {

    /** A session that never answered. */
    public static final Standing NONE = of(List.of());

    /**
     * Folds choices into what they amount to.
     *
     * @param newestFirst choices of one session from the last one back to, and with, the last one that settles what came
     *     before it; to the first when there is none
     */
    static Standing of(List<StoredChoice> newestFirst) {
        var refused = new HashSet<String>();
        StoredChoice answer = null;
        for (var choice : newestFirst) {
            if (choice.settles()) {
                answer = choice;
                break;
            }
            if (choice.action().isWhole()) {
                answer = answer == null ? choice : answer;
            } else {
                refused.addAll(choice.categories().keySet());
                refused.addAll(choice.services().keySet());
            }
        }
        return of(newestFirst.isEmpty() ? 0 : newestFirst.get(0).seq(), answer, Set.copyOf(refused));
    }

    private static Standing of(long seq, StoredChoice answer, Set<String> refused) {
        if (answer == null) {
            return new Standing(seq, null, null, null, null, Map.of(), Map.of(), false, false, refused);
        }
        return new Standing(
                seq,
                answer.notice(),
                answer.action(),
                answer.recordedAt(),
                answer.expiresAt(),
                answer.categories(),
                answer.services(),
                answer.gpc(),
                answer.imported(),
                refused);
    }

    /** The same, with equal parts of other standings in place of its own: they take the most memory. */
    @SuppressWarnings("unchecked")
    public Standing withParts(Interner<Object> parts) {
        return new Standing(
                seq,
                notice == null ? null : (NoticeId) parts.intern(notice),
                action,
                decidedAt,
                expiresAt,
                (Map<String, Boolean>) parts.intern(categories),
                (Map<String, Boolean>) parts.intern(services),
                gpc,
                imported,
                (Set<String>) parts.intern(refused));
    }

    /** Whether it was chosen against a signal that was on: the choice for this site is the more specific one. */
    boolean outranksSignal() {
        return gpc && !imported;
    }

    /**
     * Whether this answer is one to what a notice asks; false for none. May read the database.
     *
     * @param current may be null
     */
    public boolean answers(Notice current, Notices notices) {
        return notice != null && current != null && notices.answers(notice, current);
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
