package org.jawoord.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts hits per service and keeps the latest few; safe for threads. */
class Tally {

    /** How many hits are kept to be shown; all are counted. */
    static final int RECENT = 40;

    private final Map<String, Long> byService = new TreeMap<>();
    private final Deque<Hit> recent = new ArrayDeque<>();

    synchronized void add(Hit hit) {
        byService.merge(hit.service(), 1L, Long::sum);
        recent.addFirst(hit);
        if (recent.size() > RECENT) {
            recent.removeLast();
        }
    }

    synchronized void reset() {
        byService.clear();
        recent.clear();
    }

    synchronized Counts counts() {
        long total = byService.values().stream().mapToLong(Long::longValue).sum();
        return new Counts(total, Map.copyOf(byService), List.copyOf(recent));
    }

    /**
     * A tally at one moment.
     *
     * @param total all hits
     * @param byService hits per service key; a service without hits is absent
     * @param recent the latest {@value #RECENT} hits, newest first
     */
    record Counts(long total, Map<String, Long> byService, List<Hit> recent) {

        static final Counts NONE = new Counts(0, Map.of(), List.of());
    }
}
