package org.jawoord.consent;

import io.vertx.core.http.HttpServerRequest;

/** The signal of Global Privacy Control in a request (GPC, W3C §3.1): {@code Sec-GPC: 1}; any other value says nothing. */
public final class GpcHeader {

    private static final String NAME = "Sec-GPC";
    private static final String ON = "1";

    private GpcHeader() {}

    /** Whether the visitor's browser says no to sale and sharing. */
    public static boolean isOn(HttpServerRequest request) {
        return request.headers().contains(NAME)
                && request.headers().getAll(NAME).stream()
                        .anyMatch(value -> value.strip().equals(ON));
    }
}
