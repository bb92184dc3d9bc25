package org.jawoord.database;

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

    static DatabaseAddress embedded(DatabaseSettings settings, boolean throwaway) {
        return new EmbeddedPostgres(settings.data(), throwaway).start();
    }
}
