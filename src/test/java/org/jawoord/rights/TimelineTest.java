package org.jawoord.rights;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jawoord.testing.TestClock;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything on a session, for whoever asks what is known of them. */
@QuarkusTest
class TimelineTest {

    @Inject
    TestClock clock;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void aChoiceSaysWhatWasShownAndWhatWasSubmitted() {
        var site = TestSite.published();
        var visitor = Visitor.on(site);
        var choice = visitor.save(Map.of("analytics", true), Map.of());
        visitor.send(choice).statusCode(201);

        Rights.timeline(site, visitor)
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("site", equalTo(site.key()))
                .body("session", equalTo(visitor.session()))
                .body("decision.status", equalTo("decided"))
                .body("decision.categories.analytics", equalTo(true))
                .body("entries", hasSize(1))
                .body("entries[0].id", equalTo(choice.get("id").textValue()))
                .body("entries[0].shown.notice", equalTo(site.notice()))
                .body("entries[0].shown.version", equalTo(1))
                .body("entries[0].shown.language", equalTo("nl"))
                .body("entries[0].shown.surface", equalTo("preferences"))
                .body("entries[0].submitted.action", equalTo("save"))
                .body("entries[0].submitted.categories.analytics", equalTo(true))
                .body("entries[0].state", equalTo("holds"))
                .body("entries[0].recordedAt", notNullValue())
                .body("entries[0].expiresAt", notNullValue())
                .body("next", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"entries[0].shown.content", "entries[0].shown.preview", "entries[0].receipt"})
    void whatItRefersToIsThere(String reference) {
        var visitor = Visitor.on(TestSite.shared()).does("accept_all");

        var address = Rights.timeline(TestSite.shared(), visitor).extract().<String>path(reference);

        given().get(address).then().statusCode(200);
    }

    @Test
    void choicesStandInTheirOrderWithWhatBecameOfThem() {
        var visitor = Visitor.on(TestSite.shared())
                .does("reject_all")
                .does("accept_all")
                .does("withdraw");

        Rights.timeline(TestSite.shared(), visitor)
                .body("entries.submitted.action", contains("reject_all", "accept_all", "withdraw"))
                .body("entries.state", contains("superseded", "withdrawn", "holds"))
                .body("decision.status", equalTo("withdrawn"));
    }

    @Test
    void anObjectionRefusesInPart() {
        var visitor = Visitor.on(TestSite.shared()).does("accept_all");
        var objection = visitor.choice("object");
        objection.putObject("categories").put("marketing", false);
        visitor.send(objection).statusCode(201);

        Rights.timeline(TestSite.shared(), visitor).body("entries.state", contains("refused_in_part", "holds"));
    }

    @Test
    void aChoiceWhoseTimeIsOverHasExpired() {
        var visitor = Visitor.on(TestSite.shared()).does("accept_all");

        clock.goAhead(Period.ofMonths(7));

        Rights.timeline(TestSite.shared(), visitor)
                .body("entries.state", contains("expired"))
                .body("decision.status", equalTo("expired"));
    }

    /** One rule for both: a page that says "holds" beside a receipt that says "asked again" would be no evidence. */
    @Test
    void everyEntryIsInTheStateThatItsReceiptSays() {
        var site = TestSite.published();
        var before = Visitor.on(site).does("reject_all").does("withdraw").does("accept_all");
        var refused = Visitor.on(site).does("reject_all");
        site.republish(TestSite::renamed);
        var after = Visitor.on(site).does("accept_all");
        var objection = after.choice("object");
        objection.putObject("categories").put("marketing", false);
        after.send(objection).statusCode(201);

        assertThat(statesAndReceipts(site, before))
                .containsExactly("superseded superseded", "superseded superseded", "asked_again asked_again");
        assertThat(statesAndReceipts(site, refused)).containsExactly("holds refused");
        assertThat(statesAndReceipts(site, after)).containsExactly("refused_in_part reduced", "holds refused");
    }

    private static List<String> statesAndReceipts(TestSite site, Visitor visitor) {
        List<Map<String, String>> entries =
                Rights.timeline(site, visitor).extract().path("entries");
        return entries.stream()
                .map(entry -> entry.get("state") + " "
                        + given().get(entry.get("receipt")).<String>path("state.now"))
                .toList();
    }

    @Test
    void theVersionIsTheOneThatWasShownThen() {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        site.republish(TestSite::renamed);
        visitor.does("accept_all");

        Rights.timeline(site, visitor)
                .body("entries.shown.version", contains(1, 2))
                .body("decision.current", equalTo(true));
    }

    @Test
    void theLeafIsToldOnceItIsThere() {
        var visitor = Visitor.on(TestSite.shared()).does("accept_all");

        org.awaitility.Awaitility.await()
                .until(() ->
                        Rights.timeline(TestSite.shared(), visitor).extract().path("entries[0].leaf") != null);
    }

    @Test
    void itSaysThatASessionIsTiedAndNotToWhom() {
        var visitor = Visitor.on(TestSite.shared()).does("accept_all");
        Rights.tie(TestSite.shared(), visitor, "wie-dan-ook").statusCode(201);

        var answer = Rights.timeline(TestSite.shared(), visitor)
                .body("identities", hasSize(1))
                .body("identities[0].by", equalTo("token"))
                .extract()
                .asString();

        assertThat(answer).doesNotContain("wie-dan-ook");
    }

