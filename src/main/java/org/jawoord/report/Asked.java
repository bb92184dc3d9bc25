package org.jawoord.report;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;

/**
 * The query of a request, read strictly: an unknown name, a name twice, an empty or a malformed value is a 400 that names
 * it. A filter that is misspelt would else hand out everything.
 */
final class Asked {

    /** PostgreSQL and RFC 3339 both have these years; beyond them one of the two has not. */
    private static final int LAST_YEAR = 9999;

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final MultivaluedMap<String, String> query;

    private Asked(MultivaluedMap<String, String> query) {
        this.query = query;
    }

    /** The query of a request that takes these names, each at most once. */
    static Asked of(UriInfo address, Set<String> names) {
        var query = address.getQueryParameters();
        query.forEach((name, values) -> {
            if (!names.contains(name)) {
                throw ProblemException.malformed(
                        "This address takes no parameter of this name.", Problem.shortened(name));
            }
            if (values.size() > 1) {
                throw ProblemException.malformed("Must be given once.", name);
            }
            if (values.get(0).isEmpty()) {
                throw ProblemException.malformed("Is empty; leave it out, or give it a value.", name);
            }
        });
        return new Asked(query);
    }

    boolean has(String name) {
        return query.containsKey(name);
    }

    /** The value as it is; empty when it isn't given. */
    Optional<String> text(String name) {
        return Optional.ofNullable(query.getFirst(name));
    }

    /** The value that {@code read} makes of the text; 400 saying {@code must} when it makes none. */
    <T> Optional<T> value(String name, Function<String, Optional<T>> read, String must) {
        return text(name).map(text -> read.apply(text).orElseThrow(() -> ProblemException.malformed(must, name)));
    }

    /** A time in RFC 3339, or a day, which means its beginning in UTC; to the millisecond, as choices are recorded. */
    Optional<Instant> time(String name) {
        return value(name, Asked::parsed, "Must be a time such as 2026-11-23T13:37:00Z, or a day such as 2026-11-23.");
    }

    /** {@code true} or {@code false}; false when it isn't given. */
    boolean flag(String name) {
        return value(
                        name,
                        text -> switch (text) {
                            case "true" -> Optional.of(true);
                            case "false" -> Optional.of(false);
                            default -> Optional.empty();
                        },
                        "Must be true or false.")
                .orElse(false);
    }

    /** A whole number from one bound to another, both included; 422 outside of them. */
    int number(String name, int least, int most, int otherwise) {
        int number = value(
                        name,
                        text -> text.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty(),
                        "Must be a whole number.")
                .orElse(otherwise);
        if (number < least || number > most) {
            throw ProblemException.unprocessable("Must be from " + least + " to " + most + ".", name);
        }
        return number;
    }

    private static Optional<Instant> parsed(String text) {
        try {
            var time = DAY.matcher(text).matches()
                    ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text);
            return Optional.of(time)
                    .filter(at -> at.getYear() >= 1 && at.getYear() < LAST_YEAR)
                    .map(at -> at.toInstant().truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
