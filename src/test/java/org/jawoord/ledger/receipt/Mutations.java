package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What somebody may do to a receipt: every value changed, one at a time, and files built to confuse a reader. */
final class Mutations {

    private final Map<String, String> all = new LinkedHashMap<>();

    private Mutations() {}

    /** Name to text; none of them may pass. */
    static Map<String, String> bad() {
        var mutations = new Mutations();
        mutations.values("", Golden.tree());
        mutations.members();
        mutations.ledger();
        mutations.spelling();
        return mutations.all;
    }

    /** The same receipt in other spellings of JSON; all must pass. */
    static Map<String, String> harmless() {
        var golden = Golden.receipt();
        return Map.of(
                "as it is", golden,
                "indented", Golden.tree().toPrettyString(),
                "escaped", golden.replace("Noodzakelijk", "\\u004eoodzakelijk"),
                "slash escaped", golden.replace("https://shop", "https:\\/\\/shop"),
                "number with a point", golden.replace("\"sequence\":6", "\"sequence\":6.0"),
                "index with an exponent", golden.replace("\"index\":5", "\"index\":50e-1"));
    }

    private void values(String pointer, JsonNode node) {
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(name -> values(pointer + "/" + name, node.get(name)));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                values(pointer + "/" + i, node.get(i));
            }
        } else {
            replace(pointer, changed(node));
        }
    }

    private void replace(String pointer, JsonNode value) {
        change("changed " + pointer, tree -> {
            int slash = pointer.lastIndexOf('/');
            var parent = tree.at(pointer.substring(0, slash));
            var name = pointer.substring(slash + 1);
            if (parent instanceof ObjectNode object) {
                object.set(name, value);
            } else {
                ((ArrayNode) parent).set(Integer.parseInt(name), value);
            }
        });
    }

    private static JsonNode changed(JsonNode node) {
        if (node.isBoolean()) {
            return BooleanNode.valueOf(!node.booleanValue());
        }
        if (node.isNumber()) {
            return LongNode.valueOf(node.longValue() + 1);
        }
        var text = node.textValue();
        int middle = text.length() / 2;
        char other = text.charAt(middle) == 'A' ? 'B' : 'A';
        return TextNode.valueOf(text.substring(0, middle) + other + text.substring(middle + 1));
    }

    private void members() {
        for (var name : Receipt.MEMBERS.stream().sorted().toList()) {
            if (!name.equals(Receipt.LEDGER)) {
                change("without " + name, tree -> tree.remove(name));
            }
            change("null " + name, tree -> tree.putNull(name));
        }
        change("a member more", tree -> tree.put("key", "trust me"));
        change("a key of its own", tree -> tree.putObject("jwk").put("kty", "OKP"));
        change("a purpose less", tree -> ((ArrayNode) tree.at("/pii_processing/purposes")).remove(1));
        change("a purpose twice", tree -> {
            var purposes = (ArrayNode) tree.at("/pii_processing/purposes");
            purposes.add(purposes.get(1));
        });
    }

    private void ledger() {
        onLedger("a member more", ledger -> ledger.put("note", "x"));
        onLedger("without hashes", ledger -> ledger.remove("hashes"));
        onLedger("without a hash", ledger -> ((ArrayNode) ledger.get("hashes")).remove(0));
        onLedger("a hash more", ledger -> ((ArrayNode) ledger.get("hashes"))
                .add(ledger.get("hashes").get(0)));
        onLedger("hashes in another order", ledger -> {
            var hashes = (ArrayNode) ledger.get("hashes");
            hashes.add(hashes.remove(0));
        });
        onLedger("index beyond the tree", ledger -> ledger.put("index", 7));
        onLedger("negative index", ledger -> ledger.put("index", -1));
        onLedger("half an index", ledger -> ledger.put("index", 5.5));
        onLedger("size beyond whole numbers", ledger -> ledger.put("size", (1L << 53)));
        onLedger("index as a text", ledger -> ledger.put("index", "5"));
        onLedger(
                "checkpoint without a signature",
                ledger -> ledger.put(
                        "checkpoint", ledger.get("checkpoint").asText().replaceAll("\u2014.*\n", "")));
        onLedger(
                "checkpoint cut",
                ledger -> ledger.put(
                        "checkpoint", ledger.get("checkpoint").asText().substring(1)));
    }

    private void onLedger(String name, Consumer<ObjectNode> change) {
        change("ledger: " + name, tree -> change.accept((ObjectNode) tree.get(Receipt.LEDGER)));
    }

    private void spelling() {
        var golden = Golden.receipt();
        all.put("nothing", "");
        all.put("no object", "[]");
        all.put("cut", golden.substring(0, golden.length() - 1));
        all.put("something after it", golden + "{}");
        all.put("a byte order mark", "\uFEFF" + golden);
        all.put("a member twice", golden.replaceFirst("\\{", "{\"salt\":\"\","));
        all.put("a member twice inside", golden.replace("\"record\":{", "\"record\":{\"action\":\"accept_all\","));
        all.put("NUL", golden.replace("Noodzakelijk", "Noodzakelijk\\u0000"));
        all.put("half a pair", golden.replace("Noodzakelijk", "Noodzakelijk\\ud800"));
        all.put("a line feed in a text", golden.replace("Noodzakelijk", "Noodzakelijk\n"));
        all.put("a comma too many", golden.replace("}}", "},}"));
        all.put("single quotes", golden.replace('"', '\''));
        all.put("too deep", golden.replaceFirst("\\{", "{\"x\":" + "[".repeat(50) + "]".repeat(50) + ","));
        all.put("deep beyond any stack", "[".repeat(100_000));
        all.put("too large", golden.replaceFirst("\\{", "{\"x\":\"" + "x".repeat(Receipt.MAX_BYTES) + "\","));
        all.put("no number", golden.replace("\"sequence\":6", "\"sequence\":NaN"));
        all.put("another number of the same looks", golden.replace("\"sequence\":6", "\"sequence\":06"));
        all.put("prototype", golden.replaceFirst("\\{", "{\"__proto__\":{},"));
    }

    private void change(String name, Consumer<ObjectNode> change) {
        var tree = Golden.tree();
        change.accept(tree);
        all.put(name, tree.toString());
    }
}
