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
import org.jawoord.shared.ProblemException;

/** Finds out what a bundle is asked about. */
@ApplicationScoped
class Subjects {

    private final DataSource database;
    private final ChoiceRecords records;
    private final ChoiceHistory history;
    private final StatedHistory stated;
    private final Clock clock;

    Subjects(DataSource database, ChoiceRecords records, ChoiceHistory history, StatedHistory stated, Clock clock) {
        this.database = database;
        this.records = records;
        this.history = history;
        this.stated = stated;
        this.clock = clock;
    }

    /** Reads it; 400 and 422 with the field, 404 for a choice that isn't on this site. */
    Subject read(String site, Asked asked) throws SQLException {
        var choice = asked.value("choice", Subjects::uuid, "Must be the ID of a choice: a UUID in lower case.");
        if (choice.isPresent()) {
            Stream.of("session", "from", "to").filter(asked::has).findFirst().ifPresent(name -> {
                throw ProblemException.unprocessable("A choice is one already; leave this out.", name);
            });
            return new Subject(around(site, choice.get()), choice.get());
        }
        if (!asked.has("session") && !asked.has("from")) {
            throw ProblemException.unprocessable("Say of which session or choice, or from when on.", "session");
        }
        return new Subject(Scope.read(site, asked, clock), null);
    }

    /** How many choices and consents given elsewhere it has, counted up to a limit. */
    long count(Subject subject, int limit) throws SQLException {
        if (subject.choice() != null) {
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
            var record = records.byId(connection, site, id).stream()
                    .findFirst()
                    .orElseThrow(() ->
                            ProblemException.notFound("Nothing is recorded on this site of this session or choice."));
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
