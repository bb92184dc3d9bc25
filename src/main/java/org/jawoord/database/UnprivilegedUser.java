package org.jawoord.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jawoord.settings.StartupRefused;

/**
 * How to run a program as an ordinary user: PostgreSQL refuses root, and initdb a number without a name, as containers
 * like to use. Who is ordinary runs it as is. The others use a user namespace without a mapping ({@code unshare -U}: they
 * are {@code nobody} in it, and the files stay their own). Where the kernel or the container forbids that, root gives
 * the directory to {@code nobody} and changes to it ({@code setpriv}).
 */
final class UnprivilegedUser {

    /** The number of {@code nobody} on Linux. */
    private static final int NOBODY = 65534;

    private static final String ROOT = "root";

    /** What Java calls a user that has a number and no name. */
    private static final String NAMELESS = "?";

    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    private final List<String> prefix;

    private UnprivilegedUser(List<String> prefix) {
        this.prefix = prefix;
    }

    /**
     * @param home the directory that PostgreSQL works in; one that once was given to {@code nobody} stays so
     * @throws StartupRefused when the user is not ordinary and no way is open
     */
    static UnprivilegedUser forWorkIn(Path home) throws IOException {
        String user = System.getProperty("user.name");
        if (!user.equals(ROOT) && !user.equals(NAMELESS)) {
            return new UnprivilegedUser(List.of());
        }
        boolean nobodys = Integer.valueOf(NOBODY).equals(Files.getAttribute(home, "unix:uid"));
        if (!nobodys && succeeds(List.of("unshare", "-U", "true"))) {
            return new UnprivilegedUser(List.of("unshare", "-U"));
        }
        if (user.equals(ROOT) && succeeds(asNobody("true"))) {
            return new UnprivilegedUser(AS_NOBODY);
        }
        throw new StartupRefused("JAWOORD_DATA: the embedded PostgreSQL does not run as "
                + (user.equals(ROOT) ? "root" : "a user without a name")
                + ", and this machine has no other way (unshare, setpriv); start Jawoord as another user, or set"
                + " JAWOORD_DB_URL");
    }

    private static List<String> asNobody(String program) {
        return Stream.concat(AS_NOBODY.stream(), Stream.of(program)).toList();
    }

    /** What to put before a command line. */
    List<String> prefix() {
        return prefix;
    }

    /** Lets this user write below {@code home}; to be called again after root has made files there. */
    void handOver(Path home) throws IOException {
        if (prefix.equals(AS_NOBODY) && !succeeds(List.of("chown", "-R", NOBODY + ":" + NOBODY, home.toString()))) {
            throw new StartupRefused("JAWOORD_DATA: " + home + " cannot be given to the user that PostgreSQL runs as;"
                    + " start Jawoord as another user than root");
        }
    }

    private static boolean succeeds(List<String> command) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException notInstalled) {
            return false;
        }
        try {
            return process.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
