package org.jawoord.proof;

import java.util.Arrays;

/** Keys that are the same in each run. */
final class Keys {

    private Keys() {}

    static SigningKey numbered(int number) {
        var seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        return SigningKey.ofSeed(seed);
    }
}
