/**
 * Where everything is kept: an embedded PostgreSQL in the data directory, or the owner's own server. Unpacks,
 * initialises, runs, watches and stops the embedded one; checks the owner's own one; hands address and roles to Quarkus
 * before it starts; says on the readiness page when the database is missing.
 *
 * <p>May import: settings, shared. Must not: hold a table of its own (tables belong to the features) or know any feature.
 */
package org.jawoord.database;
