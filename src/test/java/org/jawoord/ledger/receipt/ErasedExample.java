package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.ledger.Ledgers.Inclusion;
import org.jawoord.ledger.receipt.ErasedRecords.Erased;
import org.jawoord.proof.Checkpoint;
import org.jawoord.proof.InclusionProof;
import org.jawoord.proof.Jws;
import org.jawoord.proof.KeySet;
import org.jawoord.proof.MerkleHash;
import org.jawoord.proof.SignedNote;
import org.jawoord.proof.SigningKey;
import org.jawoord.shared.CanonicalJson;
import org.jawoord.shared.Sha256;

/** The statement of an erasure in a ledger of two leaves, the erased one and the erasure; and statements that must not pass. */
final class ErasedExample {

    static final SigningKey KEY = SigningKey.generate(new SecureRandom());

    private static final String ORIGIN = "shop.example/v1/sites/shop/ledger";
    private static final byte[] ERASED =
            Sha256.of("a record that nobody has any more".getBytes(StandardCharsets.UTF_8));

    private ErasedExample() {}

    static KeySet keys() {
        return KeySet.of(List.of(KEY.verifyingKey()));
    }

    static ObjectNode statement() {
        var erasure = erasure();
        var first = MerkleHash.leaf(ERASED);
        var second = MerkleHash.leaf(erasure.commitment());
        var head = head(ORIGIN, MerkleHash.node(first, second), KEY);
        return ErasureStatement.signed(
                        UUID.fromString("0192f0c1-7b6e-7c31-9a55-0c3f5a1d2e77"),
                        new Erased(7, erasure),
                        new ErasureStatement.Leaf(
                                ERASED, new Inclusion(new InclusionProof(0, 2, List.of(second)), head)),
                        new Inclusion(new InclusionProof(1, 2, List.of(first)), head),
                        "https://shop.example",
                        Instant.parse("2026-11-25T10:00:00Z"),
                        KEY)
                .json();
    }

    private static LedgerRecord erasure() {
        var content = JsonNodeFactory.instance.objectNode();
        content.put("type", "erasure")
                .put("id", "0192f0c1-7b6e-7c31-9a55-0c3f5a1d2e78")
                .put("site", "shop")
                .put("reason", "request")
                .put("recordedAt", "2026-11-24T10:00:00.000Z")
                .putArray("leaves")
                .add(0);
        return new LedgerRecord(
                9, "shop", UUID.fromString(content.path("id").textValue()), Sha256.of(ERASED), null, content);
    }

    private static String head(String origin, byte[] root, SigningKey key) {
        return SignedNote.sign(new Checkpoint(origin, 2, root).format(), origin, key)
                .format();
    }

    /** By the step that must fail and a name; all but those of the form and the signature are signed as they are. */
    static Map<String, String> bad() {
        var bad = new LinkedHashMap<String, String>();
        bad.put("form: no JSON", "erased");
        bad.put("form: a member twice", text(statement()).replaceFirst("\\{", "{\"site\":\"shop\","));
        unsigned(bad, "form: a member more", json -> json.put("more", 1));
        for (var member : ErasureStatement.MEMBERS) {
            unsigned(bad, "form: without " + member, json -> json.remove(member));
        }
        unsigned(bad, "form: another version", json -> json.put("schema_version", "jawoord-erasure/3"));
        unsigned(bad, "form: no commitment", json -> json.put("commitment", "AAAA"));
        unsigned(bad, "form: a sequence below none", json -> json.put("sequence", -1));
        unsigned(bad, "form: a leaf without its checkpoint", json -> leaf(json).remove("checkpoint"));
        unsigned(
                bad,
                "signature: another record",
                json -> json.put("record_id", json.at("/record/id").textValue()));
        unsigned(bad, "signature: another time", json -> json.put("issued_at", "2026-11-26T10:00:00.000Z"));
        signed(bad, "agreement: another time", json -> json.put("erased_at", "2025-11-24T10:00:00.000Z"));
        signed(bad, "agreement: another kind of record", json -> record(json).put("type", "choice"));
        signed(bad, "agreement: other leaves", json -> record(json)
                .putArray("leaves")
                .add(1));
        signed(bad, "agreement: leaves that are no list", json -> record(json).put("leaves", 0));
        signed(bad, "agreement: a leaf in words", json -> record(json)
                .putArray("leaves")
                .add("0"));
        signed(bad, "leaf: another reason", json -> record(json).put("reason", "retention"));
        signed(bad, "leaf: another salt", json -> json.set("salt", json.get("commitment")));
        signed(bad, "leaf: another place", json -> ledger(json).put("index", 0));
        signed(bad, "checkpoint: of another size", json -> ledger(json).put("size", 3));
        signed(bad, "checkpoint: another ledger", json -> ledger(json)
                .put("origin", "shop.example/v1/sites/other/ledger"));
        signed(bad, "checkpoint: of nobody we know", json -> ledger(json)
                .put("checkpoint", head(ORIGIN, root(), SigningKey.generate(new SecureRandom()))));
        signed(bad, "erased: another leaf", json -> json.set("commitment", json.get("salt")));
        signed(bad, "erased: signed by nobody we know", json -> leaf(json)
                .put("checkpoint", head(ORIGIN, root(), SigningKey.generate(new SecureRandom()))));
        signed(bad, "erased: of another site", json -> {
            var other = ORIGIN.replace("shop/", "other/");
            leaf(json).put("origin", other).put("checkpoint", head(other, root(), KEY));
        });
        return bad;
    }

    private static byte[] root() {
        return MerkleHash.node(
                MerkleHash.leaf(ERASED), MerkleHash.leaf(erasure().commitment()));
    }

    static String text(ObjectNode json) {
        return CanonicalJson.of(json);
    }

    private static void unsigned(Map<String, String> bad, String name, Consumer<ObjectNode> change) {
        var json = statement();
        change.accept(json);
        bad.put(name, text(json));
    }

    private static void signed(Map<String, String> bad, String name, Consumer<ObjectNode> change) {
        unsigned(bad, name, change.andThen(json -> {
            ObjectNode content = json.deepCopy();
            content.remove(Set.of(Receipt.SIGNATURE, Receipt.LEDGER, ErasureStatement.ERASED_LEAF));
            var bytes = text(content).getBytes(StandardCharsets.UTF_8);
            json.put(Receipt.SIGNATURE, Jws.signDetached(bytes, ErasureStatement.TYP, KEY));
        }));
    }

    private static ObjectNode record(ObjectNode json) {
        return (ObjectNode) json.get("record");
    }

    private static ObjectNode ledger(ObjectNode json) {
        return (ObjectNode) json.get(Receipt.LEDGER);
    }

    private static ObjectNode leaf(ObjectNode json) {
        return (ObjectNode) json.get(ErasureStatement.ERASED_LEAF);
    }
}
