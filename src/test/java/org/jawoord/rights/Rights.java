package org.jawoord.rights;

import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jawoord.consent.SessionId;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;

/** The requests of this room as an owner's server sends them, and looks behind its back. */
final class Rights {

    private Rights() {}

    static ValidatableResponse tie(TestSite site, Visitor visitor, String identifier) {
        return sent(identifier).put(identity(site, visitor)).then();
    }

    static ValidatableResponse untie(TestSite site, Visitor visitor, String identifier) {
        return sent(identifier).delete(identity(site, visitor)).then();
    }

    static ValidatableResponse timeline(TestSite site, String identifier) {
        return sent(identifier).post(path(site, "timeline")).then();
    }

    static ValidatableResponse timeline(TestSite site, Visitor visitor) {
        return TestSite.asAdmin()
                .get(path(site, "sessions/" + visitor.session() + "/timeline"))
                .then();
    }

    /** Sends a JSON text to an address below a site. */
    /** Places a hold by a body of the admin API. */
    static ValidatableResponse hold(TestSite site, String body) {
        return post(site, "holds", body);
    }

    static ValidatableResponse post(TestSite site, String below, String body) {
        return TestSite.asAdmin()
                .contentType("application/json")
                .body(body)
                .post(path(site, below))
                .then();
    }

    static String identity(TestSite site, Visitor visitor) {
        return path(site, "sessions/" + visitor.session() + "/identity");
    }

    static String path(TestSite site, String below) {
        return "/admin/v1/sites/" + site.key() + "/" + below;
    }

    static SessionId session(Visitor visitor) {
        return SessionId.parse(visitor.session()).orElseThrow();
    }

    private static io.restassured.specification.RequestSpecification sent(String identifier) {
        return TestSite.asAdmin()
                .contentType("application/json")
                .body(new com.fasterxml.jackson.databind.ObjectMapper()
                        .createObjectNode()
                        .put("identifier", identifier)
                        .toString());
    }

    /** The rows of all tables, as text, that hold this text. */
    static List<String> rowsWith(String text) throws SQLException {
        var rows = new ArrayList<String>();
        try (var connection = TablesOwner.connect();
                var select = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var names = select.executeQuery(
                    "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = current_schema()")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (var table : tables) {
                try (var found = select.executeQuery(
                        "SELECT t::text FROM " + table + " t WHERE position('" + text + "' in t::text) > 0")) {
                    while (found.next()) {
                        rows.add(table + ": " + found.getString(1));
                    }
                }
            }
        }
        return rows;
    }

    /** One value behind the program's back. */
    static String one(String query) throws SQLException {
        try (var connection = TablesOwner.connect();
                var select = connection.createStatement();
                var row = select.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
