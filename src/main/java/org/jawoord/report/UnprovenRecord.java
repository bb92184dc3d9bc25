package org.jawoord.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.ledger.Doubt;
import org.jawoord.ledger.Ledgers.Inclusion;
import org.jawoord.proof.Checkpoint;
import org.jawoord.proof.Commitment;
import org.jawoord.proof.InclusionProof;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.MerkleHash;
import org.jawoord.shared.CanonicalJson;

/**
 * A record in a bundle that nothing proves: <code>{"doubt", "record", "salt"}</code>, and of one that has a leaf <code>"leaf",
 * "size", "hashes", "commitment"</code>: what the ledger has at its place, so that anybody sees that it isn't this.
 */
final class UnprovenRecord {

    /** Their folder. */
    static final String FOLDER = "unproven";

    private static final String NAMED = FOLDER + "/%010d-%s.json";

    private UnprovenRecord() {}

    /** The file's name: it may have no leaf, so it goes by its place in the order; one put before its beginning by hand too. */
    static String name(long sequence, String id) {
        return String.format(Locale.ROOT, NAMED, sequence, id).replace("/-", "/minus-");
    }

    /**
     * The file's content: RFC 8785 in UTF-8.
     *
     * @param inLeaf what its leaf holds
     * @param inclusion of that leaf; null when it has none in the ledger of the bundle
     */
    static byte[] of(Line line, byte[] inLeaf, Inclusion inclusion) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("doubt", line.doubt().wireName());
        file.set("record", line.record().numbered());
        file.put("salt", line.salt());
        if (inclusion != null) {
            file.put("leaf", inclusion.proof().index());
            file.put("size", inclusion.proof().size());
            var hashes = file.putArray("hashes");
            inclusion.proof().base64().forEach(hashes::add);
            file.put("commitment", Base64.getEncoder().encodeToString(inLeaf));
        }
        return CanonicalJson.of(file).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Checks that a file says what it can show: that the ledger has something else at this place, or the same. That a record has
     * no leaf or no seal is the word of whoever signed the bundle.
     */
    static Doubt check(String name, JsonNode file, String site, Checkpoint checkpoint) throws InvalidProof {
        if (!(file.path("record") instanceof ObjectNode record)) {
            throw new InvalidProof("has no record");
        }
        var doubt = Doubt.ofWireName(file.path("doubt").asText())
                .orElseThrow(() -> new InvalidProof("doesn't say why nothing proves it"));
        var salt = BundleJson.bytes(file.path("salt"));
        boolean isNamed = name.equals(
                name(record.path("sequence").asLong(), record.path("id").asText()));
        if (salt.length != Commitment.SALT_BYTES
                || !isNamed
                || !site.equals(record.path("site").asText())) {
            throw new InvalidProof("isn't the record that its name says, or is of another site");
        }
        if (file.has("commitment")) {
            var inLeaf = BundleJson.bytes(file.path("commitment"));
            requireInLedger(file, inLeaf, checkpoint);
            boolean isSame = Arrays.equals(inLeaf, Commitment.of(salt, LedgerRecord.bytes(record)));
            if (isSame != (doubt == Doubt.UNSEALED)) {
                throw new InvalidProof("says " + doubt.wireName() + ", and its place in the ledger says otherwise");
            }
        }
        return doubt;
    }

    private static void requireInLedger(JsonNode file, byte[] inLeaf, Checkpoint checkpoint) throws InvalidProof {
        var proof = InclusionProof.parse(
                BundleJson.number(file, "leaf"),
                BundleJson.number(file, "size"),
                BundleJson.texts(file.path("hashes")));
        if (proof.size() != checkpoint.size() || !proof.proves(MerkleHash.leaf(inLeaf), checkpoint.root())) {
            throw new InvalidProof("tells of a place that isn't in the ledger that checkpoint.txt is of");
        }
    }
}
