package org.jawoord.rights;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jawoord.consent.SessionKey;
import org.jawoord.consent.elsewhere.Elsewhere;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not be erased for now. */
@QuarkusTest
class HoldsTest {

    @Inject
    Holds holds;

    @Inject
    Identities identities;

    @Inject
    DataSource database;

    @Test
    void aHoldOnASessionCoversThatSessionAndNoOther() throws SQLException {
        var site = TestSite.published();
        var held = Visitor.on(site).does("accept_all");
        var free = Visitor.on(site).does("accept_all");

        Rights.hold(site, "{\"session\":\"%s\",\"reason\":\" Klacht 2026-17 \"}".formatted(held.session()))
                .statusCode(201)
                .body("holds", hasSize(1))
                .body("holds[0].session", equalTo(held.session()))
                .body("holds[0].reason", equalTo("Klacht 2026-17"))
                .body("holds[0].by", equalTo("token"))
                .body("holds[0].since", notNullValue())
                .body("holds[0].releasedAt", nullValue());

        assertThat(holds.on(site.key(), Rights.session(held))).isTrue();
        assertThat(holds.on(site.key(), Rights.session(free))).isFalse();
    }

    @Test
    void aHoldOnTheSiteCoversAllOfItAndNoOtherSite() throws SQLException {
        var site = TestSite.published();
        var visitor = Visitor.on(site);

        Rights.hold(site, "{\"reason\":\"Onderzoek van de AP\"}")
                .statusCode(201)
                .body("holds[0].session", nullValue());

        assertThat(holds.on(site.key(), Rights.session(visitor))).isTrue();
        assertThat(holds.on(TestSite.shared().key(), Rights.session(visitor))).isFalse();
    }

    @Test
    void aHoldOnSomebodyCoversTheSessionsThatAreTiedToThemNowAlsoWhenTheyAreUntied() throws SQLException {
        var site = TestSite.published();
        var laptop = Visitor.on(site).does("accept_all");
        var phone = Visitor.on(site).does("accept_all");
        Rights.tie(site, laptop, "k-1").statusCode(201);
        Rights.tie(site, phone, "k-1").statusCode(201);

        Rights.hold(site, "{\"identifier\":\"k-1\",\"reason\":\"Zaak\"}")
                .statusCode(201)
                .body("holds", hasSize(3))
                .body("holds.session", hasItems(laptop.session(), phone.session()));

        Rights.untie(site, laptop, "k-1").statusCode(204);
        assertThat(holds.on(site.key(), Rights.session(laptop))).isTrue();
        assertThat(holds.on(site.key(), Rights.session(phone))).isTrue();
    }

    @Test
    void aHoldOnSomebodyCoversASessionThatIsTiedToThemLaterAsLongAsItIs() throws SQLException {
        var site = TestSite.published();
        var first = Visitor.on(site).does("accept_all");
        Rights.tie(site, first, "k-1").statusCode(201);
        Rights.hold(site, "{\"identifier\":\"k-1\",\"reason\":\"Zaak\"}").statusCode(201);
        var later = Visitor.on(site).does("accept_all");

        assertThat(holds.on(site.key(), Rights.session(later))).isFalse();
        Rights.tie(site, later, "k-1").statusCode(201);
        assertThat(holds.on(site.key(), Rights.session(later))).isTrue();
        Rights.untie(site, later, "k-1").statusCode(204);
        assertThat(holds.on(site.key(), Rights.session(later))).isFalse();
    }

    @Test
    void somebodyWithoutAnySessionIsHeldByAHashOfTheirIdentifier() throws SQLException {
        var site = TestSite.published();
        Elsewhere.record(site, Elsewhere.spoken(Elsewhere.registered(site, Elsewhere.script("1"))))
                .statusCode(201);

        var person = Rights.hold(site, "{\"identifier\":\"klant 1234\",\"reason\":\"Zaak\"}")
                .statusCode(201)
                .body("holds", hasSize(1))
                .body("holds[0].session", nullValue())
                .extract()
                .path("holds[0].person");

        Elsewhere.stated(site, "").body("items[0].person", equalTo(person));
        list(site, "").body("holds[0].person", equalTo(person));
        assertThat(Rights.rowsWith("klant 1234")).isEmpty();
        assertThat(holds.on(site.key(), Rights.session(Visitor.on(site)))).isFalse();
    }

    @Test
    void aReleasedHoldCoversNothingAndIsKept() throws SQLException {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        long id = id(Rights.hold(site, "{\"session\":\"%s\",\"reason\":\"Zaak\"}".formatted(visitor.session())));

        release(site, id).statusCode(204);
        release(site, id).statusCode(204);

        assertThat(holds.on(site.key(), Rights.session(visitor))).isFalse();
        list(site, "")
                .body("holds", hasSize(1))
                .body("holds[0].releasedAt", notNullValue())
                .body("holds[0].releasedBy", equalTo("token"));
    }

