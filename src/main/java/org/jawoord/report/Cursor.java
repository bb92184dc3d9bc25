package org.jawoord.report;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jawoord.consent.ChoiceHistory.Place;

/** A place in a list, as clients hand it back without looking into it: 16 bytes in base64url. */
final class Cursor {

    private static final int BYTES = 2 * Long.BYTES;

    private Cursor() {}

    static String of(Place place) {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(place.recordedAt().toEpochMilli())
                .putLong(place.seq())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The place; empty for what isn't one. */
    static Optional<Place> parse(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != BYTES) {
                return Optional.empty();
            }
            var place = new Place(Instant.ofEpochMilli(bytes.getLong()), bytes.getLong());
            // Such as we hand out: in years that a database has, and spelled in the one way.
            boolean known = place.seq() != 0
                    && isRecordable(place.recordedAt())
                    && of(place).equals(text);
            return known ? Optional.of(place) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isRecordable(Instant at) {
        return !at.isBefore(Instant.EPOCH) && at.isBefore(Instant.parse("9999-01-01T00:00:00Z"));
    }
}
