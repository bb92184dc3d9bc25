package org.jawoord.proof;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What may stand in a note: UTF-8 without control characters but the line feed (C2SP signed-note, Format). */
final class NoteText {

    /** Not empty, without spaces of any script and without plus: they separate names from what follows. */
    private static final Pattern NAME = Pattern.compile("[^\\p{IsWhite_Space}\\p{Cntrl}+]+");

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x09\\x0B-\\x1F]");

    private NoteText() {}

    static String decode(byte[] bytes) throws InvalidProof {
        try {
            return checked(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new InvalidProof("The text is not valid UTF-8.");
        }
    }

    /** The same text, if it may stand in a note; a Java string can also hold half a surrogate pair, which can't. */
    static String checked(String text) throws InvalidProof {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(CharBuffer.wrap(text))) {
            throw new InvalidProof("The text can't be written as UTF-8.");
        }
        if (CONTROL.matcher(text).find()) {
            throw new InvalidProof("The text has a control character.");
        }
        return text;
    }

    /** Whether it can name a key. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches()
                && StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
