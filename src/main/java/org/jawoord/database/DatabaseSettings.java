package org.jawoord.database;

import java.nio.file.Path;
import java.util.Optional;
import org.jawoord.settings.Settings;
import org.jawoord.settings.StartupRefused;

/**
 * What the owner says about the database: {@code JAWOORD_DATA}, {@code JAWOORD_DB_*} and {@code JAWOORD_REPLICA_*}.
 *
 * @param data the data directory; the embedded database lives in it unless {@code own} is given
 * @param own the owner's own server, when {@code JAWOORD_DB_URL} is set
 * @param replica a streaming replica of it that lookups may read, when {@code JAWOORD_REPLICA_URL} is set
 */
public record DatabaseSettings(Path data, Optional<DatabaseAddress> own, Optional<DatabaseAddress> replica) {

    static final String DATA = "jawoord.data";
    static final String URL = "jawoord.db.url";
    static final String USER = "jawoord.db.user";
    static final String PASSWORD = "jawoord.db.password";
    static final String OWNER_USER = "jawoord.db.owner-user";
    static final String OWNER_PASSWORD = "jawoord.db.owner-password";

    static final String REPLICA_URL = "jawoord.replica.url";
    static final String REPLICA_USER = "jawoord.replica.user";
    static final String REPLICA_PASSWORD = "jawoord.replica.password";

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
        var own = settings.get(URL).map(url -> ownAddress(url, settings));
        return new DatabaseSettings(
                data, own, settings.get(REPLICA_URL).map(url -> replicaAddress(url, own, settings)));
    }

    public boolean isEmbedded() {
        return own.isEmpty();
    }

    private static DatabaseAddress ownAddress(String url, Settings settings) {
        requireUrl(URL, url);
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

    private static DatabaseAddress replicaAddress(String url, Optional<DatabaseAddress> own, Settings settings) {
        requireUrl(REPLICA_URL, url);
        var primary = own.orElseThrow(() ->
                Settings.refused(REPLICA_URL, "a replica is of the database in JAWOORD_DB_URL, which is missing"));
        var user = settings.get(REPLICA_USER);
        var name = user.orElse(primary.user());
        var password = settings.get(REPLICA_PASSWORD).orElse(user.isPresent() ? "" : primary.password());
        return new DatabaseAddress(url, name, password, name, password);
    }

    private static void requireUrl(String name, String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw Settings.refused(name, "this is not a jdbc:postgresql: URL");
        }
    }
}
