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

/** Notices as an earlier build of the program left them in the database: shown by code that this build doesn't have. */
@Singleton
public class OlderNotices {

    private static final String END = "return jawoordPart};";

    @Inject
    DataSource database;

    @Inject
    BannerCode current;

    /** Stores code that marks the page that it runs in, and a notice that names it; answers the notice's id. */
    String withCodeOfItsOwn(Definitions definition) {
        var site = SiteAdmin.newKey();
        SiteAdmin.put(site, definition).statusCode(201);
        try (var connection = database.getConnection()) {
            var code = older(connection);
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

    private String older(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("SELECT core, banner, assets FROM banner_code WHERE hash = ?")) {
            query.setBytes(1, HexFormat.of().parseHex(current.hash()));
            var row = query.executeQuery();
            row.next();
            var core = row.getString(1);
            var banner =
                    row.getString(2).replace(END, "document.documentElement.setAttribute('data-code','older');" + END);
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
