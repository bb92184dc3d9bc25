package org.jawoord.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** A database that a command has found, or started ({@link Database#reach}). Several threads may use it. */
public final class Reached {

    private final DatabaseAddress address;
    private final boolean asOwner;

    Reached(DatabaseAddress address, boolean asOwner) {
        this.address = address;
        this.asOwner = asOwner;
    }

    /** One more connection to it. */
    public Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.put("user", asOwner ? address.ownerUser() : address.user());
        properties.put("password", asOwner ? address.ownerPassword() : address.password());
        properties.put("connectTimeout", "5");
        properties.put("ApplicationName", "jawoord command");
        return new Driver().connect(address.url(), properties);
    }
}
