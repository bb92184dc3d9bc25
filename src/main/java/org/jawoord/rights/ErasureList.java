package org.jawoord.rights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

    @Inject
    ErasureList(DataDirectory data) {
        this(data.path());
    }

    ErasureList(Path directory) {
        this.file = directory.resolve("erasures.jsonl");
    }

    /** Adds an erasure, in place of a last line that was cut off by a crash; on disk on return. */
    synchronized void add(Erasure erasure) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        long end = Files.exists(file) ? Files.size(file) : 0;
        var tail = Files.exists(file) ? tail(end) : "";
        if (isErasure(tail)) { // somebody's editor left the end of the line out
            DurableFile.writeAt(file, end, ("\n" + erasure.content() + "\n").getBytes(StandardCharsets.UTF_8));
        } else {
            long cut = end - tail.length();
            DurableFile.writeAt(file, cut, (erasure.content() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What lies behind the last line that has an end, a character for each byte. */
    private String tail(long end) throws IOException {
        try (var content = Files.newByteChannel(file)) {
            long begin = end;
            for (var last = ByteBuffer.allocate(1); begin > 0; begin--) {
                content.position(begin - 1).read(last.clear());
                if (last.get(0) == '\n') {
                    break;
                }
            }
            var tail = ByteBuffer.allocate(Math.toIntExact(end - begin));
            content.position(begin);
            while (tail.hasRemaining()) {
                if (content.read(tail) < 0) {
                    throw new EOFException(file + " became shorter while it was read");
                }
            }
            return new String(tail.array(), StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean isErasure(String line) {
        try {
            read(line.strip());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * An erasure that was listed.
     *
     * @param leaves indexes in the site's ledger
     */
    record Listed(String site, UUID id, List<Long> leaves) {}

    /**
     * Goes over the list as it is now; what is added meanwhile is not visited. A last line that was cut off by a crash was not
     * acknowledged, and is passed over.
     *
     * @throws Lines.Unreadable another line can't be read
     */
    void forEach(Lines.Visitor<Listed> visitor) throws SQLException, IOException {
        Lines.forEach(file, true, ErasureList::read, visitor);
    }

    private static Listed read(String line) {
        JsonNode erasure;
        try {
            erasure = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        }
        var leaves = new ArrayList<Long>();
        for (var leaf : erasure.path("leaves")) {
            require(leaf.canConvertToLong(), "leaves");
            leaves.add(leaf.longValue());
        }
        require(erasure.path("leaves").isArray() && !leaves.isEmpty(), "leaves");
        require(!erasure.path("site").asText().isEmpty(), "site");
        require(erasure.path("id").isTextual(), "id");
        return new Listed(
                erasure.path("site").asText(),
                UUID.fromString(erasure.path("id").asText()),
                leaves);
    }

    private static void require(boolean isSo, String field) {
        if (!isSo) {
            throw new IllegalArgumentException("it is no erasure, by its " + field);
        }
    }
}
