package org.jawoord.rights;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jawoord.consent.SessionId;

/** Which records there are to erase, and whom they tell of: choices, and consent that was given elsewhere (V16). */
final class DoomedRecords {

    private static final String CHOICES =
            "SELECT seq, site, session, NULL::bytea AS person, true AS chosen FROM choice";
    private static final String STATED = "SELECT seq, site, session, person, false AS chosen FROM stated_consent";

    /**
     * Yeses that a no takes back which is to go, with their other withdrawals: somebody may have said yes in a session and no
     * by their name as well. Without the no the yes would hold again.
     */
    private static final String TAKEN_BACK_BY = """
            SELECT t.seq, t.site, t.session, t.person, false AS chosen
            FROM stated_consent w
                 JOIN stated_consent c ON c.site = w.site AND (c.session = w.session OR c.person = w.person)
                                      AND w.of IS NULL AND w.given_at >= c.given_at
                 JOIN stated_consent t ON t.site = c.site AND (t.session = c.session OR t.person = c.person)
                                      AND coalesce(t.of, t.id) = c.id
            WHERE EXISTS (SELECT FROM jsonb_each(w.answers) said
                          WHERE said.value = 'false'::jsonb AND c.answers -> said.key = 'true'::jsonb)
              AND w.site = ?""";

    private static final String OF_SESSION = CHOICES + " WHERE site = ? AND session = ? UNION ALL (" + STATED
            + " WHERE site = ? AND session = ? UNION " + TAKEN_BACK_BY + " AND w.session = ?)";
    private static final String CHOICES_OF = CHOICES + " WHERE site = ? AND session = ?";
    private static final String OF_PERSON =
            STATED + " WHERE site = ? AND person = ? UNION " + TAKEN_BACK_BY + " AND w.person = ?";

    /** A withdrawal has the session and the person of what it is of, one of them at least: both have an index. */
    private static final String OF_RECORD = """
            SELECT c.seq, c.site, c.session, c.person, false AS chosen
            FROM stated_consent x
                 JOIN stated_consent c ON c.site = x.site AND (c.session = x.session OR c.person = x.person)
                                      AND coalesce(c.of, c.id) = coalesce(x.of, x.id)
            WHERE x.site = ? AND x.id = ? UNION\s""" + TAKEN_BACK_BY + " AND w.id = ?";

    private static final String OF_LEAVES =
            "SELECT l.index, c.* FROM ledger_leaf l JOIN (" + CHOICES + " UNION ALL " + STATED
                    + ") c ON c.seq = l.seq WHERE l.site = ? AND l.index = ANY (?) ORDER BY c.session, c.person, l.index";

    private static final String NUMBERED =
            "SELECT c.seq, l.index FROM (%s) c LEFT JOIN ledger_leaf l ON l.seq = c.seq" + " ORDER BY c.seq LIMIT ?";
    private static final String TOLD_OF =
            "SELECT session, person, bool_or(chosen) AS chosen FROM (%s) c GROUP BY session, person";

    private DoomedRecords() {}

    /**
     * A record that is to go.
     *
     * @param leaf its index; null until it is numbered
     */
    record Doomed(long seq, Long leaf) {}

    /**
     * Whom some records tell of.
     *
     * @param session null where none is known
     * @param person hash of an identifier, 32 bytes; null where none is known
     * @param chosen whether choices of the session are among them
     */
    record Subject(SessionId session, byte[] person, boolean chosen) {}

    /** A record that is there, by its leaf, and whom it tells of. */
    record Told(long leaf, Subject of) {}

    /** The first ones first, at most so many. */
    static List<Doomed> of(Connection connection, String site, Whose whose, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NUMBERED.formatted(records(whose)))) {
            select.setInt(bind(select, site, whose), limit);
            var doomed = new ArrayList<Doomed>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    doomed.add(new Doomed(row.getLong(1), (Long) row.getObject(2)));
                }
            }
            return doomed;
        }
    }

    /** Whom the records tell of that are there; a session that is named is always among them. */
    static List<Subject> subjects(Connection connection, String site, Whose whose) throws SQLException {
        var subjects = new ArrayList<Subject>();
        if (whose instanceof Whose.OfSession of) {
            subjects.add(new Subject(of.session(), null, true));
        } else if (whose instanceof Whose.ChoicesOf of) {
            subjects.add(new Subject(of.session(), null, true));
        } else if (whose instanceof Whose.OfPerson of) {
            subjects.add(new Subject(null, of.hash(), false));
        }
        try (PreparedStatement select = connection.prepareStatement(TOLD_OF.formatted(records(whose)))) {
            bind(select, site, whose);
            subjects.addAll(subjects(select));
        }
        return subjects;
    }

    /** The records of these leaves that are there. In one order everywhere: whom they tell of is locked. */
    static List<Told> of(Connection connection, String site, Collection<Long> leaves) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_LEAVES)) {
            select.setString(1, site);
            select.setArray(2, connection.createArrayOf("bigint", leaves.toArray()));
            var told = new ArrayList<Told>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    told.add(new Told(row.getLong("index"), subject(row)));
                }
            }
            return told;
        }
    }

    private static String records(Whose whose) {
        if (whose instanceof Whose.OfSession) {
            return OF_SESSION;
        }
        if (whose instanceof Whose.ChoicesOf) {
            return CHOICES_OF;
        }
        return whose instanceof Whose.OfPerson ? OF_PERSON : OF_RECORD;
    }

    /** Sets the parameters of {@link #records}; the number of the one after them. */
    private static int bind(PreparedStatement select, String site, Whose whose) throws SQLException {
        if (whose instanceof Whose.OfSession of) {
            return bind(select, 3, site, of.session().bytes());
        }
        if (whose instanceof Whose.ChoicesOf of) {
            return bind(select, 1, site, of.session().bytes());
        }
        return whose instanceof Whose.OfPerson of
                ? bind(select, 2, site, of.hash())
                : bind(select, 2, site, ((Whose.OfRecord) whose).id());
    }

    private static int bind(PreparedStatement select, int times, String site, Object whom) throws SQLException {
        int next = 1;
        for (int i = 0; i < times; i++) {
            select.setString(next++, site);
            select.setObject(next++, whom);
        }
        return next;
    }

    private static List<Subject> subjects(PreparedStatement select) throws SQLException {
        var subjects = new ArrayList<Subject>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                subjects.add(subject(row));
            }
        }
        return subjects;
    }

    private static Subject subject(ResultSet row) throws SQLException {
        var session = row.getBytes("session");
        return new Subject(
                session == null ? null : SessionId.of(session), row.getBytes("person"), row.getBoolean("chosen"));
    }
}
