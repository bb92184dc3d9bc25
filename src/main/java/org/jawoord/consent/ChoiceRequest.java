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
        byte[] bodyHash) {

    /** The answers by category; empty when none were given. */
    Map<String, Boolean> categoriesOrNone() {
        return categories == null ? Map.of() : categories;
    }

    /** The answers by service; empty when none were given. */
    Map<String, Boolean> servicesOrNone() {
        return services == null ? Map.of() : services;
    }
}
