/**
 * The way in: checks the settings, opens the database, starts Quarkus, says where to look.
 *
 * <p>May import: everything. Must not: be imported.
 */
package org.jawoord;
