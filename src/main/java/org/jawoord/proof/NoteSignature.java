package org.jawoord.proof;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * One signature line of a note: em dash, name, base64 of key id and signature.
 *
 * @param name of the key that is said to have signed
 * @param signed 4 bytes of key id, then at least one of signature; other types than ours are longer than 64
 */
public record NoteSignature(String name, byte[] signed) {

    private static final Pattern LINE = Pattern.compile("\u2014 ([^ ]+) ([A-Za-z0-9+/=]+)");

    public NoteSignature {
        if (!NoteText.isName(name) || signed.length <= NoteKey.ID_BYTES) {
            throw new IllegalArgumentException("a signature has a name, a key id and something after it");
        }
        signed = signed.clone();
    }

    static NoteSignature parse(String line) throws InvalidProof {
        var form = LINE.matcher(line);
        if (!form.matches() || !NoteText.isName(form.group(1))) {
            throw new InvalidProof("A signature line has an em dash, a name and base64.");
        }
        var signed = CanonicalBase64.decode("The signature of the note", form.group(2));
        if (signed.length <= NoteKey.ID_BYTES) {
            throw new InvalidProof("A signature line has a key id and a signature.");
        }
        return new NoteSignature(form.group(1), signed);
    }

    static NoteSignature make(byte[] text, String name, SigningKey key) {
        var id = new NoteKey(name, key.verifyingKey()).id();
        var signature = key.sign(text);
        var signed = Arrays.copyOf(id, id.length + signature.length);
        System.arraycopy(signature, 0, signed, id.length, signature.length);
        return new NoteSignature(name, signed);
    }

    /** The line without its line feed. */
    String format() {
        return "\u2014 " + name + " " + CanonicalBase64.encode(signed);
    }

    /** Whether this key is said to have signed: name and id are its own. */
    boolean isBy(NoteKey key) {
        return name.equals(key.name()) && Arrays.equals(Arrays.copyOf(signed, NoteKey.ID_BYTES), key.id());
    }

    /** Whether this key did sign the text. */
    boolean verifies(byte[] text, NoteKey key) {
        return key.key().verify(text, Arrays.copyOfRange(signed, NoteKey.ID_BYTES, signed.length));
    }

    @Override
    public byte[] signed() {
        return signed.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that && format().equals(that.format());
    }

    @Override
    public int hashCode() {
        return format().hashCode();
    }

    @Override
    public String toString() {
        return format();
    }
}
