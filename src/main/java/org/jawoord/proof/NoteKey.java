package org.jawoord.proof;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jawoord.shared.Sha256;

/**
 * Whom a note is signed by: a name and a key (C2SP signed-note, verifier keys).
 *
 * @param name not empty, without spaces or plus; {@link IllegalArgumentException} otherwise
 * @param key the public key
 */
public record NoteKey(String name, VerifyingKey key) {

    /** Signature type of Ed25519 over the text of a note. */
    static final byte ED25519 = 1;

    /** Length of a key id, in bytes. */
    static final int ID_BYTES = 4;

    private static final Pattern VKEY = Pattern.compile("([^+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]+)");

    public NoteKey {
        if (!NoteText.isName(name)) {
            throw new IllegalArgumentException("a key's name is not empty and has neither spaces nor plus");
        }
    }

    /** The key of a vkey, as {@link #vkey} writes it. Only Ed25519 signatures of plain notes (type 1) are taken. */
    public static NoteKey parse(String vkey) throws InvalidProof {
        var form = VKEY.matcher(vkey);
        if (!form.matches() || !NoteText.isName(form.group(1))) {
            throw new InvalidProof("A verifier key has the form name+id+key.");
        }
        var typed = CanonicalBase64.decode("The key", form.group(3));
        if (typed.length != 1 + Ed25519.KEY_BYTES || typed[0] != ED25519) {
            throw new InvalidProof("The verifier key isn't one for Ed25519 signatures (type 1).");
        }
        var key = new NoteKey(form.group(1), VerifyingKey.ofRaw(Arrays.copyOfRange(typed, 1, typed.length)));
        if (!key.idAsHex().equals(form.group(2))) {
            throw new InvalidProof("The id of the verifier key isn't that of its name and key.");
        }
        return key;
    }

    /** The id: the first 4 bytes of SHA-256 over the name, a line feed, the type and the raw key. */
    public byte[] id() {
        var start = NoteText.utf8(name + "\n");
        var raw = key.raw();
        var content = Arrays.copyOf(start, start.length + 1 + raw.length);
        content[start.length] = ED25519;
        System.arraycopy(raw, 0, content, start.length + 1, raw.length);
        return Arrays.copyOf(Sha256.of(content), ID_BYTES);
    }

    /** The key in one line, as verifiers of transparency logs are configured with it. */
    public String vkey() {
        var raw = key.raw();
        var typed = new byte[1 + raw.length];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, raw.length);
        return name + "+" + idAsHex() + "+" + CanonicalBase64.encode(typed);
    }

    private String idAsHex() {
        return HexFormat.of().formatHex(id());
    }
}
