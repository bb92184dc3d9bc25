package org.jawoord.database;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jboss.logging.Logger;

/** Removes directories with what is in them. */
final class Trees {

    private static final Logger LOG = Logger.getLogger(Trees.class);

    private Trees() {}

    /** Deletes what matches {@code glob} in {@code parent}; what somebody still writes in stays for the next time. */
    static void deleteQuietly(Path parent, String glob) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, glob)) {
            for (Path root : found) {
                try {
                    delete(root);
                } catch (IOException inUse) {
                    LOG.debugf("%s stays for now: %s", root, inUse);
                }
            }
        }
    }

    /** Deletes {@code root} and everything below it, links unfollowed; does nothing when it is not there. */
    static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
