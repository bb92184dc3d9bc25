package org.jawoord.consent.elsewhere;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jawoord.consent.SessionId;

/**
 * One act of consent that wasn't done in the banner, as it is recorded.
 *
 * @param id UUIDv7: the idempotency key
 * @param session where one is known, or null; of a form in a page, made for this record alone
 * @param person keyed hash of what the owner calls the person by, 32 bytes, or null
 * @param text ID of the text, 64 hex digits
 * @param answers by purpose; true is a yes
 * @param refused purposes with a ticked box that is no yes, and why; empty for none
 * @param shown the words in the page where they are not those of the text, or null
 * @param of the record that is withdrawn, or null
 * @param givenAt as it was told; the server's clock is in the row
 * @param takenBy who took it, or null
 * @param recordedBy user or token, or null when a page sent it
 * @param note anything else worth keeping, or null
 * @param bodyHash SHA-256 of the canonical request without secrets and names, 32 bytes
 */
public record Stated(
        UUID id,
        Act action,
        Channel channel,
        SessionId session,
        byte[] person,
        String text,
        Map<String, Boolean> answers,
        Map<String, String> refused,
        JsonNode shown,
        UUID of,
        Instant givenAt,
        String takenBy,
        String recordedBy,
        String note,
        byte[] bodyHash) {}
