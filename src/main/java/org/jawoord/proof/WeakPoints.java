package org.jawoord.proof;

import java.math.BigInteger;
import java.util.Set;

/**
 * The points of small order on edwards25519: for a public key that is one of them, anybody can make signatures that
 * verify. Refused together with every y that isn't reduced, which would be a second spelling of a key (RFC 8032
 * section 5.1.3 refuses those too).
 */
final class WeakPoints {

    private static final BigInteger PRIME = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

    /** One of the two y of the points of order 8; the other is its negative. */
    private static final BigInteger ORDER_8 =
            new BigInteger("2707385501144840649318225287225658788936804267575313519463743609750303402022");

    /** Order 1; order 2; order 4; order 8 twice. The sign of x makes no difference. */
    private static final Set<BigInteger> Y =
            Set.of(BigInteger.ONE, PRIME.subtract(BigInteger.ONE), BigInteger.ZERO, ORDER_8, PRIME.subtract(ORDER_8));

    private WeakPoints() {}

    /** Whether these 32 bytes, the lowest first and with the sign of x in the highest bit, are refused. */
    static boolean has(byte[] raw) {
        var bigEndian = new byte[raw.length];
        for (int i = 0; i < raw.length; i++) {
            bigEndian[i] = raw[raw.length - 1 - i];
        }
        bigEndian[0] &= 0x7F;
        var y = new BigInteger(1, bigEndian);
        return y.compareTo(PRIME) >= 0 || Y.contains(y);
    }
}
