package org.jawoord.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.ledger.Doubt;
import org.jawoord.ledger.receipt.ReceiptFault;
import org.jawoord.proof.Checkpoint;
import org.jawoord.proof.Commitment;
import org.jawoord.proof.InclusionProof;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.KeySet;
import org.jawoord.proof.MerkleHash;
import org.jawoord.proof.ProofCheck;
import org.jawoord.shared.Sha256;

/** Checks the files of a bundle by what they are, against its checkpoint. */
final class BundleProofs {

    private final BundleFile bundle;
    private final String site;
    private final Checkpoint checkpoint;
    private final KeySet keys;
    private final Map<String, Doubt> unproven = new TreeMap<>();
    private final List<String> unprovenStates = new ArrayList<>();

    BundleProofs(BundleFile bundle, String site, Checkpoint checkpoint, KeySet keys) {
        this.bundle = bundle;
        this.site = site;
        this.checkpoint = checkpoint;
        this.keys = keys;
    }

    /** Checks a file; the kind of thing that it is. Of some kinds there is nothing to prove but their hash. */
    String check(String name) throws InvalidProof {
        var folder = name.contains("/") ? name.substring(0, name.indexOf('/')) : "";
        if (UnprovenState.isOne(name)) {
            UnprovenState.check(name, bundle.read(name), checkpoint, keys);
            unprovenStates.add(name);
            return UnprovenState.KIND;
        }
        if (!name.endsWith(".json")) {
            return "other";
        }
        switch (folder) {
            case "records", "stated", "erasures" -> record(BundleJson.object(bundle.read(name)));
            case "receipts" -> receipt(name);
            case UnprovenRecord.FOLDER ->
                unproven.put(name, UnprovenRecord.check(name, BundleJson.object(bundle.read(name)), site, checkpoint));
            case "notices", "texts" -> named(folder, name);
            case "consistency", "anchors" -> earlier(name);
            default -> {
                return "other";
            }
        }
        return folder;
    }

    /** The files that were found to tell of a record which nothing proves, and why. */
    Map<String, Doubt> unproven() {
        return unproven;
    }

    /** The files of earlier states that no key signed. */
    List<String> unprovenStates() {
        return unprovenStates;
    }

    private void record(JsonNode file) throws InvalidProof {
        if (!(file.path("record") instanceof ObjectNode record)) {
            throw new InvalidProof("has no record");
        }
        var salt = BundleJson.bytes(file.path("salt"));
        if (salt.length != Commitment.SALT_BYTES) {
            throw new InvalidProof("has no salt of " + Commitment.SALT_BYTES + " bytes");
        }
        var leaf = MerkleHash.leaf(Commitment.of(salt, LedgerRecord.bytes(record)));
        var proof = InclusionProof.parse(
                BundleJson.number(file, "leaf"),
                BundleJson.number(file, "size"),
                BundleJson.texts(file.path("hashes")));
        if (proof.size() != checkpoint.size() || !proof.proves(leaf, checkpoint.root())) {
            throw new InvalidProof("isn't in the ledger that checkpoint.txt is of");
        }
        if (!site.equals(record.path("site").asText())) {
            throw new InvalidProof("is of another site than the bundle");
        }
        var notice = record.path("notice");
        if (!notice.isMissingNode() && !bundle.has("notices/" + notice.asText() + ".json")) {
            throw new InvalidProof("names a notice that isn't in the bundle");
        }
        var text = record.path("text");
        if (!text.isMissingNode() && !bundle.has("texts/" + text.asText() + ".json")) {
            throw new InvalidProof("names a text that isn't in the bundle");
        }
    }

    /** Valid by itself, and of the same record and the same state of the ledger as the rest of the bundle. */
    private void receipt(String name) throws InvalidProof {
        var content = bundle.read(name);
        var fault = ReceiptFault.in(content, keys);
        if (fault.isPresent()) {
            throw new InvalidProof(fault.get());
        }
        var receipt = BundleJson.object(content);
        var folder = bundle.has(name.replaceFirst("receipts/", "stated/")) ? "stated/" : "records/";
        var record = BundleJson.object(bundle.read(name.replaceFirst("receipts/", folder)));
        if (!receipt.path("record").equals(record.path("record"))) {
            throw new InvalidProof("is of another record than the one beside it");
        }
        var note = new String(bundle.read("checkpoint.txt"), StandardCharsets.UTF_8);
        if (!receipt.path("ledger").path("checkpoint").asText().equals(note)) {
            throw new InvalidProof("belongs to another state of the ledger than checkpoint.txt");
        }
    }

    /** A text that is called by its hash; a notice says whose it is too. */
    private void named(String folder, String name) throws InvalidProof {
        var content = bundle.read(name);
        if (!name.equals(folder + "/" + HexFormat.of().formatHex(Sha256.of(content)) + ".json")) {
            throw new InvalidProof("isn't the text that its name says");
        }
        if (folder.equals("notices")
                && !site.equals(BundleJson.object(content).path("site").asText())) {
            throw new InvalidProof("is a notice of another site than the bundle");
        }
    }

    private void earlier(String name) throws InvalidProof {
        var proof = BundleJson.object(bundle.read(name));
        var hashes = new ArrayList<byte[]>();
        for (var hash : proof.path("hashes")) {
            hashes.add(BundleJson.bytes(hash));
        }
        var note = name.replace(".json", ".txt");
        var before = BundleCheck.note(bundle.read(note), checkpoint.origin(), keys);
        boolean continues = before.size() == BundleJson.number(proof, "from")
                && checkpoint.size() == BundleJson.number(proof, "to")
                && ProofCheck.consistency(before.size(), before.root(), checkpoint.size(), checkpoint.root(), hashes);
        if (!continues) {
            throw new InvalidProof("doesn't prove that checkpoint.txt continues " + note);
        }
    }
}
