package org.jawoord.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files beside the database that must be whole or not there, whenever the power goes. */
public final class DurableFile {

    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private DurableFile() {}

    /** Replaces a file, or makes it, at once; only its owner can read it, from the first moment. On disk on return. */
    public static void write(Path file, String text) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PRIVATE);
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            writeFully(channel, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flushDirectory(file.toAbsolutePath().getParent());
    }

    /**
     * Writes at a place in a file, which is made when it isn't there. On disk on return.
     *
     * @param position where to write; what lies behind it is cut off first
     */
    public static void writeAt(Path file, long position, byte[] content) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PRIVATE);
            flushDirectory(file.toAbsolutePath().getParent());
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(position);
            channel.position(position);
            writeFully(channel, ByteBuffer.wrap(content));
            channel.force(false);
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer content) throws IOException {
        while (content.hasRemaining()) {
            channel.write(content);
        }
    }

    /** A new name is on disk when its directory is. */
    private static void flushDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
