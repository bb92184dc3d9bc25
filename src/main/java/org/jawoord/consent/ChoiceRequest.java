package org.jawoord.consent;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jawoord.notice.NoticeId;

/**
 * A choice as a browser submits it (contract 4.2), read and of the right shape, not yet compared with its notice.
 *
 * @param id made by the browser, UUIDv7: the idempotency key
 * @param session the session that answers; its secret has been checked
 * @param notice the notice that was shown
 * @param language language in which it was shown
 * @param categories answers by category as submitted, or null when the action says it all
 * @param services answers by service as submitted, or null
 * @param at the visitor's clock, or null; kept, decides nothing
 * @param gpc whether the browser sent the signal of Global Privacy Control when the visitor chose
 * @param imported where the choice was taken over from, or null when the visitor made it here
 * @param bodyHash SHA-256 of the canonical request without its secret, 32 bytes
 */
public record ChoiceRequest(
        UUID id,
        SessionId session,
        NoticeId notice,
        String language,
        Action action,
        Surface surface,
        Map<String, Boolean> categories,
        Map<String, Boolean> services,
        Instant at,
        boolean gpc,
        Imported imported,
        byte[] bodyHash) {

    /** The same choice, made while the signal was on; says nothing new where it is so already. */
    ChoiceRequest underSignal(boolean on) {
        return on && !gpc
                ? new ChoiceRequest(
                        id,
                        session,
                        notice,
                        language,
                        action,
                        surface,
                        categories,
                        services,
                        at,
                        true,
                        imported,
                        bodyHash)
                : this;
    }

    /** Whether it answers the whole notice, here: nothing that came before it counts any more. */
    boolean settles() {
        return action.isWhole() && imported == null;
    }

    /** The answers by category; empty when none were given. */
    Map<String, Boolean> categoriesOrNone() {
        return categories == null ? Map.of() : categories;
    }

    /** The answers by service; empty when none were given. */
    Map<String, Boolean> servicesOrNone() {
        return services == null ? Map.of() : services;
    }
}
