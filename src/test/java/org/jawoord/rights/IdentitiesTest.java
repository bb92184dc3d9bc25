package org.jawoord.rights;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jawoord.keys.Identifier;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of somebody whom the owner knows: found by their identifier, which nobody else can find in here. */
@QuarkusTest
class IdentitiesTest {

    private static final int AT_ONCE = 16;

    @Inject
    Identities identities;

    @Inject
    DataSource database;

    @Test
    void aSessionIsTiedOnceHoweverOftenItIsSaid() throws SQLException {
        var visitor = Visitor.on(TestSite.shared()).does("accept_all");

        Rights.tie(TestSite.shared(), visitor, "klant-1")
                .statusCode(201)
                .body("since", notNullValue())
                .body("by", equalTo("token"));

        Rights.tie(TestSite.shared(), visitor, "klant-1").statusCode(200);
        assertThat(identities.sessions(TestSite.shared().key(), "klant-1")).containsExactly(Rights.session(visitor));
    }

    @Test
    void manyServersThatSayItAtOnceTieItOnce() throws Exception {
        var visitor = Visitor.on(TestSite.shared()).does("accept_all");
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        var together = new CyclicBarrier(AT_ONCE);
        Callable<Integer> put = () -> {
            together.await();
            return Rights.tie(TestSite.shared(), visitor, "at-once").extract().statusCode();
        };

        var answers = pool
                .invokeAll(IntStream.range(0, AT_ONCE).mapToObj(i -> put).toList())
                .stream()
                .map(IdentitiesTest::result)
                .toList();
        pool.shutdown();

        assertThat(answers).containsOnly(200, 201);
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(1);
    }

    @Test
    void somebodyMayHaveSeveralSessionsAndASessionSeveralNames() throws SQLException {
        var site = TestSite.shared();
        var laptop = Visitor.on(site).does("accept_all");
        var phone = Visitor.on(site).does("reject_all");
        Rights.tie(site, laptop, "k-2").statusCode(201);
        Rights.tie(site, phone, "k-2").statusCode(201);
        Rights.tie(site, laptop, "k-2@shop.example").statusCode(201);

        assertThat(identities.sessions(site.key(), "k-2"))
                .containsExactly(Rights.session(laptop), Rights.session(phone));
        assertThat(identities.sessions(site.key(), "k-2@shop.example")).containsExactly(Rights.session(laptop));
    }

    @ParameterizedTest
    @CsvSource({
        "'Jan@Shop.Example', 'jan@shop.example'",
        "' c-77 ', 'c-77'",
        "'Zoe\u0308', 'Zo\u00eb'",
    })
    void oneNameMayBeWrittenInSeveralWays(String one, String other) {
        var key = TestSite.shared().key();

        assertThat(identities.hash(key, one)).isEqualTo(identities.hash(key, other));
    }

