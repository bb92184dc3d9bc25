package org.jawoord.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** The forms of an export. */
enum ExportFormat {
    /** One JSON object a line (application/x-ndjson): complete, for programs. */
    NDJSON("application/x-ndjson; charset=utf-8") {
        @Override
        ExportWriter writer(OutputStream out, boolean proofs) {
            return new NdjsonWriter(out, proofs);
        }
    },
    /** RFC 4180 in UTF-8 with a byte order mark, for spreadsheet programs. */
    CSV("text/csv; charset=utf-8; header=present") {
        @Override
        ExportWriter writer(OutputStream out, boolean proofs) throws IOException {
            return new CsvWriter(out, proofs);
        }
    };

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** As it is asked for, and as files of it end. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Writes an export of this form, and begins it. */
    abstract ExportWriter writer(OutputStream out, boolean proofs) throws IOException;

    static Optional<ExportFormat> ofWireName(String name) {
        for (var format : values()) {
            if (format.wireName().equals(name)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
