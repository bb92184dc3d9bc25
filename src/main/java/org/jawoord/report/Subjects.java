package org.jawoord.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jawoord.consent.ChoiceHistory;
import org.jawoord.consent.ChoiceHistory.Selection;
import org.jawoord.consent.ChoiceRecords;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.SessionId;
import org.jawoord.consent.elsewhere.StatedHistory;
import org.jawoord.consent.elsewhere.StatedRecords;
import org.jawoord.shared.ProblemException;

/** Finds out what a bundle is asked about. */
@ApplicationScoped
class Subjects {

    private final DataSource database;
    private final ChoiceRecords records;
    private final ChoiceHistory history;
    private final StatedHistory stated;
    private final StatedRecords consents;
    private final Clock clock;

    Subjects(
            DataSource database,
            ChoiceRecords records,
            ChoiceHistory history,
            StatedHistory stated,
            StatedRecords consents,
            Clock clock) {
        this.database = database;
        this.records = records;
        this.history = history;
        this.stated = stated;
        this.consents = consents;
        this.clock = clock;
    }

    /** Reads it; 400 and 422 with the field, 404 for a choice or consent that isn't on this site. */
    Subject read(String site, Asked asked) throws SQLException {
        var choice = asked.value("choice", Subjects::uuid, "Must be the ID of a choice: a UUID in lower case.");
        var one = asked.value("stated", Subjects::uuid, "Must be the ID of a consent: a UUID in lower case.");
        if (choice.isPresent()) {
            requireAlone(asked, "A choice is one already; leave this out.", "session", "from", "to", "stated");
            return new Subject(around(site, choice.get()), choice.get(), null);
        }
        if (one.isPresent()) {
            requireAlone(asked, "A consent is one already; leave this out.", "session", "from", "to");
            return new Subject(
                    new Scope(new Selection(site, null, Instant.EPOCH, Instant.EPOCH), null),
                    null,
                    found(site, one.get()));
        }
        if (!asked.has("session") && !asked.has("from")) {
            throw ProblemException.unprocessable(
                    "Say of which session, choice or consent, or from when on.", "session");
        }
        return new Subject(Scope.read(site, asked, clock), null, null);
    }

    private static void requireAlone(Asked asked, String otherwise, String... names) {
        Stream.of(names).filter(asked::has).findFirst().ifPresent(name -> {
            throw ProblemException.unprocessable(otherwise, name);
        });
    }

    /** The ID of a consent or withdrawal that this site has. */
    private UUID found(String site, UUID id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (consents.byId(connection, site, id).isEmpty()) {
                throw nothing();
            }
            return id;
        }
    }

    private static ProblemException nothing() {
        return ProblemException.notFound("Nothing is recorded on this site of this session, choice or consent.");
    }

    /** How many choices and consents given elsewhere it has, counted up to a limit. */
    long count(Subject subject, int limit) throws SQLException {
        if (subject.choice() != null || subject.stated() != null) {
            return 1;
        }
        try (Connection connection = database.getConnection()) {
            long choices = history.count(connection, subject.scope().selection(), limit);
            return Math.min(
                    limit, choices + stated.count(connection, subject.scope().selection(), limit));
        }
    }

    /** The millisecond in which a choice was recorded, of its session. */
    private Scope around(String site, UUID id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            var record = records.byId(connection, site, id).stream().findFirst().orElseThrow(Subjects::nothing);
            var at = recordedAt(record);
            return new Scope(new Selection(site, session(record), at, at.plusMillis(1)), null);
        }
    }

    private static SessionId session(LedgerRecord record) {
        return SessionId.parse(record.content().path("session").asText()).orElse(null);
    }

    private static Instant recordedAt(LedgerRecord record) {
        return Instant.parse(record.content().path("recordedAt").asText());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text))
                    .filter(uuid -> uuid.toString().equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
