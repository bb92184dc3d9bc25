package org.jawoord.consent.fate;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.SessionId;
import org.jawoord.notice.NoticeId;
import org.jawoord.notice.Notices;

/** Tells what became of choices, as of now: reads what lies around them, and which question is asked now. */
@ApplicationScoped
public class ChoiceFates {

    private final Notices notices;
    private final Clock clock;

    ChoiceFates(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /** What became of one choice. */
    public Fate of(Connection connection, LedgerRecord choice) throws SQLException {
        return of(connection, choice.site(), List.of(choice)).get(choice.seq());
    }

    /**
     * What became of each of these choices, by seq.
     *
     * @param choices in order; of each session those that follow each other
     */
    public Map<Long, Fate> of(Connection connection, String site, List<LedgerRecord> choices) throws SQLException {
        var bySession = new LinkedHashMap<SessionId, List<LedgerRecord>>();
        for (var choice : choices) {
            bySession.computeIfAbsent(session(choice), key -> new ArrayList<>()).add(choice);
        }
        var around = SurroundingsQuery.around(
                connection,
                site,
                bySession.entrySet().stream()
                        .map(of -> part(of.getKey(), of.getValue()))
                        .toList());
        var now = clock.instant();
        var answersNow = answersNow(site);
        var fates = new HashMap<Long, Fate>();
        bySession.forEach((session, own) -> {
            var told = Fates.of(own.stream().map(Act::of).toList(), around.get(session), now, answersNow);
            for (int i = 0; i < told.size(); i++) {
                fates.put(own.get(i).seq(), told.get(i));
            }
        });
        return fates;
    }

    private static SurroundingsQuery.Part part(SessionId session, List<LedgerRecord> choices) {
        return new SurroundingsQuery.Part(
                session, choices.get(0).seq(), choices.get(choices.size() - 1).seq());
    }

    /** A site that asks nothing any more asks nothing again. */
    private Predicate<NoticeId> answersNow(String site) {
        var current = notices.current(site).map(publication -> publication.notice());
        return notice -> current.isEmpty() || notices.answers(notice, current.get());
    }

    private static SessionId session(LedgerRecord choice) {
        return SessionId.parse(choice.content().path("session").textValue()).orElseThrow();
    }
}
