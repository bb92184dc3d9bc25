package org.jawoord.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jawoord.proof.Checkpoint;
import org.jawoord.proof.Frontier;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.KeySet;

/**
 * Holds the checkpoints that are kept of a site, daily and time-stamped ones, against its tree while that is rebuilt: each is signed
 * by a key that is trusted, for this ledger, and over the very leaves that are there. When it was signed stands in no signature of
 * ours, so that can't be checked.
 */
final class KeptCheck {

    /** Checkpoints that are named: after so many, nobody reads on. */
    static final int MAX_NAMED = 20;

    private final Head head;
    private final KeySet keys;
    private final long last;
    private final List<String> wrong = new ArrayList<>();
    private long unnamed;

    /**
     * A check.
     *
     * @param keys that may have signed
     * @param last leaves that the largest checkpoint is over, read before the head: a server that runs beside the check stores
     *     no checkpoint before the head that it is of
     */
    KeptCheck(Head head, KeySet keys, long last) {
        this.head = head;
        this.keys = keys;
        this.last = last;
    }

    /**
     * A checkpoint whose signature was looked at.
     *
     * @param kind {@code daily} or {@code time-stamped}
     * @param size leaves that it is kept under
     * @param state what it says; null when it is not signed, or not for this
     * @param fault what is wrong then
     */
    record Seen(String kind, long size, Checkpoint state, String fault) {}

    /** Checks what no leaf will be met for. */
    void begin(Connection connection) throws SQLException {
        for (var seen : between(connection, Long.MIN_VALUE, 0)) {
            compare(seen, Frontier.empty());
        }
        if (last > head.size()) {
            wrong("a checkpoint that is kept of " + last + " leaves is beyond the head, which has " + head.size());
        }
    }

    /** Those over more leaves than these and at most those, in order; may be asked by several threads, each with its connection. */
    List<Seen> between(Connection connection, long after, long upTo) throws SQLException {
        return KeptTable.between(connection, head.site(), after, upTo).stream()
                .map(this::seen)
                .toList();
    }

    private Seen seen(KeptTable.Row row) {
        long size = row.kept().size();
        try {
            return new Seen(row.kind(), size, row.kept().state(head.origin(), keys), null);
        } catch (InvalidProof fault) {
            return new Seen(row.kind(), size, null, fault.getMessage());
        }
    }

    /** Takes one whose leaves are all in the tree now, and none after them. */
    void compare(Seen seen, Frontier tree) {
        if (seen.state() == null) {
            wrong(named(seen) + seen.fault());
        } else if (!Arrays.equals(seen.state().root(), tree.root())) {
            wrong(named(seen) + "it is signed, and has another root than these leaves");
        }
    }

    private static String named(Seen seen) {
        return "the " + seen.kind() + " checkpoint of " + seen.size() + " leaves: ";
    }

    /** What was found wrong so far, the first ones. */
    List<String> wrong() {
        var all = new ArrayList<>(wrong);
        if (unnamed > 0) {
            all.add("and " + unnamed + " more checkpoints that are kept");
        }
        return all;
    }

    private void wrong(String what) {
        if (wrong.size() < MAX_NAMED) {
            wrong.add(what);
        } else {
            unnamed++;
        }
    }
}
