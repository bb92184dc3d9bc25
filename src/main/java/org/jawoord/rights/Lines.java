package org.jawoord.rights;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** The lines of a list outside the database, as it is when one begins to read: what is added meanwhile is not among them. */
final class Lines {

    private Lines() {}

    /** What is wrong with a line. */
    static final class Unreadable extends IOException {

        private static final long serialVersionUID = 1;

        Unreadable(Path file, long line, String why) {
            super("line " + line + " of " + file + " can't be read: " + why);
        }
    }

    /** What one does with a line. */
    interface Visitor<T> {
        void visit(T line) throws SQLException, IOException;
    }

    /** Makes sense of a line. */
    interface Reader<T> {
        /** @throws IllegalArgumentException with what is wrong with it */
        T read(String line);
    }

    /**
     * Goes over the lines of a file; over none when it isn't there.
     *
     * @param mayBeCutOff whether a last line without an end is passed over when it makes no sense: where lines are added to
     *     the file, a crash leaves that, and it was not acknowledged
     * @throws Unreadable a line makes no sense
     */
    static <T> void forEach(Path file, boolean mayBeCutOff, Reader<T> reader, Visitor<T> visitor)
            throws SQLException, IOException {
        if (!Files.exists(file)) {
            return;
        }
        long left = Files.size(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            var line = new ByteArrayOutputStream();
            for (long number = 1; left > 0; number++) {
                boolean isWhole = false;
                line.reset();
                for (int next = 0; left > 0 && !isWhole && (next = in.read()) >= 0; left--) {
                    isWhole = next == '\n';
                    line.write(next);
                }
                T read;
                try {
                    read = reader.read(text(line.toByteArray()));
                } catch (CharacterCodingException e) {
                    read = passedOver(left == 0 && !isWhole && mayBeCutOff, file, number, "it is not UTF-8");
                } catch (IllegalArgumentException e) {
                    boolean isEnd =
                            left == 0 && (line.toString(StandardCharsets.UTF_8).isBlank() || !isWhole && mayBeCutOff);
                    read = passedOver(isEnd, file, number, e.getMessage());
                }
                if (read != null) {
                    visitor.visit(read);
                }
            }
        }
    }

    private static <T> T passedOver(boolean isHarmless, Path file, long number, String why) throws Unreadable {
        if (isHarmless) {
            return null;
        }
        throw new Unreadable(file, number, why);
    }

    private static String text(byte[] line) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(line))
                .toString()
                .strip();
    }
}
