package org.jawoord.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Whether a file is a ZIP from its first byte to its last (PKWARE APPNOTE 4.3). Readers look for the end of a ZIP and count back
 * from there, so that bytes before it or after it would come along with a bundle that is found valid.
 */
final class ZipEdges {

    /** The end of the central directory (4.3.16), without a comment. */
    private static final int END_BYTES = 22;

    private static final int END = 0x06054b50;

    /** A header in the central directory (4.3.12), up to its name. */
    private static final int HEADER_BYTES = 46;

    private static final int HEADER = 0x02014b50;

    private ZipEdges() {}

    /** Whether nothing stands before the first file or after the end; false also for what is no ZIP at all. */
    static boolean areClean(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long endAt = channel.size() - END_BYTES;
            if (endAt < 0) {
                return false;
            }
            var end = read(channel, endAt, END_BYTES);
            long size = unsigned(end.getInt(12));
            long from = unsigned(end.getInt(16));
            return end.getInt(0) == END
                    && end.getShort(20) == 0
                    && from + size == endAt
                    && size <= BundleFile.MAX_BYTES
                    && firstFileAt(read(channel, from, (int) size)) == 0;
        }
    }

    /** Where the first of the files begins that a central directory names; -1 when it names none. */
    private static long firstFileAt(ByteBuffer directory) {
        long first = -1;
        int at = 0;
        while (at + HEADER_BYTES <= directory.limit() && directory.getInt(at) == HEADER) {
            long begins = unsigned(directory.getInt(at + 42));
            first = first < 0 ? begins : Math.min(first, begins);
            at += HEADER_BYTES + length(directory, at + 28) + length(directory, at + 30) + length(directory, at + 32);
        }
        return first;
    }

    private static int length(ByteBuffer directory, int at) {
        return Short.toUnsignedInt(directory.getShort(at));
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }

    private static ByteBuffer read(FileChannel channel, long from, int bytes) throws IOException {
        var read = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (read.hasRemaining() && channel.read(read, from + read.position()) >= 0) {
            // until it is all there
        }
        return read.flip();
    }
}
