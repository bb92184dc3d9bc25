package org.jawoord.demo;

import java.util.List;

/**
 * One address of a vendor that the demo stands in for.
 *
 * @param service key of the service that it belongs to, in the demo's site definition
 * @param host the vendor's host
 * @param path what the path begins with; the longest one that fits counts
 * @param id what the query's {@code id} begins with, where one address serves several services; empty: anything
 * @param kind what it gives out
 * @param file the script or page in {@code demo/third-party/}; empty for the others
 * @param cookies the third-party cookies that it sets
 */
record StandIn(String service, String host, String path, String id, Kind kind, String file, List<Cookie> cookies) {

    /**
     * A cookie that a vendor sets on its own host.
     *
     * @param days how long it lives; 0: until the browser closes
     */
    record Cookie(String name, int days) {}

    static StandIn script(String service, String host, String path, String file) {
        return new StandIn(service, host, path, "", Kind.SCRIPT, file, List.of());
    }

    static StandIn of(Kind kind, String service, String host, String path) {
        return new StandIn(service, host, path, "", kind, "", List.of());
    }

    StandIn forId(String prefix) {
        return new StandIn(service, host, path, prefix, kind, file, cookies);
    }

    StandIn from(String name) {
        return new StandIn(service, host, path, id, kind, name, cookies);
    }

    StandIn setting(Cookie... set) {
        return new StandIn(service, host, path, id, kind, file, List.of(set));
    }

    boolean answers(String askedHost, String askedPath, String askedId) {
        return host.equals(askedHost) && askedPath.startsWith(path) && askedId.startsWith(id);
    }
}
