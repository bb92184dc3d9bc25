package org.jawoord.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.OutputStream;
import org.jawoord.shared.JsonTimes;

/** One JSON object a line; the last one is <code>{"end": {"rows", "sha256", "from", "to", "at"}}</code>. */
final class NdjsonWriter implements ExportWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Digested out;
    private final boolean proofs;

    NdjsonWriter(OutputStream out, boolean proofs) {
        this.out = new Digested(out);
        this.proofs = proofs;
    }

    @Override
    public void line(Line line) throws IOException {
        write(proofs ? line.withProof() : line.json());
    }

    @Override
    public void end(End end) throws IOException {
        var last = JsonNodeFactory.instance.objectNode();
        last.putObject("end")
                .put("rows", end.rows())
                .put("sha256", out.sha256Hex())
                .put("from", JsonTimes.format(end.from()))
                .put("to", JsonTimes.format(end.to()))
                .put("at", JsonTimes.format(end.at()));
        write(last);
        out.flush();
    }

    private void write(JsonNode line) throws IOException {
        out.write(JSON.writeValueAsBytes(line));
        out.write('\n');
    }
}
