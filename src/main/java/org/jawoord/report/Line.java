package org.jawoord.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.ledger.Doubt;
import org.jawoord.ledger.Ledgers;

/**
 * A choice, or a consent that was given elsewhere, as it is listed and exported: the record as the ledger commits to it, untouched, and beside it where it is.
 *
 * @param leaf index of its leaf in the site's ledger; null until it is numbered, which takes seconds
 * @param doubt why nothing proves it; null for one as a server wrote it
 */
record Line(LedgerRecord record, Long leaf, Doubt doubt) {

    /** Some records as lines, in their order. */
    static List<Line> of(Connection connection, Ledgers ledgers, List<LedgerRecord> records) throws SQLException {
        var indexes = ledgers.indexesOf(
                connection, records.stream().map(LedgerRecord::seq).toList());
        var doubts = ledgers.doubtsAbout(connection, records);
        return records.stream()
                .map(record -> new Line(record, indexes.get(record.seq()), doubts.get(record.seq())))
                .toList();
    }

    private boolean isStated() {
        return "stated".equals(record.content().path("type").textValue());
    }

    /** Path of its receipt; of what was said elsewhere, only administrators get one. */
    String receipt() {
        if (isStated()) {
            return "/admin/v1/sites/" + record.site() + "/stated/" + record.id() + "/receipt";
        }
        return "/v1/sites/" + record.site() + "/receipts/" + record.id();
    }

    /** Path of the notice that was shown. */
    String notice() {
        return "/v1/sites/" + record.site() + "/notices/"
                + record.content().path("notice").asText();
    }

    /**
     * <code>{"record": …, "leaf": …, "receipt": …, "notice": …}</code>; with {@code text} instead of a notice where there was none,
     * and with {@code unproven}, which says why, where nothing proves it.
     */
    ObjectNode json() {
        var line = JsonNodeFactory.instance.objectNode();
        line.set("record", record.numbered());
        line.put("leaf", leaf);
        line.put("receipt", receipt());
        if (isStated()) {
            line.put(
                    "text",
                    "/admin/v1/sites/" + record.site() + "/texts/"
                            + record.content().path("text").asText());
        } else {
            line.put("notice", notice());
        }
        if (doubt != null) {
            line.put("unproven", doubt.wireName());
        }
        return line;
    }

    /** The same with {@code salt} and {@code commitment}: whoever has them can check the record against the leaf. */
    ObjectNode withProof() {
        return json().put("salt", salt()).put("commitment", HexFormat.of().formatHex(record.commitment()));
    }

    /** The salt in base64. */
    String salt() {
        return Base64.getEncoder().encodeToString(record.salt());
    }
}
