/**
 * What is handed to the owner and to an authority: lists and exports of choices, and evidence bundles that can be checked
 * without this server, with the command that does it.
 *
 * <p>May import: ledger, rights, consent, notice, site, keys, proof, security, shared. Must not: write anything but the audit, hold
 * a connection while a client reads, or keep more than a page of records in memory.
 */
package org.jawoord.report;
