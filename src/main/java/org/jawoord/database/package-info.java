/**
 * Where everything is kept: an embedded PostgreSQL in the data directory, or the owner's own server.
 *
 * <p>Job: unpack, initialise, run, watch and stop the embedded server; check the owner's own one; hand address and roles
 * to Quarkus before it starts; say on the readiness page when the database is missing.
 *
 * <p>May import: {@code shared}, the JDBC driver. Must not: import a feature, or hold a table; tables belong to the
 * features.
 */
package org.jawoord.database;
