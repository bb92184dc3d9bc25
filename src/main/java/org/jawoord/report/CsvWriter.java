package org.jawoord.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jawoord.shared.JsonTimes;

/**
 * RFC 4180: a head, a line for each choice, and a last line with nothing but its column {@code end}. UTF-8 with a byte
 * order mark, without which Excel takes it for the machine's own code page; programs take NDJSON. Values go through {@link
 * FormulaSafe}.
 */
final class CsvWriter implements ExportWriter {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Members of a record with a column of their own, in order; what else there is stands in {@code more}. */
    private static final List<String> MEMBERS = List.of(
            "sequence",
            "id",
            "site",
            "session",
            "recordedAt",
            "action",
            "surface",
            "language",
            "notice",
            "categories",
            "services",
            "expiresAt",
            "at",
            "gpc",
            "submission");

    private final Digested out;
    private final boolean proofs;
    private final CSVPrinter printer;
    private final int columns;

    CsvWriter(OutputStream out, boolean proofs) throws IOException {
        this.out = new Digested(out);
        this.proofs = proofs;
        var text = new BufferedWriter(new OutputStreamWriter(this.out, StandardCharsets.UTF_8));
        text.write(BYTE_ORDER_MARK);
        this.printer = new CSVPrinter(text, CSVFormat.RFC4180);
        var head = new ArrayList<>(MEMBERS);
        head.addAll(List.of("more", "leaf", "receipt"));
        if (proofs) {
            head.addAll(List.of("salt", "commitment"));
        }
        head.add("unproven");
        head.add("end");
        this.columns = head.size();
        printer.printRecord(head);
    }

    @Override
    public void line(Line line) throws IOException {
        var record = line.record().numbered();
        var values = new ArrayList<String>(columns);
        for (var member : MEMBERS) {
            values.add(taken(record, member));
        }
        if ("choice".equals(record.path("type").textValue())) {
            record.remove("type"); // most lines are; the others say what they are
        }
        values.add(record.isEmpty() ? "" : record.toString());
        values.add(line.leaf() == null ? "" : Long.toString(line.leaf()));
        values.add(line.receipt());
        if (proofs) {
            values.add(line.salt());
            values.add(HexFormat.of().formatHex(line.record().commitment()));
        }
        values.add(line.doubt() == null ? "" : line.doubt().wireName());
        values.add("");
        print(values);
    }

    @Override
    public void end(End end) throws IOException {
        printer.flush();
        var values = new ArrayList<>(Collections.nCopies(columns - 1, ""));
        values.add("complete: " + end.rows() + " rows, from " + JsonTimes.format(end.from()) + " to "
                + JsonTimes.format(end.to()) + ", made " + JsonTimes.format(end.at()) + ", SHA-256 of all lines above "
                + out.sha256Hex());
        print(values);
        printer.flush();
    }

    private void print(List<String> values) throws IOException {
        printer.printRecord(values.stream().map(FormulaSafe::text).toList());
    }

    private static String taken(ObjectNode record, String member) {
        var value = record.remove(member);
        if (value == null) {
            return "";
        }
        return value.isContainerNode() ? value.toString() : value.asText();
    }
}
