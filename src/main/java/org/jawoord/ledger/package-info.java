/**
 * The ledger: numbers every record of a site as a leaf of its Merkle tree (RFC 6962), in the background and by one
 * writer however many nodes run; signs the heads as checkpoints, serves tiles and receipts, keeps a copy of what it
 * signed outside the database, and checks all of it.
 *
 * <p>May import: consent, notice, site, keys, proof, security, database, settings, shared. Must not: write a record, or
 * hold up whoever records one.
 */
package org.jawoord.ledger;