    @Test
    void pagesTogetherSayWhatOneSays() {
        var visitor = Visitor.on(TestSite.shared())
                .does("reject_all")
                .does("accept_all")
                .does("withdraw")
                .does("accept_all")
                .does("reject_all");
        List<Map<String, Object>> whole =
                Rights.timeline(TestSite.shared(), visitor).extract().path("entries");

        var paged = new ArrayList<Map<String, Object>>();
        String cursor = "0";
        while (cursor != null) {
            var page =
                    page(visitor, "?limit=2&cursor=" + cursor).statusCode(200).extract();
            paged.addAll(page.path("entries"));
            cursor = page.path("next");
        }

        assertThat(withoutLeaf(paged)).isEqualTo(withoutLeaf(whole)).hasSize(5);
    }

    /** Numbered or not between two requests. */
    private static List<Map<String, Object>> withoutLeaf(List<Map<String, Object>> entries) {
        return entries.stream()
                .map(entry -> {
                    var rest = new java.util.LinkedHashMap<>(entry);
                    rest.remove("leaf");
                    return (Map<String, Object>) rest;
                })
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=1", "limit=" + Page.MAX, "cursor=999999999999999999"})
    void aPageWithinTheLimitsIsGiven(String query) {
        page(Visitor.on(TestSite.shared()).does("accept_all"), "?" + query).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=-1",
                "limit=x",
                "limit=1000",
                "cursor=-1",
                "cursor=x",
                "cursor=1234567890123456789"
            })
    void aPageBeyondTheLimitsIsMalformed(String query) {
        page(Visitor.on(TestSite.shared()).does("accept_all"), "?" + query)
                .statusCode(400)
                .body("field", equalTo(query.substring(0, query.indexOf('='))));
    }

    @Test
    void allSessionsOfSomebodyStandInOneOrder() {
        var site = TestSite.published();
        var laptop = Visitor.on(site).does("accept_all");
        var phone = Visitor.on(site).does("reject_all");
        laptop.does("withdraw");
        Visitor.on(site).does("accept_all");
        Rights.tie(site, laptop, "k-1").statusCode(201);
        Rights.tie(site, phone, "k-1").statusCode(201);

        Rights.timeline(site, "k-1")
                .statusCode(200)
                .body("total", equalTo(2))
                .body("entries.session", contains(laptop.session(), phone.session(), laptop.session()))
                .body("entries.state", contains("withdrawn", "holds", "holds"))
                .body("sessions.session", contains(laptop.session(), phone.session()))
                .body("sessions.decision.status", contains("withdrawn", "decided"))
                .body("sessions[0].identities", hasSize(1));
    }

    @Test
    void somebodyWhomNobodyIsTiedToHasNothing() {
        Rights.timeline(TestSite.shared(), "never-heard-of")
                .statusCode(200)
                .body("total", equalTo(0))
                .body("sessions", hasSize(0))
                .body("entries", hasSize(0));
    }

    @Test
    void whatWasTiedOnAnotherSiteIsNotFoundHere() {
        var other = TestSite.published();
        Rights.tie(other, Visitor.on(other).does("accept_all"), "k-9").statusCode(201);

        Rights.timeline(TestSite.shared(), "k-9").body("total", equalTo(0));
    }

    @Test
    void anArchivedSiteStillAnswersForWhatItRecorded() {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        TestSite.asAdmin().delete("/admin/v1/sites/" + site.key()).then().statusCode(204);

        Rights.timeline(site, visitor).statusCode(200).body("entries", hasSize(1));
    }

    /** RELIABILITY T1. */
    @Test
    void aSessionOfAnotherSiteIsAnsweredLikeAnUnknownOne() {
        var other = Visitor.on(TestSite.shared()).does("accept_all");
        var site = TestSite.published();

        var unknown = Rights.timeline(site, Visitor.on(site))
                .statusCode(404)
                .extract()
                .asString();

        assertThat(Rights.timeline(site, other).statusCode(404).extract().asString())
                .isEqualTo(unknown);
    }

    @Test
    void readingNeedsTheToken() {
        var visitor = Visitor.on(TestSite.shared());

        given().get(Rights.path(TestSite.shared(), "sessions/" + visitor.session() + "/timeline"))
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .body("{\"identifier\":\"x\"}")
                .post(Rights.path(TestSite.shared(), "timeline"))
                .then()
                .statusCode(401);
    }

    @Test
    void lookingSomebodyUpIsInTheAuditWithoutTheirName() throws SQLException {
        var site = TestSite.published();
        Rights.timeline(site, "opgevraagd").statusCode(200);

        assertThat(Rights.one("SELECT what FROM audit WHERE site = '" + site.key() + "' ORDER BY seq DESC LIMIT 1"))
                .isEqualTo("everything on somebody looked up, 0 sessions");
    }

    private static io.restassured.response.ValidatableResponse page(Visitor visitor, String query) {
        return TestSite.asAdmin()
                .get(Rights.path(TestSite.shared(), "sessions/" + visitor.session() + "/timeline") + query)
                .then();
    }
}
