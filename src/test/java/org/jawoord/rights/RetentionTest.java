package org.jawoord.rights;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Period;
import javax.sql.DataSource;
import org.jawoord.testing.TestClock;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Records go when their time is over, and not before. Answers hold for six months here, and records are kept for a year
 * after that.
 */
@QuarkusTest
class RetentionTest {

    @Inject
    Retention retention;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @Inject
    MeterRegistry metrics;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void whatStoppedHoldingLongerAgoThanTheSiteSaysIsErased() throws SQLException {
        var site = keepingAYear();
        var visitor = Visitor.on(site).does("accept_all").does("withdraw");
        clock.goAhead(Period.ofMonths(18).plusDays(2));

        retention.daily();

        Rights.timeline(site, visitor).statusCode(404);
        assertThat(Rights.one("SELECT count(*) FROM choice WHERE site = '" + site.key() + "'"))
                .isEqualTo("0");
        purges(site)
                .body("purges", hasSize(1))
                .body("purges[0].by", equalTo("retention"))
                .body("purges[0].sessions", equalTo(1))
                .body("purges[0].held", equalTo(0))
                .body("purges[0].endedAt", notNullValue())
                .body("purges[0].failure", nullValue());
    }

    @Test
    void whatStoppedHoldingLaterStays() throws SQLException {
        var site = keepingAYear();
        var visitor = Visitor.on(site).does("accept_all");
        clock.goAhead(Period.ofMonths(18).minusDays(2));

        retention.daily();

        Rights.timeline(site, visitor).statusCode(200);
        purges(site).body("purges[0].sessions", equalTo(0));
    }

    @Test
    void theLastChoiceOfASessionDecides() throws SQLException {
        var site = keepingAYear();
        var visitor = Visitor.on(site).does("accept_all");
        clock.goAhead(Period.ofMonths(12));
        visitor.does("accept_all");
        clock.goAhead(Period.ofMonths(7));

        retention.daily();

        Rights.timeline(site, visitor).statusCode(200).body("entries", hasSize(2));
    }

    @Test
    void aSiteThatSaysNothingKeepsEverything() throws SQLException {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        clock.goAhead(Period.ofYears(50));

        retention.daily();

        Rights.timeline(site, visitor).statusCode(200);
        purges(site).body("purges", hasSize(0));
    }

    @Test
    void whatIsOnlyDraftedDoesNotHoldYet() throws SQLException {
        var site = TestSite.published()
                .save(definition -> definition.withObject("/lifetime").put("records", "P1M"));
        var visitor = Visitor.on(site).does("accept_all");
        clock.goAhead(Period.ofYears(2));

        retention.daily();

        Rights.timeline(site, visitor).statusCode(200);
    }

    @Test
    void anArchivedSiteErasesByItsLastNotice() throws SQLException {
        var site = keepingAYear();
        var visitor = Visitor.on(site).does("accept_all");
        TestSite.asAdmin().delete("/admin/v1/sites/" + site.key()).then().statusCode(204);
        clock.goAhead(Period.ofYears(2));

        retention.daily();

        Rights.timeline(site, visitor).statusCode(404);
    }

    @Test
    void whatIsOnHoldStaysUntilItIsReleased() throws SQLException {
        var site = keepingAYear();
        var held = Visitor.on(site).does("accept_all");
        var free = Visitor.on(site).does("accept_all");
        int hold = Rights.post(site, "holds", "{\"session\":\"%s\",\"reason\":\"Zaak\"}".formatted(held.session()))
                .statusCode(201)
                .extract()
                .path("holds[0].id");
        clock.goAhead(Period.ofYears(2));

        retention.daily();

        Rights.timeline(site, free).statusCode(404);
        Rights.timeline(site, held).statusCode(200);
        purges(site).body("purges[0].held", equalTo(1)).body("purges[0].sessions", equalTo(1));

        TestSite.asAdmin().delete(Rights.path(site, "holds/" + hold)).then().statusCode(204);
        clock.goAhead(Period.ofDays(2));
        retention.daily();

        Rights.timeline(site, held).statusCode(404);
    }

    @Test
    void aSessionOfSomebodyWhoIsHeldStaysThoughItWasTiedLater() throws SQLException {
        var site = keepingAYear();
        Rights.tie(site, Visitor.on(site).does("accept_all"), "k-1").statusCode(201);
        Rights.post(site, "holds", "{\"identifier\":\"k-1\",\"reason\":\"Zaak\"}")
                .statusCode(201);
        var later = Visitor.on(site).does("accept_all");
        Rights.tie(site, later, "k-1").statusCode(201);
        var free = Visitor.on(site).does("accept_all");
        clock.goAhead(Period.ofYears(2));

        retention.daily();

        Rights.timeline(site, later).statusCode(200);
        Rights.timeline(site, free).statusCode(404);
        purges(site).body("purges[0].held", equalTo(2)).body("purges[0].sessions", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"olderThan\":\"2020-01-01\"}|400|olderThan",
                "{\"session\":\"x\",\"session\":\"y\"}|400|session",
                "[]|400|",
                "now|400|",
                "{}|202|"
            })
    void aRunTakesNoWishes(String body, int status, String field) {
        var site = keepingAYear();

        Rights.post(site, "purges", body).statusCode(status).body("field", equalTo(field));

        purges(site).body("purges", hasSize(status == 202 ? 1 : 0));
    }

