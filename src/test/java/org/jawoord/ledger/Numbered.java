package org.jawoord.ledger;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;

/** Sites whose choices have their leaves. */
final class Numbered {

    private Numbered() {}

    /** A site with so many choices, each by another visitor, all of them numbered. */
    static TestSite site(int choices) {
        var site = TestSite.published();
        for (int i = 0; i < choices; i++) {
            Visitor.on(site).does(i % 2 == 0 ? "accept_all" : "reject_all");
        }
        awaitLeaves(site, choices);
        return site;
    }

    /** Waits until a site's ledger has so many leaves. */
    static void awaitLeaves(TestSite site, long leaves) {
        await("leaves of " + site.key()).ignoreExceptions().until(() -> size(site) == leaves);
    }

    /** What its checkpoint says. */
    static long size(TestSite site) {
        return Long.parseLong(given().get(site.path("ledger/checkpoint"))
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow());
    }
}
