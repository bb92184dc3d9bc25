package org.jawoord.proof;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * Spoils right things by chance, the same chance for the same seed. Bounded by rounds, so that it ends on every machine;
 * for a long run, {@code -Djawoord.fuzz.seconds=600} repeats the rounds so long, and {@code -Djawoord.seed=…} repeats a
 * run that failed.
 */
final class Fuzz {

    /** What is done in one round; {@code Exception} is what no parser may let out. */
    @FunctionalInterface
    interface Round {
        void run(Fuzz fuzz) throws Exception;
    }

    /** Bytes that parsers look at: put in more often than chance would. */
    private static final byte[] TELLING = "\n\r\0 +.=-_/\"\\{}[]0x19AEz\u2014".getBytes(StandardCharsets.UTF_8);

    private final Random random;

    private Fuzz(Random random) {
        this.random = random;
    }

    static void rounds(int rounds, Round round) throws Exception {
        long seed = Long.getLong("jawoord.seed", System.nanoTime());
        System.out.println("fuzz: -Djawoord.seed=" + seed);
        var fuzz = new Fuzz(new Random(seed));
        long end = System.nanoTime() + Long.getLong("jawoord.fuzz.seconds", 0) * 1_000_000_000L;
        do {
            for (int i = 0; i < rounds; i++) {
                round.run(fuzz);
            }
        } while (System.nanoTime() < end);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Something else than was given, nearly always: one to four changes, or nothing but noise. */
    byte[] spoilt(byte[] right) {
        if (random.nextInt(20) == 0) {
            return noise(random.nextInt(200));
        }
        var bytes = right;
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    String spoilt(String right) {
        return new String(spoilt(right.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    byte[] noise(int length) {
        var noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] changed(byte[] bytes) {
        if (bytes.length == 0) {
            return noise(1 + random.nextInt(4));
        }
        int at = random.nextInt(bytes.length);
        int to = at + random.nextInt(Math.min(8, bytes.length - at) + 1);
        return switch (random.nextInt(6)) {
            case 0 -> Bits.flipped(bytes, random.nextInt(bytes.length * Byte.SIZE));
            case 1 -> joined(bytes, at, new byte[] {TELLING[random.nextInt(TELLING.length)]}, at + 1);
            case 2 -> joined(bytes, at, new byte[] {TELLING[random.nextInt(TELLING.length)]}, at);
            case 3 -> joined(bytes, at, new byte[0], to); // taken out
            case 4 -> joined(bytes, to, Arrays.copyOfRange(bytes, at, to), to); // twice
            default -> Arrays.copyOf(bytes, at); // cut off
        };
    }

    private static byte[] joined(byte[] bytes, int end, byte[] middle, int start) {
        var joined = Arrays.copyOf(bytes, end + middle.length + bytes.length - start);
        System.arraycopy(middle, 0, joined, end, middle.length);
        System.arraycopy(bytes, start, joined, end + middle.length, bytes.length - start);
        return joined;
    }
}
