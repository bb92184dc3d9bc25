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
    private static final String SESSIONS = "sessions";
    private static final String ALLOWS = "allows";
    private static final String GATE = "gate";

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
        if (isPart(path, end, SESSIONS)) {
            return ofSession(path, end, end + 1 + SESSIONS.length());
        }
        return isPart(path, end, GATE) ? ofGate(path, end, end + 1 + GATE.length()) : null;
    }

    private static LookupRequest ofSession(String path, int siteEnd, int slash) {
        if (slash == path.length()) {
            return null;
        }
        int end = path.indexOf('/', slash + 1);
        if (end < 0) {
            return new LookupRequest(Kind.DECISION, site(path, siteEnd), path.substring(slash + 1), null);
        }
        int key = end + 1 + ALLOWS.length();
        if (!isPart(path, end, ALLOWS) || key == path.length() || path.indexOf('/', key + 1) >= 0) {
            return null;
        }
        return new LookupRequest(
                Kind.ALLOWS, site(path, siteEnd), path.substring(slash + 1, end), path.substring(key + 1));
    }

    private static LookupRequest ofGate(String path, int siteEnd, int slash) {
        if (slash == path.length()) {
            return new LookupRequest(Kind.POLICY, site(path, siteEnd), null, null);
        }
        return path.indexOf('/', slash + 1) >= 0
                ? null
                : new LookupRequest(Kind.GATE, site(path, siteEnd), null, path.substring(slash + 1));
    }

    private static String site(String path, int end) {
        return path.substring(PREFIX.length(), end);
    }

    /** Whether the part after this slash is that word, whole. */
    private static boolean isPart(String path, int slash, String word) {
        int end = slash + 1 + word.length();
        return path.startsWith(word, slash + 1) && (end == path.length() || path.charAt(end) == '/');
    }
}
