package org.jawoord.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Every way in which a right list of hashes is made a wrong one, each with what was done to it. */
final class WrongProofs {

    record Wrong(String what, List<byte[]> proof) {}

    private WrongProofs() {}

    /** The wrong ones; {@code others} are hashes that lie near, such as roots, which one may try to slip in. */
    static List<Wrong> of(List<byte[]> proof, byte[]... others) {
        var wrong = new ArrayList<Wrong>();
        for (int i = 0; i < proof.size(); i++) {
            wrong.add(new Wrong("truncated to " + i, proof.subList(0, i)));
            wrong.add(new Wrong("without " + i, without(proof, i)));
            wrong.add(new Wrong("twice " + i, inserted(proof, i, proof.get(i))));
            for (int bit = 0; bit < 256; bit += 37) {
                wrong.add(new Wrong("bit " + bit + " of " + i, replaced(proof, i, Bits.flipped(proof.get(i), bit))));
            }
            for (int length : new int[] {0, 31, 33}) {
                wrong.add(new Wrong(
                        "length " + length + " of " + i, replaced(proof, i, Arrays.copyOf(proof.get(i), length))));
            }
            wrong.add(new Wrong("no " + i, replaced(proof, i, null)));
        }
        for (int i = 1; i < proof.size(); i++) {
            wrong.add(new Wrong("swapped " + i, swapped(proof, i)));
        }
        addExtended(wrong, proof, others);
        wrong.add(new Wrong("no proof", null));
        return wrong;
    }

    private static void addExtended(List<Wrong> wrong, List<byte[]> proof, byte[]... others) {
        var more = new ArrayList<>(List.of(others));
        more.add(new byte[32]);
        more.add(new byte[0]);
        for (var hash : more) {
            for (int i = 0; i <= proof.size(); i++) {
                wrong.add(new Wrong("extended at " + i, inserted(proof, i, hash)));
            }
        }
        wrong.add(new Wrong("far too long", Collections.nCopies(100, new byte[32])));
    }

    private static List<byte[]> without(List<byte[]> proof, int at) {
        var copy = new ArrayList<>(proof);
        copy.remove(at);
        return copy;
    }

    private static List<byte[]> inserted(List<byte[]> proof, int at, byte[] hash) {
        var copy = new ArrayList<>(proof);
        copy.add(at, hash);
        return copy;
    }

    private static List<byte[]> replaced(List<byte[]> proof, int at, byte[] hash) {
        var copy = new ArrayList<>(proof);
        copy.set(at, hash);
        return copy;
    }

    private static List<byte[]> swapped(List<byte[]> proof, int at) {
        var copy = new ArrayList<>(proof);
        Collections.swap(copy, at - 1, at);
        return copy;
    }
}
