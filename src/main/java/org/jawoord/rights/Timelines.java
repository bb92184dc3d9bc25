package org.jawoord.rights;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jawoord.consent.ChoiceRecords;
import org.jawoord.consent.Decision;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.SessionId;
import org.jawoord.consent.SessionKey;
import org.jawoord.consent.StandingQuery;
import org.jawoord.consent.elsewhere.ConsentTexts;
import org.jawoord.consent.elsewhere.StatedHistory;
import org.jawoord.consent.fate.ChoiceFates;
import org.jawoord.consent.fate.Fate;
import org.jawoord.ledger.Ledgers;
import org.jawoord.notice.NoticeId;
import org.jawoord.notice.Notices;
import org.jawoord.notice.Publication;

/** Everything that is on record of sessions, oldest first (GDPR Art. 15). Reads past every cache. */
@ApplicationScoped
class Timelines {

    /** All statements of a page see one state of the database: what became of a choice agrees with those that follow. */
    private static final String ONE_STATE = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private final DataSource database;
    private final ChoiceRecords choices;
    private final ChoiceFates fates;
    private final StatedHistory stated;
    private final ConsentTexts texts;
    private final StandingQuery standings;
    private final Ledgers ledgers;
    private final Notices notices;
    private final Identities identities;
    private final Clock clock;

    Timelines(
            DataSource database,
            ChoiceRecords choices,
            ChoiceFates fates,
            StatedHistory stated,
            ConsentTexts texts,
            StandingQuery standings,
            Ledgers ledgers,
            Notices notices,
            Identities identities,
            Clock clock) {
        this.database = database;
        this.choices = choices;
        this.fates = fates;
        this.stated = stated;
        this.texts = texts;
        this.standings = standings;
        this.ledgers = ledgers;
        this.notices = notices;
        this.identities = identities;
        this.clock = clock;
    }

    /**
     * One page.
     *
     * @param ties of each session that was asked for and has something on the page, and of the first in any case
     * @param next the cursor of the next page; null on the last
     */
    record Part(List<Entry> entries, Map<SessionId, List<Tie>> ties, String next) {}

    /**
     * A page of what is on record of these sessions and of somebody, in the order of all of it.
     *
     * @param person hash of an identifier, 32 bytes; null when it is about a session alone
     */
    Part page(String site, List<SessionId> sessions, byte[] person, Page page) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(ONE_STATE);
                return page(connection, site, sessions, person, page);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private Part page(Connection connection, String site, List<SessionId> sessions, byte[] person, Page page)
            throws SQLException {
        long after = page.cursor() == null ? 0 : page.cursor();
        int limit = page.limit() + 1;
        var found = new ArrayList<>(choices.bySessions(connection, site, sessions, after, limit));
        found.addAll(stated.of(connection, site, sessions, person, after, limit));
        found.sort(Comparator.comparingLong(LedgerRecord::seq));
        boolean more = found.size() > page.limit();
        var shown = more ? found.subList(0, page.limit()) : found;
        var own = shown.stream().filter(Timelines::isChoice).toList();
        var with = sessionsOf(own);
        var ties = new LinkedHashMap<SessionId, List<Tie>>();
        for (var session : with.isEmpty() && !sessions.isEmpty() ? Set.of(sessions.get(0)) : with) {
            ties.put(session, identities.of(connection, new SessionKey(site, session)));
        }
        return new Part(
                entries(connection, site, shown, fates.of(connection, site, own)),
                ties,
                more ? String.valueOf(shown.get(shown.size() - 1).seq()) : null);
    }

    private List<Entry> entries(Connection connection, String site, List<LedgerRecord> shown, Map<Long, Fate> became)
            throws SQLException {
        var seqs = shown.stream().map(LedgerRecord::seq).toList();
        var leaves = ledgers.indexesOf(connection, seqs);
        var doubts = ledgers.doubtsAbout(connection, shown);
        var takenBack = stated.takenBack(connection, seqs);
        var read = texts.byIds(
                connection,
                site,
                shown.stream()
                        .filter(record -> !isChoice(record))
                        .map(record -> record.content().path("text").textValue())
                        .toList());
        var versions = new HashMap<String, List<Publication>>();
        var entries = new ArrayList<Entry>();
        for (var record : shown) {
            long seq = record.seq();
            entries.add(
                    isChoice(record)
                            ? TimelineEntry.of(
                                    record,
                                    version(record, versions),
                                    became.get(seq),
                                    doubts.get(seq),
                                    leaves.get(seq))
                            : StatedEntry.of(
                                    record,
                                    read.get(record.content().path("text").textValue()),
                                    takenBack.getOrDefault(seq, Map.of()),
                                    doubts.get(seq),
                                    leaves.get(seq)));
        }
        return entries;
    }

    private static boolean isChoice(LedgerRecord record) {
        return "choice".equals(record.content().path("type").textValue());
    }

    private static Set<SessionId> sessionsOf(List<LedgerRecord> choices) {
        var sessions = new LinkedHashSet<SessionId>();
        choices.forEach(choice -> sessions.add(
                SessionId.parse(choice.content().path("session").textValue()).orElseThrow()));
        return sessions;
    }

    /** The version of the site that showed a choice's notice when it was made; null when the notice is not known. */
    private Integer version(LedgerRecord choice, Map<String, List<Publication>> known) {
        var id = choice.content().path("notice").textValue();
        var all = known.computeIfAbsent(id, hex -> NoticeId.parse(hex)
                .flatMap(notice -> notices.byId(choice.site(), notice))
                .map(notices::publications)
                .orElse(List.of()));
        var recordedAt = Instant.parse(choice.content().path("recordedAt").textValue());
        Integer version = null;
        for (var publication : all) {
            if (version == null || !publication.publishedAt().isAfter(recordedAt)) {
                version = publication.version();
            }
        }
        return version;
    }

    /** What holds now for a session, as a lookup without the browser's signal says. */
    Decision decision(String site, SessionId session) {
        var key = new SessionKey(site, session);
        var standing = standings.read(key);
        var current = notices.current(site).map(Publication::notice).orElse(null);
        return Decision.of(key, standing, current, standing.answers(current, notices), clock.instant(), false);
    }
}
