package org.jawoord.report;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jawoord.testing.TestSite;

/** Sites with choices that have their leaves, and what the admin API reports of them. */
final class Reports {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Reports() {}

    /** Waits until a site's ledger has so many leaves. */
    static void awaitLeaves(TestSite site, long leaves) {
        await("leaves of " + site.key()).ignoreExceptions().until(() -> given().get(site.path("ledger/checkpoint"))
                .asString()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .equals(Long.toString(leaves)));
    }

    /** Asks for a report of a site; {@code what} is the end of its address. */
    static Response ask(TestSite site, String what) {
        return TestSite.asAdmin().urlEncodingEnabled(false).get("/admin/v1/sites/" + site.key() + "/" + what);
    }

    /** A question that makes no sense is refused by its field. */
    static void refuses(String what, int status, String field) {
        ask(TestSite.shared(), what)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("field", equalTo(field));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
