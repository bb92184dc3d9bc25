package org.jawoord.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/** A private key of Ed25519 (RFC 8032) with its public one. Never shown by {@code toString}. */
public final class SigningKey {

    /** Far more than the 119 characters of our own form; bounds what is read from a file. */
    private static final int MAX_PEM_CHARACTERS = 4096;

    /** RFC 7468 section 10. */
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PRIVATE KEY-----\\s+([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");

    private final KeyPair pair;
    private final VerifyingKey verifyingKey;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
        this.verifyingKey = VerifyingKey.of((EdECPublicKey) pair.getPublic());
    }

    /** A new key, drawn from this chance. */
    public static SigningKey generate(SecureRandom chance) {
        var seed = new byte[Ed25519.KEY_BYTES];
        chance.nextBytes(seed);
        return ofSeed(seed);
    }

    /** The key of a seed of 32 bytes, the private key of RFC 8032; {@link IllegalArgumentException} on other lengths. */
    public static SigningKey ofSeed(byte[] seed) {
        if (seed.length != Ed25519.KEY_BYTES) {
            throw new IllegalArgumentException("a private key of Ed25519 has " + Ed25519.KEY_BYTES + " bytes");
        }
        return new SigningKey(Ed25519.pair(seed));
    }

    /** The key of a PKCS#8 file in PEM form, as {@link #pem} and {@code openssl genpkey -algorithm ed25519} write it. */
    public static SigningKey ofPem(String pem) throws InvalidProof {
        var form = PEM.matcher(pem);
        if (pem.length() > MAX_PEM_CHARACTERS || !form.matches()) {
            throw new InvalidProof("This isn't a private key in PEM form (-----BEGIN PRIVATE KEY-----).");
        }
        try {
            var der = Base64.getDecoder().decode(form.group(1).replaceAll("\\s", ""));
            var key = KeyFactory.getInstance(Ed25519.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der));
            return ofSeed(((EdECPrivateKey) key).getBytes().orElseThrow());
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new InvalidProof("The private key isn't one of Ed25519 in PKCS#8 form.");
        }
    }

    /** The key as a PKCS#8 file in PEM form (RFC 8410 section 7). Whoever has it can sign as we do. */
    public String pem() {
        var der = Ed25519.privateKey(seed()).getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n" + CanonicalBase64.encode(der) + "\n-----END PRIVATE KEY-----\n";
    }

    /** The 32 bytes of the private key. Whoever has them can sign as we do. */
    public byte[] seed() {
        return Ed25519.seed(pair).clone();
    }

    /** What others check our signatures with. */
    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    /** Names the key, as {@link VerifyingKey#kid}. */
    public String kid() {
        return verifyingKey.kid();
    }

    /** The signature of the message, 64 bytes; the same message gives the same signature. */
    public byte[] sign(byte[] message) {
        try {
            var signer = Signature.getInstance(Ed25519.ALGORITHM);
            signer.initSign(pair.getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 can't sign", e);
        }
    }

    PrivateKey jdk() {
        return pair.getPrivate();
    }

    @Override
    public String toString() {
        return "private key of " + kid();
    }
}
