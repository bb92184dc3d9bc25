package org.jawoord.ledger;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jawoord.consent.ChoiceRecords;
import org.jawoord.consent.elsewhere.Elsewhere;
import org.jawoord.consent.elsewhere.StatedRecords;
import org.jawoord.proof.InvalidProof;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RELIABILITY P5 for consent given elsewhere: in one ledger with the choices, and whatever is changed in it is found. */
@QuarkusTest
class StatedTamperingTest {

    @Inject
    DataSource database;

    @Inject
    ChoiceRecords choices;

    @Inject
    StatedRecords stated;

    private TestSite site;

    @BeforeEach
    void aLedgerOfAChoiceASpokenConsentAndAForm() {
        site = TestSite.published();
        Visitor.on(site).does("accept_all");
        var script = Elsewhere.registered(site, Elsewhere.script("1"));
        Elsewhere.record(site, Elsewhere.spoken(script).put("note", "Belde zelf."))
                .statusCode(201);
        Elsewhere.registered(site, Elsewhere.form("1"));
        var submission = Elsewhere.submission();
        submission.putArray("texts").add("Andere woorden \uD83D\uDE42");
        Elsewhere.submit(site, submission).statusCode(201);
        Numbered.awaitLeaves(site, 3);
    }

    @Test
    void anUntouchedLedgerIsSound() {
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "action = 'refuse'",
                "channel = 'in_person'",
                "answers = '{\"calls\": false}'",
                "refused = '{\"calls\": \"bundled\"}'",
                "text = sha256(text)",
                "person = sha256(person)",
                "session = substr(sha256(salt), 1, 16)",
                "taken_by = 'Iemand anders'",
                "recorded_by = 'Iemand anders'",
                "note = null",
                "shown = '{}'",
                "of = id",
                "given_at = given_at - interval '1 year'",
                "recorded_at = recorded_at - interval '1 day'",
                "body_hash = sha256(body_hash)",
                "salt = sha256(salt)",
                "id = '0192f0c1-7b6e-7c31-9a55-0c3f5a1d2e77'"
            })
    void anEditedRecordIsNamedByItsIndex(String edit) {
        owner("UPDATE stated_consent SET " + edit + " WHERE site = '" + site.key() + "' AND channel = 'phone'");

        assertThatThrownBy(this::check).isInstanceOf(LedgerFault.class).hasMessageContaining("leaf 1:");
    }

    @Test
    void aDeletedRecordIsNamedByItsIndex() {
        owner("DELETE FROM stated_consent WHERE site = '" + site.key() + "' AND channel = 'form'");

        assertThatThrownBy(this::check).hasMessageContaining("leaf 2: its record is gone");
    }

    private static void owner(String statement) {
        TablesOwner.runs(
                "ALTER TABLE stated_consent DISABLE TRIGGER USER",
                statement,
                "ALTER TABLE stated_consent ENABLE TRIGGER USER");
    }

    private void check() throws SQLException, IOException, InvalidProof, LedgerFault {
        try (Connection connection = database.getConnection();
                Readers readers = new Readers(database::getConnection, 2)) {
            LedgerCheck.of(
                            connection,
                            readers,
                            List.of(choices, stated),
                            (any, key, seqs) -> Set.of(),
                            site.key(),
                            Optional.empty())
                    .run();
        }
    }
}
