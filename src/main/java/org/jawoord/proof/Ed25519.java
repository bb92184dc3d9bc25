package org.jawoord.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Raw keys of Ed25519 (RFC 8032) as the JDK's, and back. */
final class Ed25519 {

    /** Length of a raw key, private or public, in bytes. */
    static final int KEY_BYTES = 32;

    /** Length of a signature, in bytes. */
    static final int SIGNATURE_BYTES = 64;

    static final String ALGORITHM = "Ed25519";

    /** What SubjectPublicKeyInfo has before the raw key (RFC 8410 section 4). */
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    /** The pair of a seed: the private key of RFC 8032 section 5.1.5, 32 bytes. */
    static KeyPair pair(byte[] seed) {
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            var pair = generator.generateKeyPair();
            if (!Arrays.equals(seed(pair), seed)) { // a provider that draws otherwise: better no key than another one
                throw new IllegalStateException("this Java platform doesn't make Ed25519 keys from a seed");
            }
            return pair;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no Ed25519", e);
        }
    }

    static byte[] seed(KeyPair pair) {
        return ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
    }

    static EdECPrivateKey privateKey(byte[] seed) {
        try {
            return (EdECPrivateKey) KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no Ed25519", e);
        }
    }

    /** The public key of 32 raw bytes; throws when they are no point of the curve. */
    static EdECPublicKey publicKey(byte[] raw) throws GeneralSecurityException {
        var encoded = Arrays.copyOf(SPKI, SPKI.length + KEY_BYTES);
        System.arraycopy(raw, 0, encoded, SPKI.length, KEY_BYTES);
        return (EdECPublicKey) KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    }

    static byte[] raw(EdECPublicKey key) {
        var encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, SPKI.length, encoded.length);
    }

    /**
     * Chance that is none: gives the generator the seed as what it draws, since the JDK derives a public key from a
     * private one nowhere else.
     */
    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1;
        private final byte[] seed;

        private Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
