package org.jawoord.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A choice as it is stored: what its visitor can look up and keep. Not signed.
 *
 * @param notice ID of the notice that was shown; its text is at {@code /v1/sites/{site}/notices/{notice}}
 * @param categories answers by category as submitted; empty where the action says it all
 * @param services answers by service as submitted; empty where the action says it all
 * @param at the visitor's clock, or absent
 * @param gpc true when the browser sent the signal of Global Privacy Control; absent otherwise
 * @param imported where the choice was taken over from, or absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(
        UUID id,
        String site,
        String session,
        String notice,
        String language,
        String action,
        String surface,
        Map<String, Boolean> categories,
        Map<String, Boolean> services,
        Instant at,
        Instant recordedAt,
        Instant expiresAt,
        Boolean gpc,
        Imported imported) {}
