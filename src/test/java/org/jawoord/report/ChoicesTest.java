package org.jawoord.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of choices, as the admin API answers it. */
@QuarkusTest
class ChoicesTest {

    @Test
    void theNewestChoiceComesFirstWithItsPlaceAndLinks() {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all").does("withdraw");
        Reports.awaitLeaves(site, 2);

        var list = Reports.ask(site, "choices").then().statusCode(200);

        list.body("choices.record.action", equalTo(List.of("withdraw", "accept_all")))
                .body("choices.leaf", equalTo(List.of(1, 0)))
                .body("choices[0].record.session", equalTo(visitor.session()))
                .body("choices[0].notice", equalTo(site.path("notices/" + site.notice())))
                .body("next", nullValue());
        String receipt = list.extract().path("choices[0].receipt");
        given().get(receipt).then().statusCode(200);
    }

    @Test
    void pagesLeaveNothingOutAndRepeatNothing() {
        var site = TestSite.published();
        for (int i = 0; i < 7; i++) {
            Visitor.on(site).does("accept_all");
        }

        var seen = new ArrayList<Integer>();
        var cursor = "";
        do {
            var page = Reports.ask(site, "choices?limit=3" + cursor).then().statusCode(200);
            seen.addAll(page.extract().path("choices.record.sequence"));
            String next = page.extract().path("next");
            cursor = next == null ? null : "&cursor=" + next;
        } while (cursor != null);

        assertThat(seen).hasSize(7).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b - a);
    }

    @Test
    void aPageThatIsExactlyFullIsTheLast() {
        var site = TestSite.published();
        Visitor.on(site).does("accept_all").does("withdraw");

        Reports.ask(site, "choices?limit=2").then().body("choices", hasSize(2)).body("next", nullValue());
    }

    @Test
    void onlyWhatIsAskedForIsListed() {
        var site = TestSite.published();
        var one = Visitor.on(site).does("accept_all").does("withdraw");
        Visitor.on(site).does("reject_all");

        Reports.ask(site, "choices?session=" + one.session()).then().body("choices", hasSize(2));
        Reports.ask(site, "choices?action=reject_all")
                .then()
                .body("choices.record.action", equalTo(List.of("reject_all")));
        Reports.ask(site, "choices?action=object").then().body("choices", hasSize(0));
        Reports.ask(site, "choices?from=2020-01-01&to=2020-02-01").then().body("choices", hasSize(0));
        Reports.ask(site, "choices?from=2020-01-01T00:00:00%2B02:00").then().body("choices", hasSize(3));
    }

    @Test
    void aSessionOfAnotherSiteIsNotThere() {
        var visitor = Visitor.on(TestSite.shared()).does("accept_all");
        var site = TestSite.published();

        Reports.ask(site, "choices?session=" + visitor.session())
                .then()
                .statusCode(200)
                .body("choices", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "session=x, 400, session",
        "action=accept, 400, action",
        "from=yesterday, 400, from",
        "from=2026-02-30, 400, from",
        "to=%00, 400, to",
        "to=10000-01-01, 400, to",
        "from=2026-01-02&to=2026-01-02, 422, to",
        "cursor=AAAA, 400, cursor",
        "cursor=AAAAAAAAAAAAAAAAAAAAAA, 400, cursor",
        "cursor=f_________-AAAAAAAAAAQ, 400, cursor",
        "limit=0, 422, limit",
        "limit=501, 422, limit",
        "limit=many, 400, limit",
        "limit=, 400, limit",
        "limit=1&limit=2, 400, limit",
        "sesion=x, 400, sesion",
    })
    void aFilterThatMakesNoSenseIsRefusedByItsName(String query, int status, String field) {
        Reports.ask(TestSite.shared(), "choices?" + query)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("field", equalTo(field));
    }

    @Test
    void theLargestAndTheSmallestPageAreAnswered() {
        Reports.ask(TestSite.shared(), "choices?limit=1").then().statusCode(200);
        Reports.ask(TestSite.shared(), "choices?limit=500").then().statusCode(200);
    }

    @Test
    void anUnknownSiteIsNotFoundAndAStrangerIsSentAway() {
        TestSite.asAdmin().get("/admin/v1/sites/nobodys/choices").then().statusCode(404);
        given().get("/admin/v1/sites/" + TestSite.shared().key() + "/choices")
                .then()
                .statusCode(401);
    }
}
