/**
 * The choices: recording them, and what follows from them. The only package that writes table {@code choice}.
 *
 * <p>May import: notice, site, keys, proof, security, database, shared. Must not: cache (that is {@code lookup}'s), number or sign (that is
 * {@code ledger}'s), or change or delete a choice.
 */
package org.jawoord.consent;
