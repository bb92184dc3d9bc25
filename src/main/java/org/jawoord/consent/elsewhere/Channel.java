package org.jawoord.consent.elsewhere;

import java.util.Locale;
import java.util.Optional;

/** By which way somebody said it. */
public enum Channel {
    FORM(ConsentText.Kind.FORM),
    PHONE(ConsentText.Kind.SCRIPT),
    IN_PERSON(ConsentText.Kind.SCRIPT),
    /** A form on paper, or a letter or mail. */
    LETTER(ConsentText.Kind.FORM);

    private final ConsentText.Kind text;

    Channel(ConsentText.Kind text) {
        this.text = text;
    }

    /** Whether it was said aloud: then somebody else wrote it down, and must be named. */
    public boolean isSpoken() {
        return text == ConsentText.Kind.SCRIPT;
    }

    /** The kind of text that is consented to in this way. */
    ConsentText.Kind text() {
        return text;
    }

    /** The name in JSON and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The channel of that name. */
    public static Optional<Channel> ofWireName(String name) {
        for (var channel : values()) {
            if (channel.wireName().equals(name)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }
}
