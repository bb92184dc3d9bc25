package org.jawoord.consent.elsewhere;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jawoord.consent.SessionId;
import org.jawoord.keys.Identifier;

/**
 * A consent as an administrator submits it, read and of the right shape, not yet compared with its text.
 *
 * @param text ID of the text, 64 hex digits, or null with {@code of}
 * @param answers by purpose, or null where the withdrawal is of all of them
 * @param givenAt when it was said or written
 * @param session a session of the site that it belongs to, or null
 * @param identifier what the owner calls the person by, or null; leaves memory only as a keyed hash
 * @param takenBy who took it, or null
 * @param note or null
 * @param of the record that it withdraws, or null
 * @param body as it was sent, without the identifier
 */
public record StatedRequest(
        UUID id,
        Act action,
        Channel channel,
        String text,
        Map<String, Boolean> answers,
        Instant givenAt,
        SessionId session,
        Identifier identifier,
        String takenBy,
        String note,
        UUID of,
        ObjectNode body) {}
