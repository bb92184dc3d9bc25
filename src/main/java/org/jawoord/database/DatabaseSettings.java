package org.jawoord.database;

import java.nio.file.Path;
import java.util.Optional;
import org.jawoord.settings.Settings;
import org.jawoord.settings.StartupRefused;

/**
 * What the owner says about the database: {@code JAWOORD_DATA} and {@code JAWOORD_DB_*}.
 *
 * @param data the data directory; the embedded database lives in it unless {@code own} is given
 * @param own the owner's own server, when {@code JAWOORD_DB_URL} is set
 */
public record DatabaseSettings(Path data, Optional<DatabaseAddress> own) {

    static final String DATA = "jawoord.data";
    static final String URL = "jawoord.db.url";
    static final String USER = "jawoord.db.user";
    static final String PASSWORD = "jawoord.db.password";
    static final String OWNER_USER = "jawoord.db.owner-user";
    static final String OWNER_PASSWORD = "jawoord.db.owner-password";

    private static final String DEFAULT_DATA = "data";

    /**
     * Reads them.
     *
     * @throws StartupRefused when a value cannot be meant
     */
    public static DatabaseSettings from(Settings settings) {
        Path data = Path.of(settings.get(DATA).orElse(DEFAULT_DATA))
                .toAbsolutePath()
                .normalize();
        return new DatabaseSettings(data, settings.get(URL).map(url -> ownAddress(url, settings)));
    }

    public boolean isEmbedded() {
        return own.isEmpty();
    }

    private static DatabaseAddress ownAddress(String url, Settings settings) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw Settings.refused(URL, "this is not a jdbc:postgresql: URL");
        }
        String user = settings.get(USER).orElseThrow(() -> Settings.refused(USER, "is needed with JAWOORD_DB_URL"));
        String password = settings.get(PASSWORD).orElse("");
        Optional<String> owner = settings.get(OWNER_USER);
        return new DatabaseAddress(
                url,
                user,
                password,
                owner.orElse(user),
                owner.isPresent() ? settings.get(OWNER_PASSWORD).orElse("") : password);
    }
}
