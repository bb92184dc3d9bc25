package org.jawoord.keys;

import static org.jawoord.shared.ProblemException.unprocessable;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What an owner calls somebody: a customer number, a mail address. As it is compared, so that one person has one name:
 * without blanks around it, in Unicode's composed form (NFC), and in lower case when it has an {@code @}, since mail
 * addresses are written in every way and no provider tells them apart by it. Others keep their case: {@code a1} and
 * {@code A1} may be two customers, and one must not be handed the other's records.
 *
 * @param value never to be stored, logged or put into an address
 */
public record Identifier(String value) {

    /** Characters of the longest: a mail address has at most 254 by RFC 5321 and hardly ever more than 100. */
    public static final int MAX_CHARACTERS = 200;

    private static final String FIELD = "identifier";

    /**
     * Reads what was sent.
     *
     * @throws org.jawoord.shared.ProblemException 422: nothing, too long, or with characters that nobody sees
     */
    public static Identifier of(String text) {
        var value = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        if (value.indexOf('@') >= 0) {
            value = value.toLowerCase(Locale.ROOT);
        }
        if (value.isEmpty() || value.codePointCount(0, value.length()) > MAX_CHARACTERS) {
            throw unprocessable("An identifier has 1 to " + MAX_CHARACTERS + " characters.", FIELD);
        }
        if (value.codePoints().anyMatch(Identifier::isUnseen)) {
            throw unprocessable("An identifier has no control or format characters.", FIELD);
        }
        return new Identifier(value);
    }

    private static boolean isUnseen(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL || type == Character.FORMAT;
    }

    /** Not the value: this is what ends up in a log. */
    @Override
    public String toString() {
        return "an identifier";
    }
}
