package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jawoord.proof.Checkpoint;
import org.jawoord.proof.InclusionProof;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.KeySet;
import org.jawoord.proof.MerkleHash;
import org.jawoord.proof.NoteKey;
import org.jawoord.proof.SignedNote;

/**
 * The check of what {@link LedgerPart} writes.
 *
 * @param json a member of that form, which {@link ReceiptFile} has looked at
 */
record LedgerProof(JsonNode json) {

    /** Requires that the leaf with this data (32 bytes) is at its place in the tree; returns the proof. */
    InclusionProof of(byte[] commitment, String otherwise) throws InvalidProof {
        var hashes = StreamSupport.stream(json.path("hashes").spliterator(), false)
                .map(hash -> hash.asText())
                .collect(Collectors.toList());
        var proof = InclusionProof.parse(
                json.path("index").longValue(), json.path("size").longValue(), hashes);
        if (!proof.proves(MerkleHash.leaf(commitment), checkpoint().root())) {
            throw new InvalidProof(otherwise);
        }
        return proof;
    }

    /** Requires that the tree is that of a site, and signed with one of these keys; returns its origin. */
    String requireSigned(String site, KeySet keys) throws InvalidProof {
        var checkpoint = checkpoint();
        var origin = json.path("origin").asText();
        if (!checkpoint.origin().equals(origin)
                || checkpoint.size() != json.path("size").longValue()) {
            throw new InvalidProof("The checkpoint is of another ledger, or of another size.");
        }
        if (!origin.endsWith("/v1/sites/" + site + "/ledger")) {
            throw new InvalidProof("The ledger isn't that of this site.");
        }
        note().verify(keys.keys().stream().map(key -> new NoteKey(origin, key)).toList());
        return origin;
    }

    private Checkpoint checkpoint() throws InvalidProof {
        return Checkpoint.parse(note().text());
    }

    private SignedNote note() throws InvalidProof {
        return SignedNote.parse(json.path("checkpoint").asText().getBytes(StandardCharsets.UTF_8));
    }
}
