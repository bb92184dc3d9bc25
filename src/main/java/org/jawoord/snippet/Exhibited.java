package org.jawoord.snippet;

import org.jawoord.notice.Notice;

/**
 * Addresses at which the files of a published notice stay, whatever becomes of its site: the same bytes as visitors get,
 * but nothing that they could send to is beside them.
 */
public final class Exhibited {

    /** Stands before {@code /s/}. */
    public static final String BASE = "/notices";

    private Exhibited() {}

    /** The script of a notice in one of its languages, as it was first published. */
    public static String script(Notice notice, String language) {
        return "%s/s/%s/%s.js?lang=%s".formatted(BASE, notice.site(), notice.id(), language);
    }
}
