/**
 * Drafts become immutable, numbered notices: what visitors were told and shown, under the hash of its canonical JSON.
 *
 * <p>May import: site, security, database, shared. Must not: know choices, or how a notice is drawn in a page.
 */
package org.jawoord.notice;
