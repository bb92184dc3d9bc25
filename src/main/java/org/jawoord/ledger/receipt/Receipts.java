package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jawoord.consent.Action;
import org.jawoord.consent.ChoiceRecords;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.fate.ChoiceFates;
import org.jawoord.keys.SigningKeys;
import org.jawoord.ledger.Ledgers;
import org.jawoord.ledger.Ledgers.Inclusion;
import org.jawoord.ledger.ReceiptIssuer;
import org.jawoord.ledger.receipt.ErasedRecords.Erased;
import org.jawoord.notice.Notice;
import org.jawoord.notice.NoticeId;
import org.jawoord.notice.Notices;
import org.jawoord.notice.Publication;
import org.jawoord.security.PublicAddress;
import org.jawoord.shared.JsonTimes;

/**
 * Issues receipts, also for sites that are archived: each time anew, signed as of now, since how a choice stands changes
 * and its record doesn't.
 */
@ApplicationScoped
class Receipts implements ReceiptIssuer {

    /** Notices whose first publication is kept in memory: it never changes, and an evidence bundle asks for it thousands of times. */
    private static final int KEPT_PUBLICATIONS = 1_000;

    private final Cache<NoticeId, Publication> firstPublications =
            Caffeine.newBuilder().maximumSize(KEPT_PUBLICATIONS).build();
    private final DataSource database;
    private final ChoiceRecords records;
    private final StatedReceipts stated;
    private final ChoiceFates fates;
    private final ErasedRecords erased;
    private final Ledgers ledgers;
    private final Notices notices;
    private final SigningKeys keys;
    private final PublicAddress address;
    private final Clock clock;

    Receipts(
            DataSource database,
            ChoiceRecords records,
            StatedReceipts stated,
            ChoiceFates fates,
            ErasedRecords erased,
            Ledgers ledgers,
            Notices notices,
            SigningKeys keys,
            PublicAddress address,
            Clock clock) {
        this.database = database;
        this.records = records;
        this.stated = stated;
        this.fates = fates;
        this.erased = erased;
        this.ledgers = ledgers;
        this.notices = notices;
        this.keys = keys;
        this.address = address;
        this.clock = clock;
    }

    /** The receipt of the choice with this ID on a site. */
    Optional<Receipt> issue(String site, UUID id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            var found = records.byId(connection, site, id).stream().findFirst();
            return found.isEmpty() ? Optional.empty() : Optional.of(issue(connection, found.get()));
        }
    }

    /** The statement that the choice with this ID was erased, signed. */
    Optional<ErasureStatement> erasure(String site, UUID id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            var found = erased.of(connection, site, id);
            return found.isEmpty() ? Optional.empty() : Optional.of(erasure(connection, id, found.get()));
        }
    }

    /** A record is erased only when both it and its erasure have their leaves. */
    private ErasureStatement erasure(Connection connection, UUID id, Erased found) throws SQLException {
        var site = found.erasure().site();
        var leaf = ledgers.requireInclusion(connection, site, found.seq());
        var own = ledgers.requireInclusion(connection, site, found.erasure().seq());
        var commitment = ledgers.commitment(connection, site, leaf.proof().index());
        return ErasureStatement.signed(
                id,
                found,
                new ErasureStatement.Leaf(commitment, leaf),
                own,
                address.base().toString(),
                clock.instant(),
                keys.active());
    }

    @Override
    public byte[] issue(Connection connection, LedgerRecord stored, Inclusion inclusion) throws SQLException {
        if ("stated".equals(stored.content().path("type").textValue())) {
            return stated.issue(connection, stored, Optional.of(inclusion)).bytes();
        }
        return issue(connection, stored, Optional.of(inclusion)).bytes();
    }

    private Receipt issue(Connection connection, LedgerRecord stored) throws SQLException {
        return issue(connection, stored, ledgers.inclusion(connection, stored.site(), stored.seq()));
    }

    private Receipt issue(Connection connection, LedgerRecord stored, Optional<Inclusion> inclusion)
            throws SQLException {
        Sealed.require(keys, stored);
        var record = stored.numbered();
        var noticeId = NoticeId.parse(record.path("notice").asText()).orElseThrow();
        var notice = notices.byId(stored.site(), noticeId).orElseThrow();
        var content = JsonNodeFactory.instance.objectNode();
        content.put("schema_version", Receipt.SCHEMA);
        content.put("record_id", stored.id().toString());
        content.put("pii_principal_id", record.path("session").asText());
        var parties = new Parties(notice.content().controller());
        var processing = content.putObject("pii_processing");
        processing.set("privacy_notice", noticeShown(notice, record));
        processing.put("language", record.path("language").asText());
        new Processing(notice, record, parties).addTo(processing);
        processing.put("withdrawal_method", pathOf(stored));
        content.set("party_identification", parties.json());
        var state = state(connection, stored, content);
        state.putInto(content.putObject("state"));
        Events.addTo(content, record, state);
        content.set("record", record);
        content.put("salt", Base64.getEncoder().encodeToString(stored.salt()));
        content.put("issuer", address.base().toString());
        content.put("issued_at", JsonTimes.format(clock.instant()));
        var ledger = inclusion.map(LedgerPart::of);
        return Receipt.signed(content, ledger.orElse(null), keys.active());
    }

    private Optional<Publication> firstPublication(Notice notice) {
        return Optional.ofNullable(firstPublications.get(
                notice.id(), id -> notices.firstPublication(notice.site(), id).orElse(null)));
    }

    private ObjectNode noticeShown(Notice notice, ObjectNode record) {
        var shown = JsonNodeFactory.instance.objectNode();
        shown.put("id", notice.id().hex());
        firstPublication(notice).ifPresent(first -> shown.put("version", first.version())
                .put("published_at", JsonTimes.format(first.publishedAt())));
        var language = record.path("language").asText();
        shown.put("content", address.base() + "/v1/sites/" + notice.site() + "/notices/" + notice.id());
        shown.put("shown", address.base() + "/notices/" + notice.id() + "/preview?lang=" + language);
        var statement = notice.content().privacyStatement();
        if (statement != null) {
            var told = shown.putObject("statement");
            Parties.put(
                    told,
                    "url",
                    statement.url() == null
                            ? null
                            : statement.url().in(language, notice.content().defaultLanguage()));
            Parties.put(told, "version", statement.version());
            Parties.put(told, "date", statement.date());
        }
        return shown;
    }

    private State state(Connection connection, LedgerRecord stored, ObjectNode content) throws SQLException {
        var action = stored.content().path("action").textValue();
        return State.of(
                fates.of(connection, stored), Action.ofWireName(action).orElseThrow(), Events.isGranting(content));
    }

    private String pathOf(LedgerRecord stored) {
        return address.base() + "/v1/sites/" + stored.site() + "/receipts/" + stored.id();
    }
}
