package org.jawoord.keys;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jawoord.database.DurableFile;

/**
 * Up to which place in the order records need no seal, since they are from before there was a key: kept beside the keys as
 * it was at the first start. The database says the same, but whoever can write there could raise it, and have records
 * numbered that no server wrote.
 */
public record SealedFrom(Path file) {

    private static final String NAME = "keys/sealed-from";

    /** The one of a data directory. */
    public static SealedFrom in(Path data) {
        return new SealedFrom(data.resolve(NAME));
    }

    /** The place; empty where none was kept yet. */
    public OptionalLong known() throws IOException {
        if (!Files.exists(file)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
        } catch (NumberFormatException | CharacterCodingException e) {
            throw new IOException(file + " holds no number", e);
        }
    }

    /** Keeps it; on disk on return. */
    void keep(long seq) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        DurableFile.write(file, seq + "\n");
    }

    /** The next start believes the database: when the keys that sealed are lost. */
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }
}