    @Test
    void aHoldOnTheSiteKeepsAllOfIt() throws SQLException {
        var site = keepingAYear();
        var visitor = Visitor.on(site).does("accept_all");
        Rights.post(site, "holds", "{\"reason\":\"Onderzoek\"}").statusCode(201);
        clock.goAhead(Period.ofYears(2));

        retention.daily();

        Rights.timeline(site, visitor).statusCode(200);
    }

    @Test
    void moreSessionsThanAreErasedAtOnceAllGo() throws SQLException {
        var site = keepingAYear();
        for (int i = 0; i <= Retention.ERASED_AT_ONCE; i++) {
            Visitor.on(site).does("accept_all");
        }
        clock.goAhead(Period.ofYears(2));

        retention.daily();

        purges(site).body("purges[0].sessions", equalTo(Retention.ERASED_AT_ONCE + 1));
        assertThat(Rights.one("SELECT count(*) FROM choice WHERE site = '" + site.key() + "'"))
                .isEqualTo("0");
    }

    @Test
    void itIsDueOnceADay() throws SQLException {
        var site = keepingAYear();
        retention.daily();
        retention.daily();
        purges(site).body("purges", hasSize(1));

        clock.goAhead(Period.ofDays(1).plusDays(1));
        retention.daily();

        purges(site).body("purges", hasSize(2));
    }

    @Test
    void whileAnotherNodeIsAtItNothingIsDone() throws SQLException {
        var site = keepingAYear();
        try (var other = locked()) {
            retention.daily();
            purges(site).body("purges", hasSize(0));
            other.rollback();
            other.setAutoCommit(true);
        }

        retention.daily();

        purges(site).body("purges", hasSize(1));
    }

    @Test
    void aRunThatIsAskedForIsCarriedOutInTheBackground() {
        var site = keepingAYear();
        var visitor = Visitor.on(site).does("accept_all");
        clock.goAhead(Period.ofYears(2));

        run(site).statusCode(202).body("by", equalTo("token")).body("endedAt", nullValue());

        awaitEnd(site);
        purges(site).body("purges[0].sessions", equalTo(1)).body("purges[0].by", equalTo("token"));
        Rights.timeline(site, visitor).statusCode(404);
    }

    @Test
    void aRunThatIsAskedForWhileAnotherNodeIsAtItSaysSo() throws SQLException {
        var site = keepingAYear();
        try (var other = locked()) {
            run(site).statusCode(202);
            awaitEnd(site);
            other.rollback();
            other.setAutoCommit(true);
        }

        purges(site).body("purges[0].failure", equalTo("another run was not over; ask again"));
    }

    @Test
    void aSiteThatKeepsEverythingHasNothingToRun() {
        run(TestSite.published()).statusCode(422).body("field", equalTo("site"));
    }

    @Test
    void runsAreListedNewestFirstPageByPage() throws SQLException {
        var site = keepingAYear();
        for (int day = 0; day < 3; day++) {
            retention.daily();
            clock.goAhead(Period.ofDays(2));
        }

        var first = TestSite.asAdmin()
                .get(Rights.path(site, "purges?limit=2"))
                .then()
                .body("purges", hasSize(2));
        TestSite.asAdmin()
                .get(Rights.path(
                        site, "purges?limit=2&cursor=" + first.extract().path("next")))
                .then()
                .body("purges", hasSize(1))
                .body("next", nullValue());
    }

    @Test
    void unknownSitesAreNotFoundAndTheTokenIsNeeded() {
        TestSite.asAdmin().post("/admin/v1/sites/nowhere/purges").then().statusCode(404);
        TestSite.asAdmin().get("/admin/v1/sites/nowhere/purges").then().statusCode(404);
        given().post(Rights.path(TestSite.shared(), "purges")).then().statusCode(401);
        given().get(Rights.path(TestSite.shared(), "purges")).then().statusCode(401);
    }

    @Test
    void howManyWentIsInTheAuditAndInTheMetrics() throws SQLException {
        var before = metrics.counter("jawoord.retention.sessions").count();
        var site = keepingAYear();
        Visitor.on(site).does("accept_all");
        clock.goAhead(Period.ofYears(2));

        retention.daily();

        assertThat(Rights.one("SELECT who || '|' || what FROM audit WHERE site = '" + site.key()
                        + "' ORDER BY seq DESC LIMIT 1"))
                .isEqualTo("retention|retention: 1 sessions erased, 0 under a legal hold");
        assertThat(metrics.counter("jawoord.retention.sessions").count()).isGreaterThanOrEqualTo(before + 1);
    }

    private java.sql.Connection locked() throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        try (var lock = connection.createStatement()) {
            lock.execute("SELECT pg_advisory_xact_lock(x'6a61776f70757267'::bigint)");
        }
        return connection;
    }

    private static TestSite keepingAYear() {
        return TestSite.published(
                definition -> definition.withObject("/lifetime").put("records", "P1Y"));
    }

    private static ValidatableResponse run(TestSite site) {
        return TestSite.asAdmin().post(Rights.path(site, "purges")).then();
    }

    private static ValidatableResponse purges(TestSite site) {
        return TestSite.asAdmin().get(Rights.path(site, "purges")).then().statusCode(200);
    }

    private static void awaitEnd(TestSite site) {
        await().until(() -> purges(site).extract().path("purges[0].endedAt") != null);
    }
}
