package org.jawoord.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jawoord.database.Position;

/**
 * The latest looks of the {@link ChangeFeed}: when each began, and a position of the primary's log that was read after that. A
 * commit that was acknowledged before a look began is in the log before its position; so whoever has replayed up to there has
 * everything from before that time. One thread adds, any may ask.
 */
final class Looks {

    /** As many as begin within {@link Freshness#BOUND}, and one that is slow. */
    private static final int KEPT = 7;

    private volatile List<Look> newestFirst = List.of();

    /**
     * One that has told all that it found.
     *
     * @param at {@link System#nanoTime} of before it began
     */
    record Look(Position position, long at) {}

    void add(Look look) {
        var looks = new ArrayList<Look>(KEPT);
        looks.add(look);
        looks.addAll(newestFirst.subList(0, Math.min(newestFirst.size(), KEPT - 1)));
        newestFirst = List.copyOf(looks);
    }

    /** The newest, if it is young. */
    Optional<Look> newest() {
        return newestFirst.stream().findFirst().filter(look -> Freshness.isYoung(look.at()));
    }

    /** The newest of those that a replica includes, if that is young. */
    Optional<Look> newestIn(Position replica) {
        return newestFirst.stream()
                .filter(look -> replica.includes(look.position()))
                .findFirst()
                .filter(look -> Freshness.isYoung(look.at()));
    }
}
