package org.jawoord.demo;

import java.time.Instant;
import java.util.List;

/**
 * One request that reached a vendor's stand-in. Holds what was asked, never who asked.
 *
 * @param at when it arrived, by the server's clock
 * @param service key of the service in the demo's site definition
 * @param host the vendor's host that is stood in for
 * @param path path at that host, without the query
 * @param kind what was asked for
 * @param event what the vendor's script reported ({@code page_view}), empty for the script itself
 * @param page the page it was reported for, without its query; empty when the request did not say
 * @param cookies names of the third-party cookies set with the answer
 */
record Hit(
        Instant at,
        String service,
        String host,
        String path,
        Kind kind,
        String event,
        String page,
        List<String> cookies) {

    /** Longest text of a hit that is kept, in characters: a bound on memory, since anyone may call a stand-in. */
    private static final int LONGEST_TEXT = 120;

    Hit {
        path = cut(path);
        event = cut(event);
        page = cut(page);
        cookies = List.copyOf(cookies);
    }

    private static String cut(String text) {
        var plain = text == null ? "" : text.split("[?#]", 2)[0];
        return plain.length() <= LONGEST_TEXT ? plain : plain.substring(0, LONGEST_TEXT);
    }
}
