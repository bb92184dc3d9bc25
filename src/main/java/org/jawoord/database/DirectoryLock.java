package org.jawoord.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jawoord.settings.StartupRefused;

/** Keeps a second Jawoord off a data directory. The kernel drops it with the process, {@code kill -9} included. */
final class DirectoryLock {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @throws StartupRefused when another process holds the directory
     */
    static DirectoryLock on(Path home) throws IOException {
        // the holder's number has a file of its own: closing any descriptor of a locked file drops the lock (POSIX)
        Path holder = home.resolve("lock.pid");
        FileChannel channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            String who = Files.exists(holder)
                    ? " (process " + Files.readString(holder).strip() + ")"
                    : "";
            throw new StartupRefused(
                    "JAWOORD_DATA: " + home.getParent() + " is in use by another running Jawoord" + who);
        }
        Files.writeString(holder, Long.toString(ProcessHandle.current().pid()));
        return new DirectoryLock(channel);
    }

    void release() throws IOException {
        channel.close();
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }
}
