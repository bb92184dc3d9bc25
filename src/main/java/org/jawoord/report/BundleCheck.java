package org.jawoord.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jawoord.ledger.Doubt;
import org.jawoord.proof.Checkpoint;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.Jws;
import org.jawoord.proof.KeySet;
import org.jawoord.proof.NoteKey;
import org.jawoord.proof.SignedNote;
import org.jawoord.shared.Sha256;

/**
 * Whether a bundle is what it says: its signature, the hash of every file, every proof against the checkpoint, every notice
 * against its name. Goes on after a fault, so that all of them are found; of a file whose hash is wrong, only that is said.
 */
final class BundleCheck {

    private static final List<String> FORMATS = List.of(Manifest.FORMAT, Manifest.WITH_UNPROVEN);

    /** Where it is wrong, and how. */
    record Fault(String file, String what) {}

    private final BundleFile bundle;
    private final KeySet trusted;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> sound = new HashSet<>();
    private final Map<String, Integer> checked = new HashMap<>();
    private JsonNode manifest;
    private String signedBy;
    private Checkpoint checkpoint;
    private Map<String, Doubt> unproven = Map.of();
    private List<String> unprovenStates = List.of();

    /**
     * A check.
     *
     * @param trusted the keys that the asker trusts; null for those in the bundle itself, which prove no more than that it
     *     is one piece
     */
    BundleCheck(BundleFile bundle, KeySet trusted) {
        this.bundle = bundle;
        this.trusted = trusted;
    }

    /** What is wrong with a file; thrown inwards only. */
    private interface Step {
        void run() throws InvalidProof;
    }

    /** Looks at everything; the faults, none when all is well. */
    List<Fault> run() {
        if (!bundle.hasCleanEdges()) {
            faults.add(new Fault("the ZIP", "has bytes before its first file or after its end, which nobody signed"));
        }
        for (var name : bundle.strangeNames()) {
            faults.add(new Fault(name, "stands there twice, or has a name that no bundle has"));
        }
        step(Manifest.NAME, this::readManifest);
        if (manifest == null) {
            return faults;
        }
        var keys = new KeySet[] {trusted};
        step("keys.json", () -> {
            var own = KeySet.parse(text("keys.json"));
            keys[0] = trusted == null ? own : trusted;
        });
        if (keys[0] != null) {
            step(Manifest.SIGNATURE, () -> signature(keys[0]));
        }
        files();
        if (keys[0] != null) {
            step("checkpoint.txt", () -> checkpoint(keys[0]));
        }
        if (checkpoint != null) {
            var proofs = new BundleProofs(bundle, manifest.path("site").asText(), checkpoint, keys[0]);
            for (var name : bundle.names()) {
                if (sound.contains(name)) {
                    step(name, () -> checked.merge(proofs.check(name), 1, Integer::sum));
                }
            }
            unproven = proofs.unproven();
            unprovenStates = proofs.unprovenStates();
            counts();
            subject();
        }
        return faults;
    }

    /** How many files of a kind were proven: {@code records}, {@code receipts}, {@code notices} and others. */
    int proven(String kind) {
        return checked.getOrDefault(kind, 0);
    }

    /** Files of records that nothing proves, and why: the bundle says so itself, so they are no fault of it. */
    Map<String, Doubt> unproven() {
        return unproven;
    }

    /** Files of earlier states of the ledger that no key signed: nothing rests on them, so they are no fault of the bundle. */
    List<String> unprovenStates() {
        return unprovenStates;
    }

    /** The list of the bundle; null when it can't be read. */
    JsonNode manifest() {
        return manifest;
    }

    /** Which key signed it; null when none did. */
    String signedBy() {
        return signedBy;
    }

    /** The state of the ledger; null when it isn't proven. */
    Checkpoint checkpoint() {
        return checkpoint;
    }

    private void step(String file, Step step) {
        try {
            step.run();
        } catch (InvalidProof e) {
            faults.add(new Fault(file, e.getMessage()));
        }
    }

    private void readManifest() throws InvalidProof {
        var read = BundleJson.object(bundle.read(Manifest.NAME));
        if (!FORMATS.contains(read.path("format").asText())) {
            throw new InvalidProof(
                    "isn't a list of a bundle that this version knows (" + String.join(", ", FORMATS) + ")");
        }
        if (!read.path("files").isArray() || read.path("files").size() > BundleFile.MAX_FILES) {
            throw new InvalidProof("has no list of files");
        }
        manifest = read;
    }

