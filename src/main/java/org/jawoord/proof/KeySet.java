package org.jawoord.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The public keys of a log, past ones included, as a JWKS (RFC 7517 section 5). In the order in which they were given. */
public final class KeySet {

    /** Keys in a set: a new one each week for ten years, and some. */
    public static final int MAX_KEYS = 1000;

    /** Length of a set, in characters: so many keys of 180 characters, and room for blanks and foreign members. */
    public static final int MAX_CHARACTERS = 512 * 1024;

    private final Map<String, VerifyingKey> byKid = new LinkedHashMap<>();

    private KeySet(Collection<VerifyingKey> keys) {
        keys.forEach(key -> byKid.put(key.kid(), key));
        if (byKid.size() > MAX_KEYS) {
            throw new IllegalArgumentException("a key set has at most " + MAX_KEYS + " keys");
        }
    }

    /** The set of these keys, each once; at most {@value #MAX_KEYS}. */
    public static KeySet of(Collection<VerifyingKey> keys) {
        return new KeySet(keys);
    }

    /**
     * The keys of a JWKS. Keys of other kinds than Ed25519 are passed over (RFC 7517 section 5); one that should be ours
     * and has a fault, a private one, or the same one twice makes the whole set invalid.
     */
    public static KeySet parse(String jwks) throws InvalidProof {
        if (jwks.length() > MAX_CHARACTERS) {
            throw new InvalidProof("A key set has at most " + MAX_CHARACTERS + " characters.");
        }
        if (!(Json.object("The key set", jwks).get("keys") instanceof List<?> members)) {
            throw new InvalidProof("The key set has no list of keys.");
        }
        if (members.size() > MAX_KEYS) {
            throw new InvalidProof("A key set has at most " + MAX_KEYS + " keys.");
        }
        var keys = new ArrayList<VerifyingKey>();
        for (var member : members) {
            read(member).ifPresent(keys::add);
        }
        var set = new KeySet(keys);
        if (set.byKid.size() != keys.size()) {
            throw new InvalidProof("A key stands twice in the key set.");
        }
        return set;
    }

    private static Optional<VerifyingKey> read(Object member) throws InvalidProof {
        if (!(member instanceof Map<?, ?> map)) {
            throw new InvalidProof("A key of the key set isn't an object.");
        }
        var jwk = new LinkedHashMap<String, Object>();
        map.forEach((name, value) -> jwk.put(String.valueOf(name), value));
        if (jwk.containsKey("d")) {
            throw new InvalidProof("There is a private key in the key set; it must not be handed around.");
        }
        return VerifyingKey.isOurs(jwk) ? Optional.of(VerifyingKey.ofJwk(jwk)) : Optional.empty();
    }

    /** The JWKS as JSON, as {@link #parse} takes it. */
    public String json() {
        return Json.text(Map.of("keys", keys().stream().map(VerifyingKey::jwk).toList()));
    }

    /** The key that this kid names. */
    public Optional<VerifyingKey> find(String kid) {
        return Optional.ofNullable(byKid.get(kid));
    }

    /** The keys. */
    public List<VerifyingKey> keys() {
        return List.copyOf(byKid.values());
    }
}
