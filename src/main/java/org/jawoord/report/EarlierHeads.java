package org.jawoord.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jawoord.ledger.LedgerSnapshot;
import org.jawoord.ledger.anchor.Anchor;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.KeySet;
import org.jawoord.proof.Subtrees;
import org.jawoord.shared.CanonicalJson;

/**
 * Earlier states of a ledger in a bundle, each with the proof that the bundle's own state continues it: whoever kept one of
 * them, or has a time-stamp over it, knows that nothing was changed since.
 */
final class EarlierHeads {

    /** Of each kind: a year of daily ones and some; those nearest to the first choice say most. */
    static final int MAX = 400;

    /** Daily checkpoints from so long before the first choice: the one just before it is among them. */
    private static final Duration BEFORE = Duration.ofDays(2);

    private final LedgerSnapshot ledger;
    private final KeySet keys;
    private final Subtrees tree;
    private final Contents contents;
    private final BundleZip zip;

    /**
     * Those of a ledger.
     *
     * @param keys that may have signed them: a row of the database that none did is left out and named, and spoils nothing else
     */
    EarlierHeads(LedgerSnapshot ledger, KeySet keys, Connection connection, Contents contents, BundleZip zip) {
        this.ledger = ledger;
        this.keys = keys;
        this.tree = ledger.tree(connection);
        this.contents = contents;
        this.zip = zip;
    }

    /** Adds the daily checkpoints since about the first choice; its time, or null when there is none. */
    void addDaily(Connection connection, Instant first) throws SQLException, IOException {
        var since = first == null ? Instant.MIN : first.minus(BEFORE);
        var kept = ledger.kept(connection).stream()
                .filter(head -> !head.signedAt().isBefore(since))
                .limit(MAX)
                .toList();
        for (var head : kept) {
            if (isSigned(head)) {
                add("consistency", head.size(), head.checkpoint());
            } else {
                leaveOut(UnprovenState.daily(head.size()), head.checkpoint());
            }
        }
    }

    /** Adds the time-stamped ones that the bundle's own state continues. */
    void addAnchors(List<Anchor> anchors) throws IOException {
        for (var anchor : anchors) {
            if (anchor.size() > ledger.size()) {
                continue;
            }
            if (isSigned(new LedgerSnapshot.Kept(anchor.size(), anchor.checkpoint(), anchor.stampedAt()))) {
                add("anchors", anchor.size(), anchor.checkpoint());
                zip.add(name("anchors", anchor.size()) + ".tsr", anchor.token());
            } else {
                leaveOut(UnprovenState.stamped(anchor.size()), anchor.checkpoint());
            }
        }
    }

    /** One that is signed goes in also if this ledger doesn't continue it: that would be the proof of another history. */
    private boolean isSigned(LedgerSnapshot.Kept head) {
        try {
            head.state(ledger.origin(), keys);
            return true;
        } catch (InvalidProof e) {
            return false;
        }
    }

    private void leaveOut(String name, String checkpoint) throws IOException {
        zip.add(name, checkpoint.getBytes(StandardCharsets.UTF_8));
        contents.unprovenState(name);
    }

    private void add(String folder, long size, String checkpoint) throws IOException {
        var name = name(folder, size);
        zip.add(name + ".txt", checkpoint.getBytes(StandardCharsets.UTF_8));
        var proof = JsonNodeFactory.instance.objectNode();
        proof.put("from", size);
        proof.put("to", ledger.size());
        var hashes = proof.putArray("hashes");
        ledger.consistency(size, tree)
                .forEach(hash -> hashes.add(Base64.getEncoder().encodeToString(hash)));
        zip.add(name + ".json", CanonicalJson.of(proof).getBytes(StandardCharsets.UTF_8));
    }

    private static String name(String folder, long size) {
        return String.format(Locale.ROOT, "%s/%010d", folder, size);
    }
}
