package org.jawoord.consent;

import java.time.Instant;
import java.util.UUID;

/**
 * A choice that is to be stored: accepted, not on disk yet.
 *
 * @param recordedAt when the server took it, in milliseconds
 * @param expiresAt from when on it no longer holds
 * @param salt 32 random bytes, kept with the record
 * @param record what is sealed together with its place, once that is known
 * @param since {@link System#nanoTime} of before anything was done about it
 */
record NewChoice(
        String site,
        ChoiceRequest choice,
        Instant recordedAt,
        Instant expiresAt,
        byte[] salt,
        byte[] record,
        long since) {

    /** What a choice is told apart by. */
    record Key(String site, UUID id) {}

    Key key() {
        return new Key(site, choice.id());
    }

    SessionKey session() {
        return new SessionKey(site, choice.session());
    }
}