    @ParameterizedTest
    @CsvSource({"a1, A1", "a1, a 1", "jan@shop.example, jan@shop.example.nl"})
    void differentNamesStayDifferent(String one, String other) {
        var key = TestSite.shared().key();

        assertThat(identities.hash(key, one)).isNotEqualTo(identities.hash(key, other));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, Identifier.MAX_CHARACTERS})
    void identifiersWithinTheLimitsAreTaken(int length) {
        Rights.tie(TestSite.shared(), Visitor.on(TestSite.shared()).does("accept_all"), "x".repeat(length))
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0007b", "a\u200bb"})
    void whatIsNoIdentifierIsRefused(String identifier) {
        Rights.tie(TestSite.shared(), Visitor.on(TestSite.shared()).does("accept_all"), identifier)
                .statusCode(422)
                .body("field", equalTo("identifier"));
    }

    @Test
    void anIdentifierThatIsTooLongIsRefused() {
        var visitor = Visitor.on(TestSite.shared()).does("accept_all");

        Rights.tie(TestSite.shared(), visitor, "x".repeat(Identifier.MAX_CHARACTERS + 1))
                .statusCode(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|identifier",
                "{}|identifier",
                "{\"identifier\":7}|identifier",
                "{\"identifier\":null}|identifier",
                "{\"identifier\":{}}|identifier",
                "{\"identifier\":\"a\",\"name\":\"b\"}|name",
                "[]|",
                "nothing|",
            })
    void aBodyOfAnotherFormIsMalformed(String body, String field) {
        var visitor = Visitor.on(TestSite.shared()).does("accept_all");

        TestSite.asAdmin()
                .contentType("application/json")
                .body(body)
                .put(Rights.identity(TestSite.shared(), visitor))
                .then()
                .statusCode(400)
                .body("field", equalTo(field));
    }

    @Test
    void aBodyMayBeAsLargeAsTheLimitAndNoLarger() {
        var visitor = Visitor.on(TestSite.shared()).does("accept_all");
        var body = "{\"identifier\":\"large\"}";
        var request = TestSite.asAdmin().contentType("application/json");

        request.body(body + " ".repeat(AdminBody.MAX_BYTES - body.length()))
                .put(Rights.identity(TestSite.shared(), visitor))
                .then()
                .statusCode(201);
        request.body(body + " ".repeat(AdminBody.MAX_BYTES - body.length() + 1))
                .put(Rights.identity(TestSite.shared(), visitor))
                .then()
                .statusCode(413);
    }

    @Test
    void aSessionHasSoManyNamesAndNoMore() {
        var visitor = Visitor.on(TestSite.shared()).does("accept_all");
        for (int i = 0; i < Identities.MAX_OF_SESSION; i++) {
            Rights.tie(TestSite.shared(), visitor, "name-" + i).statusCode(201);
        }

        Rights.tie(TestSite.shared(), visitor, "one-more").statusCode(422).body("field", equalTo("identifier"));

        Rights.tie(TestSite.shared(), visitor, "name-0").statusCode(200);
    }

    @Test
    void anIdentifierHasSoManySessionsAndNoMore() throws SQLException {
        var site = TestSite.published();
        fill(site, "collector", Identities.MAX_SESSIONS - 1);

        Rights.tie(site, Visitor.on(site).does("accept_all"), "collector").statusCode(201);
        Rights.tie(site, Visitor.on(site).does("accept_all"), "collector")
                .statusCode(422)
                .body("field", equalTo("identifier"));
    }

    private void fill(TestSite site, String identifier, int sessions) throws SQLException {
        try (var connection = TablesOwner.connect();
                var insert = connection.prepareStatement(
                        "INSERT INTO session_identity (site, session, hash, since, tied_by)"
                                + " SELECT ?, decode(lpad(to_hex(n), 32, '0'), 'hex'), ?, now(), 'test' FROM generate_series(1, ?) n")) {
            insert.setString(1, site.key());
            insert.setBytes(2, identities.hash(site.key(), identifier));
            insert.setInt(3, sessions);
            insert.executeUpdate();
        }
    }

    @Test
    void aSessionThatTheSiteHasNotRecordedIsNotFound() {
        var visitor = Visitor.on(TestSite.shared());

        Rights.tie(TestSite.shared(), visitor, "nobody").statusCode(404);
        Rights.untie(TestSite.shared(), visitor, "nobody").statusCode(404);
    }

    @Test
    void aSessionOfAnotherSiteIsAnsweredLikeAnUnknownOne() {
        var other = Visitor.on(TestSite.shared()).does("accept_all");
        var site = TestSite.published();

        var unknown = Rights.tie(site, Visitor.on(site), "x")
                .statusCode(404)
                .extract()
                .asString();

        assertThat(Rights.tie(site, other, "x").statusCode(404).extract().asString())
                .isEqualTo(unknown);
    }

    @Test
    void anUnknownSiteIsNotFound() {
        TestSite.asAdmin()
                .contentType("application/json")
                .body("{\"identifier\":\"x\"}")
                .put("/admin/v1/sites/nowhere/sessions/Zk3bq8Jm0xq3o2o2h1m9Yw/identity")
                .then()
                .statusCode(404);
    }

    @Test
    void tyingNeedsTheToken() {
        var address = Rights.identity(TestSite.shared(), Visitor.on(TestSite.shared()));

        given().contentType("application/json")
                .body("{\"identifier\":\"x\"}")
                .put(address)
                .then()
                .statusCode(401);
        given().delete(address).then().statusCode(401);
    }

    @Test
    void oneNameIsUntiedAndTheOthersStay() throws SQLException {
        var site = TestSite.shared();
        var visitor = Visitor.on(site).does("accept_all");
        Rights.tie(site, visitor, "k-3").statusCode(201);
        Rights.tie(site, visitor, "k-4").statusCode(201);

        Rights.untie(site, visitor, "k-3").statusCode(204);
        Rights.untie(site, visitor, "k-3").statusCode(204);

        assertThat(identities.sessions(site.key(), "k-3")).isEmpty();
        assertThat(identities.sessions(site.key(), "k-4")).hasSize(1);
    }

    @Test
    void withoutABodyAllNamesAreUntied() throws SQLException {
        var site = TestSite.shared();
        var visitor = Visitor.on(site).does("accept_all");
        Rights.tie(site, visitor, "k-5").statusCode(201);
        Rights.tie(site, visitor, "k-6").statusCode(201);

        TestSite.asAdmin().delete(Rights.identity(site, visitor)).then().statusCode(204);

        assertThat(identities.sessions(site.key(), "k-5")).isEmpty();
        assertThat(identities.sessions(site.key(), "k-6")).isEmpty();
    }

    @Test
    void whoIsErasedIsKnownToNobodyAnyMore() throws SQLException {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all").does("withdraw");
        var other = Visitor.on(site).does("accept_all");
        Rights.tie(site, visitor, "k-erased").statusCode(201);
        Rights.tie(site, other, "k-erased").statusCode(201);

        TestSite.asAdmin()
                .delete(Rights.path(site, "sessions/" + visitor.session()))
                .then()
                .statusCode(200);

        assertThat(identities.sessions(site.key(), "k-erased")).containsExactly(Rights.session(other));
    }

    @Test
    void nobodyIsTiedToASessionWhileItIsErased() throws Exception {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        CompletableFuture<Integer> tied;
        try (var eraser = database.getConnection()) {
            eraser.setAutoCommit(false);
            Locks.session(eraser, site.key(), Rights.session(visitor)); // as the trigger takes it

            tied = CompletableFuture.supplyAsync(
                    () -> Rights.tie(site, visitor, "too-late").extract().statusCode());
            await().until(() -> Rights.one("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                    .equals("1"));
            assertThat(identities.sessions(site.key(), "too-late")).isEmpty();
            eraser.rollback();
            eraser.setAutoCommit(true);
        }

        assertThat(tied.get()).isEqualTo(201);
    }

    /** RELIABILITY V2. */
    @Test
    void nothingInTheDatabaseJoinsOnePersonOnTwoSites() throws SQLException {
        var site = TestSite.published();
        var other = TestSite.published();
        Rights.tie(site, Visitor.on(site).does("accept_all"), "Grietje@shop.example")
                .statusCode(201);
        Rights.tie(other, Visitor.on(other).does("accept_all"), "Grietje@shop.example")
                .statusCode(201);

        assertThat(Rights.rowsWith("rietje")).isEmpty();
        var here = HexFormat.of().formatHex(identities.hash(site.key(), "Grietje@shop.example"));
        assertThat(Rights.rowsWith(here))
                .singleElement()
                .asString()
                .contains(site.key())
                .doesNotContain(other.key());
    }

    @Test
    void theAuditSaysThatASessionWasTiedAndNotWhich() throws SQLException {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");

        Rights.tie(site, visitor, "k-8").statusCode(201);

        assertThat(Rights.one("SELECT who || ': ' || what FROM audit WHERE site = '" + site.key()
                        + "' ORDER BY seq DESC LIMIT 1"))
                .isEqualTo("token: a session tied to an identifier");
    }

    @Test
    void aRefusalDoesNotRepeatTheIdentifier() {
        var visitor = Visitor.on(TestSite.shared());

        Rights.tie(TestSite.shared(), visitor, "geheim@shop.example")
                .statusCode(404)
                .body(not(containsString("geheim")));
    }

    private static int result(java.util.concurrent.Future<Integer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
