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
 * Holds the daily checkpoints of a site against its tree while that is rebuilt: each is signed by a key that is trusted, for this
 * ledger, and over the very leaves that are there. When it was signed stands in no signature, so that can't be checked.
 */
final class DailyCheck {

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
     *     both at once
     */
    DailyCheck(Head head, KeySet keys, long last) {
        this.head = head;
        this.keys = keys;
        this.last = last;
    }

    /**
     * A checkpoint whose signature was looked at.
     *
     * @param size leaves that it is kept under
     * @param state what it says; null when it is not signed, or not for this
     */
    record Daily(long size, Checkpoint state, String fault) {}

    /** Checks what no leaf will be met for. */
    void begin(Connection connection) throws SQLException {
        for (var daily : between(connection, Long.MIN_VALUE, 0)) {
            compare(daily, Frontier.empty());
        }
        if (last > head.size()) {
            wrong(last, "it is beyond the head, which has " + head.size());
        }
    }

    /** Those over more leaves than these and at most those, in order; may be asked by several threads, each with its connection. */
    List<Daily> between(Connection connection, long after, long upTo) throws SQLException {
        return HeadTable.kept(connection, head.site(), after, upTo).stream()
                .map(this::signed)
                .toList();
    }

    private Daily signed(LedgerSnapshot.Kept kept) {
        try {
            return new Daily(kept.size(), kept.state(head.origin(), keys), null);
        } catch (InvalidProof fault) {
            return new Daily(kept.size(), null, fault.getMessage());
        }
    }

    /** Takes one whose leaves are all in the tree now, and none after them. */
    void compare(Daily daily, Frontier tree) {
        if (daily.state() == null) {
            wrong(daily.size(), daily.fault());
        } else if (!Arrays.equals(daily.state().root(), tree.root())) {
            wrong(daily.size(), "it is signed, and has another root than these leaves");
        }
    }

    /** What was found wrong so far, the first ones. */
    List<String> wrong() {
        var all = new ArrayList<>(wrong);
        if (unnamed > 0) {
            all.add("and " + unnamed + " more daily checkpoints");
        }
        return all;
    }

    private void wrong(long size, String why) {
        if (wrong.size() < MAX_NAMED) {
            wrong.add("the daily checkpoint of " + size + " leaves: " + why);
        } else {
            unnamed++;
        }
    }
}
