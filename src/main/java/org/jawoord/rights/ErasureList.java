package org.jawoord.rights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jawoord.database.DataDirectory;
import org.jawoord.database.DurableFile;

/**
 * What was erased, outside the database: {@code erasures.jsonl} in the data directory, one erasure a line, as the ledger
 * has it. A backup that is restored brings erased records back; by this list they go again (RELIABILITY V9).
 */
@Singleton
class ErasureList {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    ErasureList(DataDirectory data) {
        this.file = data.path().resolve("erasures.jsonl");
    }

    /** Adds an erasure; on disk on return. */
    synchronized void add(Erasure erasure) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        long end = Files.exists(file) ? Files.size(file) : 0;
        DurableFile.writeAt(file, end, (erasure.content() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * An erasure that was listed.
     *
     * @param leaves indexes in the site's ledger
     */
    record Listed(String site, UUID id, List<Long> leaves) {}

    /** What one does with an erasure. */
    interface Visitor {
        void visit(Listed erasure) throws SQLException, IOException;
    }

    /** Goes over the list as it is now. A line that was cut off by a crash was not acknowledged, and is passed over. */
    void forEach(Visitor visitor) throws SQLException, IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (var lines = Files.newBufferedReader(file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var erasure = read(line);
                if (erasure.isPresent()) {
                    visitor.visit(erasure.get());
                }
            }
        }
    }

    private static Optional<Listed> read(String line) {
        try {
            var erasure = JSON.readTree(line);
            var leaves = new ArrayList<Long>();
            erasure.path("leaves").forEach(leaf -> leaves.add(leaf.longValue()));
            return Optional.of(new Listed(
                    erasure.path("site").asText(),
                    UUID.fromString(erasure.path("id").asText()),
                    leaves));
        } catch (JsonProcessingException | IllegalArgumentException cutOff) {
            return Optional.empty();
        }
    }
}
