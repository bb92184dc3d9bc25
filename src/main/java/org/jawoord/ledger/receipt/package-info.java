/**
 * Receipts: what is handed out for a choice (ISO/IEC TS 27560, DPV), signed and with its proof; the page that shows one
 * to the visitor; and the check of a receipt with nothing but the public keys, as a command and as a page of one file.
 *
 * <p>May import: ledger, consent, notice, site, keys, proof, security, settings, shared. Must not: write anything; trust
 * a key that comes with a receipt.
 */
package org.jawoord.ledger.receipt;
