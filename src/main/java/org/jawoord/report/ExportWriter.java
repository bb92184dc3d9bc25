package org.jawoord.report;

import java.io.IOException;
import java.time.Instant;

/** Writes the lines of an export, and then that it is complete. */
interface ExportWriter {

    /**
     * What the last line says, so that an export that was cut off is recognised.
     *
     * @param rows choices above it
     * @param to before when all of them were recorded
     * @param at when it was made
     */
    record End(long rows, Instant from, Instant to, Instant at) {}

    void line(Line line) throws IOException;

    /** The last line, with the SHA-256 of all bytes before it. Nothing is written after it. */
    void end(End end) throws IOException;
}
