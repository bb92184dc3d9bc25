package org.jawoord.security;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The origins that a site's pages are served from: exact scheme, host and port. An entry such as
 * {@code https://*.shop.example} stands for exactly one label in front of {@code shop.example}.
 *
 * <p>Comparison is by character: browsers send origins in one canonical form (RFC 6454 §6.2), so whatever is written
 * otherwise did not come from a browser and is refused.
 */
public final class Origins {

    private static final String ONE_LABEL = "://*.";

    private final Set<String> exact;
    private final List<Wildcard> wildcards;

    private record Wildcard(String scheme, String parent) {

        boolean covers(String origin) {
            if (!origin.startsWith(scheme) || !origin.endsWith(parent)) {
                return false;
            }
            int end = origin.length() - parent.length();
            if (end <= scheme.length()) {
                return false;
            }
            for (int i = scheme.length(); i < end; i++) {
                if (!isLabelCharacter(origin.charAt(i))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isLabelCharacter(char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        }
    }

    /** The list as the site's definition has it; each entry was checked when it was saved. */
    public Origins(List<String> entries) {
        this.exact = entries.stream().filter(e -> !e.contains(ONE_LABEL)).collect(Collectors.toUnmodifiableSet());
        this.wildcards = entries.stream()
                .filter(e -> e.contains(ONE_LABEL))
                .map(e -> {
                    int star = e.indexOf(ONE_LABEL);
                    return new Wildcard(e.substring(0, star + 3), e.substring(star + 4));
                })
                .toList();
    }

    /** Whether a page of this origin belongs to the site; a missing origin ({@code null}) never does. */
    public boolean allow(String origin) {
        return origin != null && (exact.contains(origin) || wildcards.stream().anyMatch(w -> w.covers(origin)));
    }
}