    private void signature(KeySet keys) throws InvalidProof {
        var jws = text(Manifest.SIGNATURE);
        try {
            Jws.verifyDetached(jws, bundle.read(Manifest.NAME), Manifest.TYP, keys);
            signedBy = kid(jws);
        } catch (InvalidProof e) { // which of the two was changed, nobody can tell
            faults.add(new Fault(Manifest.NAME + ", " + Manifest.SIGNATURE, e.getMessage()));
        }
    }

    /** The kid of a signature that was verified. */
    private static String kid(String jws) throws InvalidProof {
        var header = Base64.getUrlDecoder().decode(jws.substring(0, jws.indexOf('.')));
        return BundleJson.object(header).path("kid").asText();
    }

    private void files() {
        var listed = new HashSet<String>();
        for (var file : manifest.path("files")) {
            var name = file.path("name").asText();
            if (!listed.add(name)) {
                faults.add(new Fault(name, "is listed twice"));
            } else {
                step(name, () -> file(name, file));
            }
        }
        for (var name : bundle.names()) {
            boolean own = name.equals(Manifest.NAME) || name.equals(Manifest.SIGNATURE);
            if (!own && !listed.contains(name)) {
                faults.add(new Fault(name, "was added: the signed list doesn't have it"));
            }
        }
    }

    private void file(String name, JsonNode listed) throws InvalidProof {
        var content = bundle.read(name);
        boolean same = content.length == listed.path("size").asLong(-1)
                && HexFormat.of()
                        .formatHex(Sha256.of(content))
                        .equals(listed.path("sha256").asText());
        if (!same) {
            throw new InvalidProof("isn't what the list says: it was changed");
        }
        sound.add(name);
    }

    private void checkpoint(KeySet keys) throws InvalidProof {
        var origin = manifest.path("ledger").path("origin").asText();
        checkpoint = note(bundle.read("checkpoint.txt"), origin, keys);
    }

    /** The state that a note tells of, when a key signed it for the log of this name. */
    static Checkpoint note(byte[] content, String origin, KeySet keys) throws InvalidProof {
        var note = SignedNote.parse(content);
        var names = new ArrayList<NoteKey>();
        for (var key : keys.keys()) {
            try {
                names.add(new NoteKey(origin, key));
            } catch (IllegalArgumentException e) {
                throw new InvalidProof("the list names a ledger that can't be");
            }
        }
        note.verify(names);
        var checkpoint = Checkpoint.parse(note.text());
        if (!checkpoint.origin().equals(origin)) {
            throw new InvalidProof("is of another ledger");
        }
        return checkpoint;
    }

    private void counts() {
        for (var kind :
                List.of("records", "receipts", "erasures", "notices", "stated", "texts", UnprovenRecord.FOLDER)) {
            int said = manifest.path("counts").path(kind).asInt(isNewer(kind) ? 0 : -1);
            long there = bundle.names().stream()
                    .filter(name -> name.startsWith(kind + "/") && name.endsWith(".json"))
                    .count();
            if (said != there) {
                faults.add(new Fault(Manifest.NAME, "says " + said + " " + kind + ", and there are " + there));
            }
        }
    }

    /** A bundle about one record has that record, unless it says that it was still to be numbered. */
    private void subject() {
        if (manifest.path("counts").path("unnumbered").asInt() > 0) {
            return;
        }
        Map.of("choice", "records/", "stated", "stated/").forEach((kind, folder) -> {
            var id = manifest.path("scope").path(kind);
            boolean there = bundle.names().stream()
                    .anyMatch(name -> (name.startsWith(folder) || name.startsWith(UnprovenRecord.FOLDER + "/"))
                            && name.endsWith("-" + id.asText() + ".json"));
            if (!id.isMissingNode() && !there) {
                faults.add(new Fault(Manifest.NAME, "is about a record that isn't in the bundle"));
            }
        });
    }

    /** Lists that were made before there were such files don't count them. */
    private static boolean isNewer(String kind) {
        return kind.equals("stated") || kind.equals("texts") || kind.equals(UnprovenRecord.FOLDER);
    }

    private String text(String name) throws InvalidProof {
        return new String(bundle.read(name), StandardCharsets.UTF_8);
    }
}
