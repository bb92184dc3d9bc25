package org.jawoord.proof;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The leaves' data in one tile, each after its length in two bytes, the higher first (C2SP tlog-tiles, entry bundles). */
public final class EntryBundle {

    /** Longest entry, in bytes: what two bytes can count. */
    public static final int MAX_ENTRY_BYTES = 0xFFFF;

    private static final int PREFIX = 2;

    private EntryBundle() {}

    /** The bundle of 1 to 256 entries; {@link IllegalArgumentException} on another number or a longer entry. */
    public static byte[] encode(List<byte[]> entries) {
        if (entries.isEmpty() || entries.size() > TilePath.FULL) {
            throw new IllegalArgumentException("a bundle has 1 to 256 entries, not " + entries.size());
        }
        var bundle = new ByteArrayOutputStream();
        for (var entry : entries) {
            if (entry.length > MAX_ENTRY_BYTES) {
                throw new IllegalArgumentException("an entry has at most " + MAX_ENTRY_BYTES + " bytes");
            }
            bundle.write(entry.length >>> Byte.SIZE);
            bundle.write(entry.length);
            bundle.writeBytes(entry);
        }
        return bundle.toByteArray();
    }

    /** The entries of a bundle, 1 to 256. */
    public static List<byte[]> parse(byte[] bundle) throws InvalidProof {
        var entries = new ArrayList<byte[]>();
        int at = 0;
        while (at < bundle.length) {
            if (entries.size() == TilePath.FULL) {
                throw new InvalidProof("A bundle has at most 256 entries.");
            }
            if (bundle.length - at < PREFIX) {
                throw new InvalidProof("The bundle ends within the length of an entry.");
            }
            int length = Byte.toUnsignedInt(bundle[at]) << Byte.SIZE | Byte.toUnsignedInt(bundle[at + 1]);
            at += PREFIX;
            if (bundle.length - at < length) {
                throw new InvalidProof("The bundle ends within an entry.");
            }
            entries.add(Arrays.copyOfRange(bundle, at, at + length));
            at += length;
        }
        if (entries.isEmpty()) {
            throw new InvalidProof("A bundle has at least one entry.");
        }
        return entries;
    }
}