    @Test
    void whileOneOfTwoHoldsIsInForceItCovers() throws SQLException {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        var body = "{\"session\":\"%s\",\"reason\":\"Zaak\"}".formatted(visitor.session());
        long first = id(Rights.hold(site, body));
        Rights.hold(site, body).statusCode(201);

        release(site, first).statusCode(204);

        assertThat(holds.on(site.key(), Rights.session(visitor))).isTrue();
    }

    @Test
    void holdsAreListedNewestFirstPageByPage() {
        var site = TestSite.published();
        for (var reason : new String[] {"een", "twee", "drie"}) {
            Rights.hold(site, "{\"reason\":\"%s\"}".formatted(reason)).statusCode(201);
        }

        var next = list(site, "?limit=2")
                .body("holds.reason", equalTo(java.util.List.of("drie", "twee")))
                .extract()
                .<String>path("next");

        list(site, "?limit=2&cursor=" + next)
                .body("holds.reason", equalTo(java.util.List.of("een")))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400|reason",
                "{\"reason\":\"  \"}|422|reason",
                "{\"reason\":7}|400|reason",
                "{\"reason\":\"x\",\"session\":\"Zk3bq8Jm0xq3o2o2h1m9Yw\",\"identifier\":\"k\"}|422|identifier",
                "{\"reason\":\"x\",\"identifier\":\"\"}|422|identifier",
                "{\"reason\":\"x\",\"until\":\"2027\"}|400|until",
                "{\"reason\":\"x\",\"session\":\"Zk3bq8Jm0xq3o2o2h1m9Yw\"}|404|",
                "{\"reason\":\"x\",\"session\":\"?\"}|404|",
                "{\"reason\":\"x\",\"identifier\":\"nobody-is-called-this\"}|404|",
                "{\"reason\":\"x\",\"person\":\"00\"}|400|person",
            })
    void whatCannotBeHeldIsRefusedAndNothingIsPlaced(String body, int status, String field) {
        var site = TestSite.drafted(definition -> {});

        Rights.hold(site, body).statusCode(status).body("field", equalTo(field));

        list(site, "").body("holds", hasSize(0));
    }

    @Test
    void aReasonMayBeAsLongAsTheLimitAndNoLonger() {
        var site = TestSite.drafted(definition -> {});

        Rights.hold(site, "{\"reason\":\"%s\"}".formatted("é".repeat(HoldResource.MAX_REASON)))
                .statusCode(201);
        Rights.hold(site, "{\"reason\":\"%s\"}".formatted("é".repeat(HoldResource.MAX_REASON + 1)))
                .statusCode(422)
                .body("field", equalTo("reason"));
    }

    /** RELIABILITY T1. */
    @Test
    void theSessionsAndHoldsOfAnotherSiteAreNotFound() {
        var other = TestSite.published();
        var visitor = Visitor.on(other).does("accept_all");
        long id = id(Rights.hold(other, "{\"reason\":\"Zaak\"}"));
        var site = TestSite.drafted(definition -> {});

        Rights.hold(site, "{\"session\":\"%s\",\"reason\":\"Zaak\"}".formatted(visitor.session()))
                .statusCode(404);
        var unknown =
                release(site, Long.MAX_VALUE / 100).statusCode(404).extract().asString();
        assertThat(release(site, id).statusCode(404).extract().asString()).isEqualTo(unknown);
        list(site, "").body("holds", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1234567890123456789"})
    void whatIsNoHoldIsNotFound(String id) {
        TestSite.asAdmin()
                .delete(Rights.path(TestSite.shared(), "holds/" + id))
                .then()
                .statusCode(404);
    }

    @Test
    void holdingNeedsTheToken() {
        var address = Rights.path(TestSite.shared(), "holds");

        given().contentType("application/json")
                .body("{\"reason\":\"x\"}")
                .post(address)
                .then()
                .statusCode(401);
        given().get(address).then().statusCode(401);
        given().delete(address + "/1").then().statusCode(401);
    }

    @Test
    void placingAndReleasingAreInTheAudit() throws SQLException {
        var site = TestSite.published();
        long id = id(Rights.hold(site, "{\"reason\":\"Zaak\"}"));
        release(site, id).statusCode(204);

        assertThat(Rights.one("SELECT string_agg(what, ', ' ORDER BY seq DESC) FROM audit WHERE site = '" + site.key()
                        + "' AND what LIKE '%hold%'"))
                .isEqualTo("legal hold %1$d released, legal hold %1$d placed on the whole site".formatted(id));
    }

    @Test
    void theAuditDoesNotSayWhoIsHeld() throws SQLException {
        var site = TestSite.published();
        Rights.tie(site, Visitor.on(site).does("accept_all"), "k-1").statusCode(201);
        Rights.hold(site, "{\"identifier\":\"k-1\",\"reason\":\"Zaak\"}").statusCode(201);

        assertThat(Rights.one("SELECT what FROM audit WHERE site = '" + site.key() + "' AND what LIKE '%hold%'"))
                .matches("legal hold \\d+ placed on somebody and 1 sessions of theirs");
    }

    @Test
    void nobodyWhoIsHeldIsTiedToASessionWhileItIsErased() throws Exception {
        var site = TestSite.published();
        Rights.tie(site, Visitor.on(site).does("accept_all"), "k-1").statusCode(201);
        Rights.hold(site, "{\"identifier\":\"k-1\",\"reason\":\"Zaak\"}").statusCode(201);
        var visitor = Visitor.on(site).does("accept_all");
        CompletableFuture<Integer> erased;
        try (var tying = database.getConnection()) {
            tying.setAutoCommit(false);
            Locks.session(tying, site.key(), Rights.session(visitor));

            erased = CompletableFuture.supplyAsync(
                    () -> Rights.post(site, "erasures", "{\"session\":\"%s\"}".formatted(visitor.session()))
                            .extract()
                            .statusCode());
            org.awaitility.Awaitility.await().until(() -> waiting() > 0);
            tie(tying, site, visitor, "k-1");
            tying.commit();
            tying.setAutoCommit(true);
        }

        assertThat(erased.get()).isEqualTo(409);
        Rights.timeline(site, visitor).statusCode(200);
    }

    /** As a request does that got the lock first. */
    private void tie(java.sql.Connection connection, TestSite site, Visitor visitor, String identifier)
            throws SQLException {
        IdentityTable.add(
                connection,
                new SessionKey(site.key(), Rights.session(visitor)),
                identities.hash(site.key(), identifier),
                new Tie(Instant.now(), "token"));
    }

    @Test
    void noHoldIsPlacedWhileSomebodyWhoAskedErases() throws Exception {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        CompletableFuture<Integer> placed;
        try (var eraser = database.getConnection()) {
            eraser.setAutoCommit(false);
            assertThat(holds.on(eraser, site.key(), Rights.session(visitor))).isFalse();

            placed = CompletableFuture.supplyAsync(
                    () -> Rights.hold(site, "{\"reason\":\"Zaak\"}").extract().statusCode());
            org.awaitility.Awaitility.await().until(() -> waiting() > 0);
            assertThat(holds.on(site.key(), Rights.session(visitor))).isFalse();
            eraser.rollback();
            eraser.setAutoCommit(true);
        }

        assertThat(placed.get()).isEqualTo(201);
        assertThat(holds.on(site.key(), Rights.session(visitor))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM legal_hold",
                "UPDATE legal_hold SET reason = 'x' WHERE site = '%s'",
                "UPDATE legal_hold SET person = decode(repeat('00', 32), 'hex') WHERE site = '%s'",
                "UPDATE legal_hold SET released_at = null, released_by = null WHERE site = '%s'"
            })
    void theTablesOwnerCannotChangeWhatWasHeld(String statement) {
        var site = TestSite.drafted(definition -> {});
        long id = id(Rights.hold(site, "{\"reason\":\"Zaak\"}"));
        release(site, id).statusCode(204);

        assertThatThrownBy(() -> {
                    try (var connection = TablesOwner.connect();
                            var change = connection.createStatement()) {
                        change.execute(statement.formatted(site.key()));
                    }
                })
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    @Test
    void aRowThatTheDatabaseRefusesIsNotInTheMessageThatIsLogged() throws SQLException {
        var site = TestSite.drafted(definition -> {});
        var session = Rights.session(Visitor.on(site));

        try (var connection = database.getConnection()) {
            assertThatThrownBy(() -> HoldTable.place(
                            connection,
                            site.key(),
                            new Held(session, new byte[32]),
                            "a reason that nobody may read",
                            "token",
                            Instant.now()))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("legal_hold_on_one")
                    .hasMessageNotContaining("nobody may read");
        }
    }

    private static int waiting() throws SQLException {
        return Integer.parseInt(
                Rights.one("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"));
    }

    private static io.restassured.response.ValidatableResponse release(TestSite site, long id) {
        return TestSite.asAdmin().delete(Rights.path(site, "holds/" + id)).then();
    }

    private static io.restassured.response.ValidatableResponse list(TestSite site, String query) {
        return TestSite.asAdmin().get(Rights.path(site, "holds" + query)).then().statusCode(200);
    }

    private static long id(io.restassured.response.ValidatableResponse placed) {
        return ((Number) placed.statusCode(201).extract().path("holds[0].id")).longValue();
    }
}
