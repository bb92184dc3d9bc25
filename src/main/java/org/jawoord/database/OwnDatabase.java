package org.jawoord.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jawoord.settings.Settings;
import org.jawoord.settings.StartupRefused;
import org.postgresql.Driver;

/** The checks on the owner's own server that are worth a sentence of their own, made before anything else starts. */
final class OwnDatabase {

    private static final int OLDEST_MAJOR = 15;
    private static final String TIMEOUT_SECONDS = "5";

    private OwnDatabase() {}

    /**
     * @throws StartupRefused when it cannot be reached or used, naming the setting to change
     */
    static void check(DatabaseAddress address) {
        boolean ownerApart = !address.ownerUser().equals(address.user());
        inspect(address.url(), address.user(), address.password(), DatabaseSettings.PASSWORD, !ownerApart);
        if (ownerApart) {
            inspect(address.url(), address.ownerUser(), address.ownerPassword(), DatabaseSettings.OWNER_PASSWORD, true);
        }
    }

    private static void inspect(String url, String user, String password, String passwordName, boolean migrates) {
        try (Connection connection = connect(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select current_setting('server_version_num')::int / 10000 as major,
                               pg_is_in_recovery() as standby,
                               current_schema() as schema,
                               coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) as may_create""")) {
            row.next();
            if (row.getInt("major") < OLDEST_MAJOR) {
                throw Settings.refused(
                        DatabaseSettings.URL,
                        "the server there is PostgreSQL " + row.getInt("major") + "; " + OLDEST_MAJOR
                                + " or newer is needed");
            }
            if (row.getBoolean("standby")) {
                throw Settings.refused(DatabaseSettings.URL, "the server there is a read-only standby");
            }
            if (migrates && !row.getBoolean("may_create")) {
                throw Settings.refused(
                        DatabaseSettings.USER,
                        "\"" + user + "\" may not create tables in schema " + row.getString("schema")
                                + "; grant it, or name a user who may in JAWOORD_DB_OWNER_USER");
            }
        } catch (SQLException e) {
            throw refusal(e, user, passwordName);
        }
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", user);
        properties.put("password", password);
        properties.put("connectTimeout", TIMEOUT_SECONDS);
        properties.put("socketTimeout", TIMEOUT_SECONDS);
        properties.put("loginTimeout", TIMEOUT_SECONDS);
        Connection connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw Settings.refused(DatabaseSettings.URL, "the driver cannot read this URL");
        }
        return connection;
    }

    /** By SQL state: https://www.postgresql.org/docs/17/errcodes-appendix.html. */
    private static StartupRefused refusal(SQLException e, String user, String passwordName) {
        String state = String.valueOf(e.getSQLState());
        String message = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
        if (state.startsWith("28") || message.contains("no password was provided")) {
            return Settings.refused(passwordName, "the server refuses user \"" + user + "\": " + message);
        }
        if (state.startsWith("08")) {
            return Settings.refused(DatabaseSettings.URL, "no database answers there: " + message);
        }
        return Settings.refused(DatabaseSettings.URL, message);
    }
}
