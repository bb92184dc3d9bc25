package org.jawoord.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A text and who signed it (C2SP signed-note). Don't act on the text before {@link #verify} has returned.
 *
 * @param text ends with a line feed, no other control characters; {@link IllegalArgumentException} otherwise
 * @param signatures 1 to 100, in the order of their lines
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** Signatures in a note: the specification wants at least 16, Go's implementation takes 100. */
    public static final int MAX_SIGNATURES = 100;

    /** Size of a note: 16 post-quantum signatures of 5 kB in base64, and as much again for the text. */
    public static final int MAX_BYTES = 256 * 1024;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!isText(text) || signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException("a note is text that ends with a line feed, and signatures");
        }
    }

    /** The note as it was served. Says nothing about its signatures: unknown ones, all of them perhaps, are kept. */
    public static SignedNote parse(byte[] note) throws InvalidProof {
        if (note.length > MAX_BYTES) {
            throw new InvalidProof("A note has at most " + MAX_BYTES + " bytes.");
        }
        var whole = NoteText.decode(note);
        int gap = whole.lastIndexOf("\n\n");
        if (gap < 0 || !whole.endsWith("\n")) {
            throw new InvalidProof("A note has text, an empty line and signatures, each ending with a line feed.");
        }
        var signatures = new ArrayList<NoteSignature>();
        for (var line : whole.substring(gap + 2).split("\n", MAX_SIGNATURES + 2)) {
            if (line.isEmpty() && !signatures.isEmpty()) {
                break; // what split leaves after the last line feed
            }
            if (signatures.size() == MAX_SIGNATURES) {
                throw new InvalidProof("A note has at most " + MAX_SIGNATURES + " signatures.");
            }
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(whole.substring(0, gap + 1), signatures);
    }

    /** Signs a text. */
    public static SignedNote sign(String text, String name, SigningKey key) {
        return new SignedNote(text, List.of(NoteSignature.make(NoteText.utf8(text), name, key)));
    }

    /** The note with one more signature of the same text: of a witness, or of our next key. */
    public SignedNote alsoSignedBy(String name, SigningKey key) {
        var signature = NoteSignature.make(NoteText.utf8(text), name, key);
        return new SignedNote(
                text, Stream.concat(signatures.stream(), Stream.of(signature)).toList());
    }

    /** The note as it is served, as {@link #parse} takes it in UTF-8. */
    public String format() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.format()).append('\n'));
        return note.toString();
    }

    /**
     * The known keys that signed, at least one. Unknown signatures are passed over; one that is said to be of a known
     * key, and isn't, makes the whole note invalid. Two known keys with one name and one id (4 bytes can be made to
     * collide) stand in for each other.
     */
    public Set<NoteKey> verify(Collection<NoteKey> known) throws InvalidProof {
        var bytes = NoteText.utf8(text);
        var signers = new LinkedHashSet<NoteKey>();
        for (var signature : signatures) {
            var claimed = known.stream().filter(signature::isBy).toList();
            var signer = claimed.stream()
                    .filter(key -> signature.verifies(bytes, key))
                    .toList();
            if (signer.isEmpty() && !claimed.isEmpty()) {
                throw new InvalidProof("The signature of " + signature.name() + " doesn't fit the note.");
            }
            signers.addAll(signer);
        }
        if (signers.isEmpty()) {
            throw new InvalidProof("The note isn't signed by any key that we know.");
        }
        return signers;
    }

    private static boolean isText(String text) {
        try {
            return NoteText.checked(text).endsWith("\n");
        } catch (InvalidProof e) {
            return false;
        }
    }
}
