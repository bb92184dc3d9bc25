package org.jawoord.database;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import org.jawoord.settings.Settings;
import org.jawoord.settings.StartupRefused;

/** Opens the database that the settings ask for. */
public final class Database {

    private Database() {}

    /**
     * Starts the embedded server, or looks whether the owner's own one can be used. Nothing is unpacked or started for
     * an own one. Cheap when called again.
     *
     * @throws StartupRefused with one sentence that says which setting to change
     */
    public static void open(DatabaseSettings settings) {
        settings.own().ifPresentOrElse(OwnDatabase::check, () -> embedded(settings, false));
    }

    /**
     * A connection for a command that runs by itself, beside a server that may be running: the embedded database is
     * used where it runs, and started where it doesn't (it ends with this process).
     *
     * @param asOwner with the rights of the tables' owner
     * @throws StartupRefused when it can't be reached, naming the setting
     */
    public static Connection connect(DatabaseSettings settings, boolean asOwner) throws SQLException {
        return reach(settings, asOwner).open();
    }

    /**
     * The same database for a command that needs several connections: it is looked for, and started where it must be, once.
     *
     * @throws StartupRefused when there is none, naming the setting
     */
    public static Reached reach(DatabaseSettings settings, boolean asOwner) {
        if (settings.isEmbedded() && !Files.isDirectory(EmbeddedPostgres.home(settings.data()))) {
            throw Settings.refused(DatabaseSettings.DATA, "there is no database in " + settings.data());
        }
        DatabaseAddress address = settings.own()
                .orElseGet(() -> RunningPostgres.in(settings.data()).orElseGet(() -> embedded(settings, false)));
        return new Reached(address, asOwner);
    }

    static DatabaseAddress embedded(DatabaseSettings settings, boolean throwaway) {
        return new EmbeddedPostgres(settings.data(), throwaway).start();
    }
}
