package org.jawoord.exhibit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.jawoord.notice.BannerCode;
import org.jawoord.notice.NoticeDrafts;
import org.jawoord.shared.CanonicalJson;
import org.jawoord.shared.Sha256;
import org.jawoord.site.Definitions;
import org.jawoord.site.SiteAdmin;
import org.jawoord.testing.TablesOwner;

/** Notices as an earlier build of the program left them in the database: shown by code that this build doesn't have. */
@Singleton
public class OlderNotices {

    private static final String END = "return jawoordPart};";

    @Inject
    DataSource database;

    @Inject
    BannerCode current;

    /** Changes, or takes away, the stored code that a notice names, as somebody with all rights on the tables can. */
    void spoil(String id, String statement) {
        TablesOwner.runs(
                "ALTER TABLE banner_code DISABLE TRIGGER USER",
                statement + " WHERE encode(hash, 'hex') = (SELECT content::json ->> 'snippet' FROM notice"
                        + " WHERE id = decode('" + id + "', 'hex'))",
                "ALTER TABLE banner_code ENABLE TRIGGER USER");
    }

    /** Takes a notice away, with what was published of it: what is left is as before. */
    void forget(String id) {
        TablesOwner.runs(
                "ALTER TABLE publication DISABLE TRIGGER USER",
                "ALTER TABLE notice DISABLE TRIGGER USER",
                "DELETE FROM publication WHERE notice = decode('" + id + "', 'hex')",
                "DELETE FROM notice WHERE id = decode('" + id + "', 'hex')",
                "ALTER TABLE publication ENABLE TRIGGER USER",
                "ALTER TABLE notice ENABLE TRIGGER USER");
    }

    /** Key of the site of a notice. */
    String siteOf(String id) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("SELECT site FROM notice WHERE id = ?")) {
            query.setBytes(1, HexFormat.of().parseHex(id));
            var row = query.executeQuery();
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stores code that marks the page that it runs in, and a notice that names it; answers the notice's id. */
    String withCodeOfItsOwn(Definitions definition) {
        return withCodeOfItsOwn(definition, "older");
    }

    /** The same, and the mark is the caller's: another mark is other code. */
    String withCodeOfItsOwn(Definitions definition, String mark) {
        var site = SiteAdmin.newKey();
        SiteAdmin.put(site, definition).statusCode(201);
        try (var connection = database.getConnection()) {
            var code = older(connection, mark);
            var published = NoticeDrafts.of(definition).canonicalJson();
            var content = CanonicalJson.of(published
                    .replace(Sha256.hex("banner"), code)
                    .replace("\"site\":\"demo\"", "\"site\":\"" + site + "\""));
            var id = Sha256.hex(content);
            add(
                    connection,
                    "INSERT INTO notice (id, site, content, created_at) VALUES (?, ?, ?, now())",
                    id,
                    site,
                    content);
            add(
                    connection,
                    "INSERT INTO publication (notice, site, version, published_at) VALUES (?, ?, 1, now())",
                    id,
                    site);
            return id;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String older(Connection connection, String mark) throws SQLException {
        try (var query = connection.prepareStatement("SELECT core, banner, assets FROM banner_code WHERE hash = ?")) {
            query.setBytes(1, HexFormat.of().parseHex(current.hash()));
            var row = query.executeQuery();
            row.next();
            var core = row.getString(1);
            var banner = row.getString(2)
                    .replace(END, "document.documentElement.setAttribute('data-code','" + mark + "');" + END);
            var assets = row.getString(3);
            var hash = Sha256.hex(core + '\0' + banner + '\0' + assets);
            add(
                    connection,
                    "INSERT INTO banner_code (hash, core, banner, assets, added_at) VALUES (?, ?, ?, ?, now())"
                            + " ON CONFLICT DO NOTHING",
                    hash,
                    core,
                    banner,
                    assets);
            return hash;
        }
    }

    private static void add(Connection connection, String sql, String hash, String... texts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setBytes(1, HexFormat.of().parseHex(hash));
            for (int i = 0; i < texts.length; i++) {
                insert.setString(i + 2, texts[i]);
            }
            insert.executeUpdate();
        }
    }
}
