/**
 * Tenants: key, definition, origins. Reads what an owner writes, says precisely what is wrong with it, keeps it, and
 * knows at any moment which sites are live.
 *
 * <p>May import: security, database, shared. Must not: know notices, choices or how a banner is drawn.
 */
package org.jawoord.site;
