package org.jawoord.rights;

import static org.jawoord.shared.ProblemException.notFound;
import static org.jawoord.shared.ProblemException.unprocessable;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jawoord.consent.ChoiceRecords;
import org.jawoord.consent.SessionId;
import org.jawoord.consent.SessionKey;
import org.jawoord.consent.elsewhere.StatedHistory;
import org.jawoord.keys.Identifier;
import org.jawoord.keys.IdentityKey;
import org.jawoord.security.Audit;
import org.jawoord.shared.ProblemException;

/**
 * Which sessions belong to somebody whom the owner knows, where the owner's server says so; never required. Kept as hashes
 * under a secret that is not in the database, with a key of its own for each site ({@link IdentityKey}).
 */
@ApplicationScoped
public class Identities {

    /** Identifiers of one session: a family's computer, and each one's customer number and mail address. */
    static final int MAX_OF_SESSION = 20;

    /**
     * Sessions of one identifier: somebody whose browser forgets everything, twice a day for more than ten years. Of several
     * that are tied at the very same time the last may pass.
     */
    static final int MAX_SESSIONS = 10_000;

    private final DataSource database;
    private final IdentityKey key;
    private final ChoiceRecords choices;
    private final StatedHistory stated;
    private final Audit audit;
    private final Clock clock;

    Identities(
            DataSource database,
            IdentityKey key,
            ChoiceRecords choices,
            StatedHistory stated,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.key = key;
        this.choices = choices;
        this.stated = stated;
        this.audit = audit;
        this.clock = clock;
    }

    /** What {@link #tie} did. */
    record Tied(boolean isNew, Tie tie) {}

    /**
     * An identifier as it may be stored, 32 bytes: the same each time on this site, another one on every other.
     *
     * @throws ProblemException 422: no identifier; 503: the key can't be had
     */
    public byte[] hash(String site, String identifier) {
        return key.hash(site, Identifier.of(identifier));
    }

    /** The sessions that are tied to an identifier on a site, those tied first first; empty when there are none. */
    public List<SessionId> sessions(String site, String identifier) throws SQLException {
        var hash = hash(site, identifier);
        try (Connection connection = database.getConnection()) {
            return IdentityTable.sessions(connection, site, hash, Integer.MAX_VALUE);
        }
    }

    /** Whether a consent that was given elsewhere is recorded of a person, by the hash of their identifier. */
    boolean hasSaidSomething(String site, byte[] hash) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return stated.has(connection, site, hash);
        }
    }

    /** The session of that name, when the site has recorded something of it; 404 else, and for what is no session. */
    SessionId known(String site, String session) throws SQLException {
        var id = SessionId.parse(session).orElseThrow(Identities::unknown);
        try (Connection connection = database.getConnection()) {
            var key = new SessionKey(site, id);
            if (!choices.has(connection, key) && !stated.has(connection, key)) {
                throw unknown();
            }
        }
        return id;
    }

    /** The ties of a session, oldest first. */
    List<Tie> of(Connection connection, SessionKey session) throws SQLException {
        return IdentityTable.of(connection, session);
    }

    /**
     * Ties a session to an identifier; again, nothing.
     *
     * @throws ProblemException 404: the site has recorded nothing of this session; 422: no identifier, or too many
     */
    Tied tie(SessionKey session, String identifier, String who) {
        var hash = hash(session.site(), identifier);
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                return tie(connection, session, hash, who);
            }
        });
    }

    private Tied tie(Connection connection, SessionKey session, byte[] hash, String who) throws SQLException {
        Locks.session(connection, session.site(), session.session());
        if (!choices.has(connection, session)) {
            throw unknown();
        }
        var known = IdentityTable.find(connection, session, hash);
        if (known.isPresent()) {
            return new Tied(false, known.get());
        }
        if (IdentityTable.of(connection, session).size() >= MAX_OF_SESSION) {
            throw unprocessable("A session is tied to at most " + MAX_OF_SESSION + " identifiers.", "identifier");
        }
        if (IdentityTable.sessions(connection, session.site(), hash, MAX_SESSIONS)
                        .size()
                >= MAX_SESSIONS) {
            throw unprocessable("An identifier is tied to at most " + MAX_SESSIONS + " sessions.", "identifier");
        }
        var tie = new Tie(clock.instant().truncatedTo(ChronoUnit.MILLIS), who);
        IdentityTable.add(connection, session, hash, tie);
        audit.record(who, "a session tied to an identifier", session.site());
        return new Tied(true, tie);
    }

    /**
     * Unties a session from one identifier, or from all; nothing when there is no such tie.
     *
     * @throws ProblemException 404: the site has recorded nothing of this session
     */
    void untie(SessionKey session, Optional<String> identifier, String who) {
        var hash = identifier.map(text -> hash(session.site(), text)).orElse(null);
        QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                Locks.session(connection, session.site(), session.session());
                if (!choices.has(connection, session)) {
                    throw unknown();
                }
                if (IdentityTable.remove(connection, session, hash) > 0) {
                    audit.record(
                            who,
                            "a session untied from " + (hash == null ? "everybody" : "an identifier"),
                            session.site());
                }
                return null;
            }
        });
    }

    private static ProblemException unknown() {
        return notFound("This site has recorded nothing of this session.");
    }
}
