package org.jawoord.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jawoord.settings.StartupRefused;

/**
 * How to run a program as somebody who is not root, since PostgreSQL refuses root. An ordinary user runs it as is. Root
 * uses a user namespace without a mapping ({@code unshare -U}: the files stay root's own) or, where the kernel or the
 * container forbids that, gives the directory to {@code nobody} and changes to it ({@code setpriv}).
 */
final class UnprivilegedUser {

    /** The numeric id of {@code nobody} on Linux; no entry in /etc/passwd is needed. */
    private static final int NOBODY = 65534;

    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    private final List<String> prefix;

    private UnprivilegedUser(List<String> prefix) {
        this.prefix = prefix;
    }

    /**
     * @param home the directory that PostgreSQL works in; one that once was given to {@code nobody} stays so
     * @throws StartupRefused when the process is root and neither way is open
     */
    static UnprivilegedUser forWorkIn(Path home) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new UnprivilegedUser(List.of());
        }
        boolean nobodys = Integer.valueOf(NOBODY).equals(Files.getAttribute(home, "unix:uid"));
        if (!nobodys && succeeds(List.of("unshare", "-U", "true"))) {
            return new UnprivilegedUser(List.of("unshare", "-U"));
        }
        if (succeeds(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "true"))) {
            return new UnprivilegedUser(AS_NOBODY);
        }
        throw new StartupRefused("JAWOORD_DATA: the embedded PostgreSQL does not run as root, and this machine allows"
                + " neither unshare nor setpriv; start Jawoord as another user, or set JAWOORD_DB_URL");
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
