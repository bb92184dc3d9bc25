package org.jawoord.consent.elsewhere;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** IDs for records that a page of ours is about to make: UUIDv7 (RFC 9562 section 5.7). */
public final class RecordIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RecordIds() {}

    /** A fresh one. */
    public static UUID at(Instant now) {
        long high = (now.toEpochMilli() << 16) | 0x7000L | (RANDOM.nextLong() & 0xfffL);
        long low = (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
