package org.jawoord.rights;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    HoldList(DataDirectory data, ObjectMapper json) {
        this.file = data.path().resolve("holds.jsonl");
        this.json = json;
    }

    synchronized List<Hold> all() throws IOException {
        var holds = new ArrayList<Hold>();
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                holds.add(json.readValue(line, Hold.class));
            }
        }
        return List.copyOf(holds);
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
