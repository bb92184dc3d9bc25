package org.jawoord.site;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.concurrent.atomic.AtomicInteger;
import org.jawoord.testing.TestSite;

/** The admin API as an administrator with the token uses it. */
public final class SiteAdmin {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private SiteAdmin() {}

    /** A key that no other test uses. */
    public static String newKey() {
        return "site-" + Long.toString(System.nanoTime(), 36) + "-" + COUNTER.incrementAndGet();
    }

    /** A site with the full definition, published once; answers its key. */
    public static String publishedSite() {
        var key = newKey();
        put(key, Definitions.full()).statusCode(201);
        publish(key).statusCode(201);
        return key;
    }

    public static ValidatableResponse put(String site, Definitions definition) {
        return put(site, definition.bytes());
    }

    public static ValidatableResponse put(String site, byte[] body) {
        return authorized()
                .contentType(ContentType.JSON)
                .body(body)
                .put("/admin/v1/sites/{site}", site)
                .then();
    }

    public static ValidatableResponse get(String site) {
        return authorized().get("/admin/v1/sites/{site}", site).then();
    }

    public static ValidatableResponse archive(String site) {
        return authorized().delete("/admin/v1/sites/{site}", site).then();
    }

    public static ValidatableResponse publish(String site) {
        return authorized()
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/admin/v1/sites/{site}/notices", site)
                .then();
    }

    public static ValidatableResponse publications(String site) {
        return authorized().get("/admin/v1/sites/{site}/notices", site).then();
    }

    /** A request with the token. */
    public static RequestSpecification authorized() {
        return TestSite.asAdmin();
    }
}
