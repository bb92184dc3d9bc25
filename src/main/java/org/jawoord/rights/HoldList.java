package org.jawoord.rights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jawoord.database.DataDirectory;
import org.jawoord.database.DurableFile;

/**
 * The holds in force that this server placed, outside the database: {@code holds.jsonl} in the data directory, one a line. A
 * backup that is restored knows nothing of those that were placed since, and its next retention would erase what they are on.
 */
@Singleton
class HoldList {

    private final Path file;
    private final ObjectMapper json;

    @Inject
    HoldList(DataDirectory data, ObjectMapper json) {
        this(data.path(), json);
    }

    HoldList(Path directory, ObjectMapper json) {
        this.file = directory.resolve("holds.jsonl");
        this.json = json;
    }

    /**
     * The holds that are listed. No line can be cut off, since the file is always written anew: only an empty last one is
     * passed over.
     *
     * @throws Lines.Unreadable a line can't be read
     */
    synchronized List<Hold> all() throws IOException {
        var holds = new ArrayList<Hold>();
        try {
            Lines.forEach(file, false, this::read, holds::add);
        } catch (SQLException e) {
            throw new IllegalStateException(e); // a list asks no database
        }
        return List.copyOf(holds);
    }

    private Hold read(String line) {
        Hold hold;
        try {
            hold = json.readValue(line, Hold.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is not the JSON of a hold", e);
        }
        if (hold == null
                || hold.site() == null
                || hold.since() == null
                || hold.reason() == null
                || !isOnSomething(hold)) {
            throw new IllegalArgumentException(
                    "it is no hold: site, since or reason is missing, or what it is on is none");
        }
        return hold;
    }

    private static boolean isOnSomething(Hold hold) {
        try {
            var held = Held.of(hold);
            return (held.session() == null || held.person() == null)
                    && (held.person() == null || held.person().length == Held.HASH_BYTES);
        } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
            return false;
        }
    }

    /** Adds holds; on disk on return. */
    synchronized void add(Collection<Hold> placed) throws IOException {
        var holds = new ArrayList<>(all());
        holds.addAll(placed);
        write(holds);
    }

    /** Takes holds out; on disk on return. */
    synchronized void removeIf(Predicate<Hold> over) throws IOException {
        var holds = new ArrayList<>(all());
        if (holds.removeIf(over)) {
            write(holds);
        }
    }

    private void write(List<Hold> holds) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var text = new StringBuilder();
        for (var hold : holds) {
            text.append(json.writeValueAsString(hold)).append('\n');
        }
        DurableFile.write(file, text.toString());
    }
}
