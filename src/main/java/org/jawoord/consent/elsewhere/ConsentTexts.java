package org.jawoord.consent.elsewhere;

import static org.jawoord.shared.ProblemException.unprocessable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jawoord.consent.ChoiceColumns;
import org.jawoord.security.Audit;
import org.jawoord.shared.CanonicalJson;

/** Table {@code consent_text}: adds and reads; nothing in it ever changes. */
@ApplicationScoped
public class ConsentTexts {

    /** Texts that are read at once, the newest: all versions of a few forms in some languages. */
    static final int MAX_LISTED = 500;

    private static final String ADD = """
            INSERT INTO consent_text (site, id, kind, key, version, language, content, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";
    private static final String BY_ID = "SELECT content FROM consent_text WHERE site = ? AND id = ?";
    private static final String BY_IDS = "SELECT content FROM consent_text WHERE site = ? AND id = ANY (?)";
    private static final String OF_KEY =
            "SELECT content FROM consent_text WHERE site = ? AND kind = ? AND key = ? ORDER BY seq DESC LIMIT "
                    + MAX_LISTED;
    private static final String ALL =
            "SELECT content FROM consent_text WHERE site = ? ORDER BY seq DESC LIMIT " + MAX_LISTED;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataSource database;
    private final Audit audit;
    private final Clock clock;

    ConsentTexts(DataSource database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** What {@link #add} did: a new text, or nothing because it was there. */
    record Added(boolean isNew, ConsentText text) {}

    /**
     * Registers a text.
     *
     * @throws org.jawoord.shared.ProblemException 422: this version has other words in this language
     */
    Added add(String site, ConsentText text, String who) throws SQLException {
        boolean isNew = insert(site, text);
        if (isNew) {
            QuarkusTransaction.requiringNew()
                    .run(() -> audit.record(
                            who,
                            "text registered, " + text.kind().wireName() + " " + text.key() + ", " + text.id(),
                            site));
        } else if (find(site, text.idBytes()).isEmpty()) {
            throw unprocessable(
                    "This version has other words in this language. Other words are another version.", "version");
        }
        return new Added(isNew, text);
    }

    private boolean insert(String site, ConsentText text) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setString(1, site);
            insert.setBytes(2, text.idBytes());
            insert.setString(3, text.kind().wireName());
            insert.setString(4, text.key());
            insert.setString(5, text.version());
            insert.setString(6, text.language());
            insert.setString(7, CanonicalJson.of(text.json()));
            ChoiceColumns.setInstant(insert, 8, clock.instant());
            return insert.executeUpdate() == 1;
        }
    }

    /** A text of a site. */
    Optional<ConsentText> find(String site, byte[] id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(BY_ID)) {
            select.setString(1, site);
            select.setBytes(2, id);
            return read(select).stream().findFirst();
        }
    }

    /** The texts of a site with these ids (64 hex digits), by id. */
    public Map<String, ConsentText> byIds(Connection connection, String site, Collection<String> ids)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BY_IDS)) {
            var bytes = ids.stream().distinct().map(HexFormat.of()::parseHex).toArray(byte[][]::new);
            select.setString(1, site);
            select.setArray(2, connection.createArrayOf("bytea", bytes));
            return read(select).stream().collect(Collectors.toMap(ConsentText::id, Function.identity()));
        }
    }

    /** The versions of one form in all languages, newest first. */
    List<ConsentText> ofForm(String site, String key) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_KEY)) {
            select.setString(1, site);
            select.setString(2, ConsentText.Kind.FORM.wireName());
            select.setString(3, key);
            return read(select);
        }
    }

    /** The texts of a site, newest first. */
    public List<ConsentText> all(String site) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ALL)) {
            select.setString(1, site);
            return read(select);
        }
    }

    private static List<ConsentText> read(PreparedStatement select) throws SQLException {
        var texts = new ArrayList<ConsentText>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                texts.add(ConsentText.of(JSON.readTree(row.getString(1))));
            }
        } catch (JsonProcessingException e) {
            throw new SQLException("a stored text can't be read", e);
        }
        return texts;
    }
}
