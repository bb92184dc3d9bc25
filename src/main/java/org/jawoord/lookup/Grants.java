package org.jawoord.lookup;

import java.util.Map;
import java.util.Optional;
import org.jawoord.consent.Decision;
import org.jawoord.notice.Notice;

/**
 * What may fire under one notice: one object for all sessions of which the same is true, so that a session costs little
 * memory.
 */
final class Grants {

    private final Key key;
    private volatile byte[] json;
    private volatile String policy;

    /**
     * By what equal ones are found.
     *
     * @param notice hexadecimal id of the current notice, or null
     * @param categories every category of the notice, in its order
     * @param services every service of the notice, in its order
     */
    record Key(String site, String notice, Map<String, Boolean> categories, Map<String, Boolean> services) {

        static Key of(Decision decision, Notice current) {
            return new Key(
                    decision.site(),
                    current == null ? null : current.id().hex(),
                    decision.categories(),
                    decision.services());
        }
    }

    Grants(Key key) {
        this.key = key;
    }

    /** Whether a category or service may fire; null when the notice knows no such key. */
    Boolean allows(String name) {
        var category = key.categories().get(name);
        return category != null ? category : key.services().get(name);
    }

    Map<String, Boolean> categories() {
        return key.categories();
    }

    Map<String, Boolean> services() {
        return key.services();
    }

    /** The end of a decision's JSON, from its categories on; null when nobody asked for it yet. */
    byte[] json() {
        return json;
    }

    void keep(byte[] end) {
        json = end;
    }

    /** The visitor's policy as a header's value. */
    String policy(Notice current, Optional<String> jawoord) {
        var known = policy;
        if (known == null) {
            known = ContentPolicy.of(current, key.services(), jawoord);
            policy = known;
        }
        return known;
    }
}
