package org.jawoord.proof;

/** What a bad cable or a bad person does. */
final class Bits {

    private Bits() {}

    /** The same bytes but for one bit. */
    static byte[] flipped(byte[] bytes, int bit) {
        var copy = bytes.clone();
        copy[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        return copy;
    }
}
