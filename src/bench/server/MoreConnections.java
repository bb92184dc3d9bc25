import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Lets more clients into the embedded database than its server does: 64 of pgbench besides the pool. Puts a shell script in
 * front of the program postgres in a data directory of ours; the last {@code -c} of a name counts. Everything else stays.
 */
final class MoreConnections {

    private static final int CONNECTIONS = 120;

    private MoreConnections() {}

    /** While it doesn't run; false when the program isn't where it is expected. */
    static boolean letIn(Path data) throws IOException {
        try (var folders = Files.newDirectoryStream(data.resolve("pg17"), "dist-*")) {
            for (var folder : folders) {
                var program = folder.resolve("bin/postgres");
                var real = folder.resolve("bin/postgres.real");
                if (!Files.exists(program)) {
                    continue;
                }
                if (!Files.exists(real)) {
                    Files.move(program, real);
                    Files.writeString(
                            program, "#!/bin/sh\nexec \"$0.real\" \"$@\" -c max_connections=" + CONNECTIONS + "\n");
                    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
                return true;
            }
        }
        return false;
    }
}
