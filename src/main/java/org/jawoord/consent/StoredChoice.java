package org.jawoord.consent;

import java.time.Instant;
import java.util.Map;
import org.jawoord.notice.NoticeId;

/** The part of a stored choice that decides: what was answered, to which notice, and for how long. */
record StoredChoice(
        long seq,
        NoticeId notice,
        Action action,
        Map<String, Boolean> categories,
        Map<String, Boolean> services,
        Instant recordedAt,
        Instant expiresAt) {}
