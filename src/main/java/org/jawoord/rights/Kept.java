package org.jawoord.rights;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of some records legal holds keep: those that a hold covers, and those that share a session or a person with one of
 * these, since a yes without the no that took it back would hold again.
 */
final class Kept {

    private Kept() {}

    /**
     * The leaves that stay, of records that are there.
     *
     * @param connection in a transaction that keeps the holds as they are ({@link Locks#keepHolds})
     */
    static Set<Long> among(Connection connection, String site, List<DoomedRecords.Told> told) throws SQLException {
        var kept = new HashSet<String>();
        var asked = new HashSet<List<String>>();
        for (var record : told) {
            var names = names(record.of());
            if (asked.add(names)
                    && HoldTable.covers(
                            connection, site, record.of().session(), record.of().person())) {
                kept.addAll(names);
            }
        }
        while (kept.addAll(sharing(kept, asked))) {
            // each time around those who share something with the ones of before
        }
        return told.stream()
                .filter(record -> names(record.of()).stream().anyMatch(kept::contains))
                .map(DoomedRecords.Told::leaf)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> sharing(Set<String> kept, Set<List<String>> all) {
        return all.stream()
                .filter(names -> names.stream().anyMatch(kept::contains))
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    /** What a record can be found by: its session, its person, or both. */
    private static List<String> names(DoomedRecords.Subject subject) {
        var session = subject.session() == null ? null : "session " + subject.session();
        var person =
                subject.person() == null ? null : "person " + HexFormat.of().formatHex(subject.person());
        return Stream.of(session, person).filter(Objects::nonNull).toList();
    }
}
