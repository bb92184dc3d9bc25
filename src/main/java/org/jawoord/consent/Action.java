package org.jawoord.consent;

import java.util.Locale;
import java.util.Optional;

/** What a visitor did. */
public enum Action {
    /** Yes to everything that was asked. */
    ACCEPT_ALL,
    /** No to everything that was asked. */
    REJECT_ALL,
    /** Yes to what the maps name with true, no to the rest. */
    SAVE,
    /** Takes back every yes (GDPR Art. 7(3)). */
    WITHDRAW,
    /** Objects to what the maps name (GDPR Art. 21); leaves the rest as it was. */
    OBJECT,
    /** A signal of the browser such as Global Privacy Control; can only refuse, leaves the rest as it was. */
    SIGNAL;

    /** Whether this answers the whole notice; the others only take something away from an earlier answer. */
    public boolean isWhole() {
        return this != OBJECT && this != SIGNAL;
    }

    /** The name in JSON and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The action of that name. */
    public static Optional<Action> ofWireName(String name) {
        for (var action : values()) {
            if (action.wireName().equals(name)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }
}
