package org.jawoord.lookup;

/**
 * What a path under {@code /v1/sites/} asks the lookup (contract 4.3).
 *
 * @param site key of the site, unchecked
 * @param session as written in the path, unchecked; null for a gate, which finds it elsewhere
 * @param key category or service; null where none is asked for
 */
record LookupRequest(Kind kind, String site, String session, String key) {

    private static final String PREFIX = "/v1/sites/";

    enum Kind {
        DECISION,
        ALLOWS,
        GATE,
        POLICY
    }

    /** Reads a path; null when it isn't a lookup. */
    static LookupRequest of(String path) {
        if (!path.startsWith(PREFIX)) {
            return null;
        }
        int end = path.indexOf('/', PREFIX.length());
        if (end < 0) {
            return null;
        }
        var site = path.substring(PREFIX.length(), end);
        var parts = path.substring(end + 1).split("/", -1);
        return switch (parts[0]) {
            case "sessions" -> ofSession(site, parts);
            case "gate" -> ofGate(site, parts);
            default -> null;
        };
    }

    private static LookupRequest ofSession(String site, String[] parts) {
        if (parts.length == 2) {
            return new LookupRequest(Kind.DECISION, site, parts[1], null);
        }
        return parts.length == 4 && parts[2].equals("allows")
                ? new LookupRequest(Kind.ALLOWS, site, parts[1], parts[3])
                : null;
    }

    private static LookupRequest ofGate(String site, String[] parts) {
        if (parts.length == 1) {
            return new LookupRequest(Kind.POLICY, site, null, null);
        }
        return parts.length == 2 ? new LookupRequest(Kind.GATE, site, null, parts[1]) : null;
    }
}
