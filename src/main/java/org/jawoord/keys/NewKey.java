package org.jawoord.keys;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jawoord.settings.Settings;

/** The command {@code rotate-key}: also the way out when the key was lost, since it needs neither the old one nor a server. */
public final class NewKey {

    /** The owner keeps the key, and must make it. */
    private static final int NOT_OURS = 1;

    private NewKey() {}

    /** Makes a key that signs from the next start on, and keeps those before it in the same file; the exit code. */
    public static int make(Settings settings, Path data, PrintStream out) throws IOException {
        if (settings.get(SigningKeys.SETTING).isPresent()) {
            out.println(
                    "JAWOORD_SIGNING_KEY names a key that you keep: put a new one first in that file (openssl genpkey"
                            + " -algorithm ed25519), and start each server again.");
            return NOT_OURS;
        }
        var file = new KeyFile(data.resolve(KeyFile.DEFAULT));
        if (!file.exists()) {
            SealedFrom.in(data).forget();
        }
        var fresh = file.addFirst();
        out.printf("Key %s, in %s, signs from the next start on.%n", fresh.kid(), file.path());
        return 0;
    }
}
