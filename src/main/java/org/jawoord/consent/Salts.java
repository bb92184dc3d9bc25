package org.jawoord.consent;

import java.security.SecureRandom;

/** Salts of records: without one, a commitment to so few possible answers could be guessed (RELIABILITY 2.5). */
public final class Salts {

    /** Bytes of a salt. */
    public static final int BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Salts() {}

    /** A fresh one. */
    public static byte[] next() {
        var salt = new byte[BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }
}
