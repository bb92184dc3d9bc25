package org.jawoord.ledger.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jawoord.ledger.receipt.ErasedRecords.Erased;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.Jws;
import org.jawoord.proof.KeySet;
import org.jawoord.proof.SigningKey;
import org.jawoord.shared.CanonicalJson;
import org.junit.jupiter.api.Test;

class ErasureStatementTest {

    @Test
    void itSaysThatAndWhenARecordWasErasedAndIsSignedAsNothingElse() throws InvalidProof {
        var key = SigningKey.generate(new SecureRandom());
        var id = UUID.fromString("0192f0c1-7b6e-7c31-9a55-0c3f5a1d2e77");
        var erased = new Erased(7, Instant.parse("2026-11-24T10:00:00Z"));

        var json = ErasureStatement.signed("shop", id, erased, Instant.parse("2026-11-25T10:00:00Z"), null, key)
                .json();

        assertThat(json.path("erased_at").asText()).isEqualTo("2026-11-24T10:00:00.000Z");
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "schema_version", "record_id", "site", "sequence", "erased_at", "issued_at", "signature");
        var signature = json.remove(Receipt.SIGNATURE).asText();
        var bytes = CanonicalJson.of(json).getBytes(StandardCharsets.UTF_8);
        assertThat(Jws.verifyDetached(signature, bytes, ErasureStatement.TYP, KeySet.of(List.of(key.verifyingKey()))))
                .isEqualTo(bytes);
    }
}
