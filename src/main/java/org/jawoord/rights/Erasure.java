package org.jawoord.rights;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jawoord.shared.JsonTimes;

/**
 * That records were erased: which leaves they had, when, and why; nothing about whom they told of.
 *
 * @param leaves indexes in the site's ledger, 1 to {@value #MAX_LEAVES}
 */
record Erasure(String site, UUID id, Reason reason, Instant erasedAt, List<Long> leaves) {

    /** Leaves in one erasure: its record must stay small enough to be handed out. More make several. */
    static final int MAX_LEAVES = 1000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Why records go. */
    enum Reason {
        /** The person asked for it, or the owner had no ground to keep them (Art. 17(1)). */
        REQUEST,
        /** The time for which they are kept is over (Art. 5(1)(e)). */
        RETENTION,
        /** They had been erased, and a restored backup brought them back. */
        RESTORED;

        /** The name in JSON and in the database. */
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Reason ofWireName(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    Erasure {
        leaves = List.copyOf(leaves);
    }

    /** The record of it, without its place in the order. */
    ObjectNode content() {
        var record = JSON.createObjectNode()
                .put("type", "erasure")
                .put("id", id.toString())
                .put("site", site)
                .put("reason", reason.wireName())
                .put("recordedAt", JsonTimes.format(erasedAt));
        var indexes = record.putArray("leaves");
        leaves.forEach(indexes::add);
        return record;
    }
}
