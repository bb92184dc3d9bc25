package org.jawoord.rights;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jawoord.consent.SessionId;
import org.jawoord.security.Audit;
import org.jawoord.shared.ProblemException;

/** Legal holds: what must not be erased for now, whoever asks. Placed and released, never deleted. */
@ApplicationScoped
public class Holds {

    private final DataSource database;
    private final HoldList list;
    private final Audit audit;
    private final Clock clock;

    Holds(DataSource database, HoldList list, Audit audit, Clock clock) {
        this.list = list;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether a hold in force covers this session of the site. A look: it may change a moment later. */
    public boolean on(String site, SessionId session) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return HoldTable.covers(connection, site, session, null);
        }
    }

    /**
     * The same for whoever is about to erase: no hold can be placed on the site from here to the end of the connection's
     * transaction, so what was answered stays true until the erasure is committed. Others may erase at the same time.
     */
    public boolean on(Connection connection, String site, SessionId session) throws SQLException {
        return on(connection, site, session, null);
    }

    /**
     * The same for what somebody said elsewhere, which a hold on them covers, and one on any session that is tied to them.
     * What a session chose is covered by a hold on whoever it is tied to, too.
     *
     * @param session null where none is known
     * @param person hash of an identifier, 32 bytes; null where none is known
     */
    boolean on(Connection connection, String site, SessionId session, byte[] person) throws SQLException {
        Locks.keepHolds(connection, site);
        return HoldTable.covers(connection, site, session, person);
    }

    /**
     * Places a hold on each of these.
     *
     * @param reason 1 to 500 characters, for the record
     */
    List<Hold> place(String site, List<Held> all, String reason, String who) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var placed = new ArrayList<Hold>();
            try (Connection connection = database.getConnection()) {
                Locks.changeHolds(connection, site);
                for (var held : all) {
                    placed.add(HoldTable.place(connection, site, held, reason, who, now()));
                }
            }
            list.add(placed); // before the commit: one too many keeps something, one too few lets it go
            audit.record(who, "legal hold " + placed.get(0).id() + " placed on " + inWords(all), site);
            return placed;
        });
    }

    private static String inWords(List<Held> all) {
        if (all.contains(Held.SITE)) {
            return "the whole site";
        }
        long sessions = all.stream().filter(held -> held.session() != null).count();
        boolean somebody = sessions < all.size();
        return somebody ? "somebody and " + sessions + " sessions of theirs" : sessions + " sessions";
    }

    /** Releases a hold; nothing when it was released already. 404 when the site has no such hold. */
    void release(String site, long id, String who) throws IOException {
        QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                Locks.changeHolds(connection, site);
                if (HoldTable.byId(connection, site, id).isEmpty()) {
                    throw ProblemException.notFound("This site has no such hold.");
                }
                if (HoldTable.release(connection, site, id, who, now())) {
                    audit.record(who, "legal hold " + id + " released", site);
                }
            }
            return null;
        });
        list.removeIf(this::isReleased);
    }

    /** Whether the database says that this hold is over. */
    boolean isReleased(Hold hold) {
        try (Connection connection = database.getConnection()) {
            return HoldTable.like(connection, hold).stream().anyMatch(found -> !found.isInForce());
        } catch (SQLException e) {
            return false; // it stays listed, and is asked about again
        }
    }

    /** Places a hold that the database lacks as it was; false when it knows it. */
    boolean placeAgain(Hold hold) throws SQLException {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                Locks.changeHolds(connection, hold.site());
                if (!HoldTable.like(connection, hold).isEmpty()) {
                    return false;
                }
                var placed =
                        HoldTable.place(connection, hold.site(), Held.of(hold), hold.reason(), by(hold), hold.since());
                audit.record(
                        "start",
                        "legal hold " + placed.id() + " placed again, which a restored backup lacked",
                        hold.site());
                return true;
            }
        });
    }

    /** A line that was written by hand may not say who placed the hold. */
    private static String by(Hold hold) {
        return hold.by() == null ? "unknown" : hold.by();
    }

    /** The holds of a site before this one, newest first, released ones included. */
    List<Hold> newestFirst(String site, long before, int limit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return HoldTable.newestFirst(connection, site, before, limit);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
