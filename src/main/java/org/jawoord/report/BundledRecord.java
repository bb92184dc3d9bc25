package org.jawoord.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jawoord.ledger.Ledgers.Inclusion;
import org.jawoord.shared.CanonicalJson;

/**
 * A record in a bundle, with all that it takes to check it against the checkpoint: <code>{"record", "salt", "leaf",
 * "size", "hashes"}</code>.
 */
final class BundledRecord {

    /** Sorted by name, records are in the order of the ledger up to this many. */
    private static final String NUMBERED = "%010d-%s";

    private BundledRecord() {}

    /** What files of a record are called, without folder and ending. */
    static String name(Line line) {
        return String.format(Locale.ROOT, NUMBERED, line.leaf(), line.record().id());
    }

    /** The file's content: RFC 8785 in UTF-8. */
    static byte[] of(Line line, Inclusion inclusion) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.set("record", line.record().numbered());
        file.put("salt", line.salt());
        file.put("leaf", inclusion.proof().index());
        file.put("size", inclusion.proof().size());
        var hashes = file.putArray("hashes");
        inclusion.proof().base64().forEach(hashes::add);
        return CanonicalJson.of(file).getBytes(StandardCharsets.UTF_8);
    }
}
