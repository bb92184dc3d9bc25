package org.jawoord.database;

/**
 * Where the database is and who we are there.
 *
 * @param url a {@code jdbc:postgresql:} URL
 * @param user the role of the connection pool; holds no more rights than the migrations grant it
 * @param ownerUser the role that runs the migrations and owns the tables; may be the same as {@code user}
 */
public record DatabaseAddress(String url, String user, String password, String ownerUser, String ownerPassword) {

    /** Without the passwords, so that it can be logged. */
    @Override
    public String toString() {
        return url + " as " + user + ", migrations as " + ownerUser;
    }
}
