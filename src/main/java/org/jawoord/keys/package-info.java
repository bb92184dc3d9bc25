/**
 * The key of this server: made at the first start or given by the owner, kept out of the database, rotated, and
 * published with the keys before it. Signs checkpoints and receipts, and seals records when they are written. Beside it, made
 * when it is first wanted, the secret under which identifiers of people are hashed.
 *
 * <p>May import: proof, security, database, settings, shared. Must not: know what is signed, or let a private key out of
 * this package in any form but a signature, a seal or a hash.
 */
package org.jawoord.keys;
