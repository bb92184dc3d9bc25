/**
 * Merkle trees and signatures, pure: hashing after RFC 6962, proofs made and checked, tiles, checkpoints and signed notes
 * in the C2SP forms, Ed25519 keys, signed receipts (JWS). Whoever has this package and a key set can check a receipt
 * offline. What strangers hand in is refused with {@link org.jawoord.proof.InvalidProof} or with {@code false}.
 *
 * <p>May import: shared; of libraries only jose4j. Must not: know a database, CDI, the clock or a log; fetch anything.
 */
package org.jawoord.proof;
