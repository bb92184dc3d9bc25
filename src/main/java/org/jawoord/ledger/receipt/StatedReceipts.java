package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.elsewhere.ConsentText;
import org.jawoord.consent.elsewhere.ConsentTexts;
import org.jawoord.consent.elsewhere.Outcome;
import org.jawoord.consent.elsewhere.StatedHistory;
import org.jawoord.consent.elsewhere.StatedRecords;
import org.jawoord.keys.SigningKeys;
import org.jawoord.ledger.Ledgers;
import org.jawoord.ledger.Ledgers.Inclusion;
import org.jawoord.notice.Notices;
import org.jawoord.security.PublicAddress;
import org.jawoord.shared.JsonTimes;

/**
 * Issues receipts of consent that was given elsewhere. They hold the whole text, which the record names by its hash, so
 * that the words beside each answer are proven too ({@link StatedAgreement}); and the whole record, with who took it.
 */
@ApplicationScoped
class StatedReceipts {

    private final DataSource database;
    private final StatedRecords records;
    private final StatedHistory history;
    private final ConsentTexts texts;
    private final Ledgers ledgers;
    private final Notices notices;
    private final SigningKeys keys;
    private final PublicAddress address;
    private final Clock clock;

    StatedReceipts(
            DataSource database,
            StatedRecords records,
            StatedHistory history,
            ConsentTexts texts,
            Ledgers ledgers,
            Notices notices,
            SigningKeys keys,
            PublicAddress address,
            Clock clock) {
        this.database = database;
        this.records = records;
        this.history = history;
        this.texts = texts;
        this.ledgers = ledgers;
        this.notices = notices;
        this.keys = keys;
        this.address = address;
        this.clock = clock;
    }

    /** The receipt of the record with this ID on a site. */
    Optional<Receipt> issue(String site, UUID id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            var found = records.byId(connection, site, id);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            var inclusion = ledgers.inclusion(connection, site, found.get().seq());
            return Optional.of(issue(connection, found.get(), inclusion));
        }
    }

    /** The receipt of a record that is about as the ledger stood. */
    Receipt issue(Connection connection, LedgerRecord stored, Optional<Inclusion> inclusion) throws SQLException {
        Sealed.require(keys, stored);
        var record = stored.numbered();
        var id = record.path("text").textValue();
        var text = texts.byIds(connection, stored.site(), List.of(id)).get(id);
        var takenBack = history.takenBack(connection, List.of(stored.seq())).getOrDefault(stored.seq(), Map.of());
        var principal = StatedAgreement.principal(record);
        var content = JsonNodeFactory.instance.objectNode();
        content.put("schema_version", Receipt.SCHEMA);
        content.put("record_id", stored.id().toString());
        content.put("pii_principal_id", principal);
        var controller = controller(stored.site(), text);
        content.set("pii_processing", processing(record, text, controller));
        content.putArray("party_identification")
                .addObject()
                .put("party_id", Parties.CONTROLLER)
                .put("party_role", "pii_controller")
                .put("party_name", controller);
        var state = state(record, Outcome.of(stored, takenBack));
        state.putInto(content.putObject("state"));
        var events = content.putArray("event");
        events.addObject()
                .put("event_time", record.path("givenAt").textValue())
                .put("entity_id", principal)
                .put("event_type", "explicit_consent")
                .put("event_state", Events.stateOf(content, record));
        if (state.by() != null) {
            events.addObject()
                    .put("event_time", JsonTimes.format(state.since()))
                    .put("record_id", state.by().toString())
                    .put("entity_id", principal)
                    .put("event_state", state.now());
        }
        content.set("record", record);
        content.put("salt", Base64.getEncoder().encodeToString(stored.salt()));
        content.put("issuer", address.base().toString());
        content.put("issued_at", JsonTimes.format(clock.instant()));
        return Receipt.signed(content, inclusion.map(LedgerPart::of).orElse(null), keys.active());
    }

    /** As the text says; of one that doesn't, whoever is responsible for the site now. */
    private String controller(String site, ConsentText text) {
        var named = text.json().path("controller").textValue();
        return named != null
                ? named
                : notices.current(site)
                        .map(current -> current.notice().content().controller().name())
                        .orElse(site);
    }

    private static ObjectNode processing(ObjectNode record, ConsentText text, String controller) {
        var processing = JsonNodeFactory.instance.objectNode();
        var notice = processing.putObject("privacy_notice");
        notice.put("id", text.id());
        notice.set("text", text.json());
        if (record.has("shown")) {
            notice.set("shown", record.get("shown"));
        }
        processing.put("language", text.language());
        var purposes = processing.putArray("purposes");
        for (var asked : text.purposes()) {
            var purpose = purposes.addObject()
                    .put("purpose_id", asked.key())
                    .put("purpose", asked.text())
                    .put("lawful_basis", "consent")
                    .put("answer", StatedAgreement.answer(record, asked.key()));
            purpose.putArray("pii_controllers").add(Parties.CONTROLLER);
        }
        var statement = text.json().path("statement").path("url").textValue();
        processing.put("withdrawal_method", statement == null ? controller : statement);
        return processing;
    }

    /** How it stands, in the words of a receipt: of a withdrawal, what the consent is since then. */
    private static State state(ObjectNode record, Outcome outcome) {
        var now =
                switch (outcome.status()) {
                    case HOLDS -> "given";
                    case REFUSED -> "refused";
                    case REFUSED_IN_PART -> "reduced";
                    case WITHDRAWN, WITHDRAWAL -> "withdrawn";
                };
        var by = outcome.by();
        return by == null
                ? new State(now, Instant.parse(record.path("givenAt").textValue()), null)
                : new State(now, by.at(), by.by());
    }
}
