package org.jawoord.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The cookies that the answer to a choice sets for the page's own site: the session, and once more the snippet's copy of
 * the choice, so that both live as long as the choice holds. They say nothing that the page doesn't know, and let
 * nobody in: a choice is changed by its secret only.
 */
final class ChoiceCookies {

    /** The session, where the gate looks for it. */
    static final String SESSION = "jawoord";

    /** The snippet's copy of the choice. */
    static final String COPY = "jawoord_choice";

    /** Characters of the copy: browsers take 4 096 bytes with name and attributes. */
    static final int MAX_COPY = 3_000;

    /** What {@code encodeURIComponent} leaves or makes; nothing of it can end a cookie or a header. */
    private static final Pattern COPY_VALUE = Pattern.compile("[A-Za-z0-9_.~%!*'()-]{1," + MAX_COPY + "}");

    private ChoiceCookies() {}

    /**
     * Values of {@code Set-Cookie}; none when the choice holds no longer.
     *
     * @param sent the headers {@code Cookie} of the request
     */
    static List<String> of(
            FirstParty.CookieScope scope, List<String> sent, SessionId session, Instant now, Instant expiresAt) {
        long seconds = Duration.between(now, expiresAt).toSeconds();
        if (seconds <= 0) {
            return List.of();
        }
        var cookies = new ArrayList<String>();
        cookies.add(scope.cookie(SESSION, session.toString(), seconds));
        var copies = valuesOf(COPY, sent);
        // Of several, for this host and for its domain, nobody can tell which one the page means.
        if (copies.size() == 1 && COPY_VALUE.matcher(copies.get(0)).matches()) {
            cookies.add(scope.cookie(COPY, copies.get(0), seconds));
        }
        return cookies;
    }

    /** The values under a name, exactly as they were sent: parsers would take off quotes and lose repetitions. */
    private static List<String> valuesOf(String name, List<String> headers) {
        var values = new ArrayList<String>();
        for (var header : headers) {
            for (var pair : header.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    values.add(pair.substring(equals + 1).strip());
                }
            }
        }
        return values;
    }
}
