package org.jawoord.shown;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted when a page says that it showed a notice, and what isn't. */
@QuarkusTest
class ShownApiTest {

    @Inject
    ShownCounts counts;

    @Inject
    DataSource database;

    private TestSite site;

    @BeforeEach
    void aSite() {
        site = TestSite.published();
    }

    @Test
    void eachShowIsCountedByLanguageAndSurface() {
        show("nl", "banner").statusCode(204).header("Access-Control-Allow-Origin", equalTo(TestSite.ORIGIN));
        show("nl", "banner").statusCode(204);
        show("nl", "preferences").statusCode(204);
        counts.store();

        sums("").body(
                        "counts.surface", contains("banner", "preferences"),
                        "counts.count", contains(2, 1),
                        "counts.language", contains("nl", "nl"),
                        "counts.notice", contains(site.notice(), site.notice()),
                        "counts[0].day", equalTo(LocalDate.now(ZoneOffset.UTC).toString()));
        versions().body("shown", contains(3));
    }

    @Test
    void whatComesLaterIsAdded() {
        show("nl", "banner").statusCode(204);
        counts.store();
        show("nl", "banner").statusCode(204);
        counts.store();
        counts.store();

        sums("").body("counts.count", contains(2));
    }

    @Test
    void showsAtTheSameTimeAreAllCounted() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            var shows = IntStream.range(0, 200)
                    .mapToObj(i -> pool.submit(() -> {
                        show("nl", "banner").statusCode(204);
                        if (i % 10 == 0) {
                            counts.store();
                        }
                        return i;
                    }))
                    .toList();
            for (var show : shows) {
                show.get();
            }
        } finally {
            pool.shutdownNow();
        }
        counts.store();

        sums("").body("counts.count", contains(200));
    }

    @Test
    void eachVersionHasItsOwnFigure() {
        show("nl", "banner").statusCode(204);
        var first = site.notice();
        site.republish(definition -> definition.put("name", "Other"));
        show("nl", "banner").statusCode(204);
        send(body(first, "nl", "banner")).statusCode(204);
        counts.store();

        versions().body("shown", contains(1, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | 400 | ",
                "[] | 400 | ",
                "{\"language\":\"nl\",\"surface\":\"banner\"} | 400 | notice",
                "{\"notice\":\"zz\",\"language\":\"nl\",\"surface\":\"banner\"} | 400 | notice",
                "{\"notice\":NOTICE,\"surface\":\"banner\"} | 400 | language",
                "{\"notice\":NOTICE,\"language\":7,\"surface\":\"banner\"} | 400 | language",
                "{\"notice\":NOTICE,\"language\":\"nl\"} | 400 | surface",
                "{\"notice\":NOTICE,\"language\":\"nl\",\"surface\":\"page\"} | 400 | surface",
                "{\"notice\":NOTICE,\"language\":\"nl\",\"surface\":\"banner\",\"session\":\"x\"} | 400 | ",
                "{\"notice\":NOTICE,\"language\":\"xx\",\"surface\":\"banner\"} | 422 | language"
            })
    void whatIsNoShowIsRefusedAndNotCounted(String body, int status, String field) {
        send(body.replace("NOTICE", '"' + site.notice() + '"'))
                .statusCode(status)
                .contentType("application/problem+json")
                .body("field", field == null ? nullValue() : equalTo(field));
        counts.store();

        sums("").body("counts.size()", equalTo(0));
    }

    @Test
    void aNoticeOfAnotherSiteIsRefused() {
        send(body(TestSite.published().notice(), "nl", "banner"))
                .statusCode(422)
                .body("field", equalTo("notice"));
    }

    @Test
    void theLargestBodyIsTakenAndOneByteMoreIsNot() {
        var body = body(site.notice(), "nl", "banner");

        send(body + " ".repeat(ShownReader.MAX_BYTES - body.length())).statusCode(204);
        send(body + " ".repeat(ShownReader.MAX_BYTES + 1 - body.length())).statusCode(413);
    }

    @Test
    void onlyTheSitesOwnPagesAreHeard() {
        var body = body(site.notice(), "nl", "banner");

        given().header("Origin", "https://evil.example")
                .body(body)
                .post(site.path("shown"))
                .then()
                .statusCode(403);
        given().body(body).post(site.path("shown")).then().statusCode(403);
        given().header("Origin", TestSite.ORIGIN)
                .body(body)
                .post("/v1/sites/nowhere/shown")
                .then()
                .statusCode(404);
    }

    @Test
    void pagesMayAskForLeaveToSendJson() {
        given().header("Origin", TestSite.ORIGIN)
                .options(site.path("shown"))
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Methods", equalTo("POST"));
    }

    @ParameterizedTest
    @CsvSource({
        "?from=2026-13-01,400,from",
        "?to=yesterday,400,to",
        "?from=2026-02-02&to=2026-02-01,422,to",
        "?from=2024-01-01&to=2025-01-01,422,from"
    })
    void daysThatAreNoneAreRefused(String query, int status, String field) {
        sumsOf(query).statusCode(status).body("field", equalTo(field));
    }

    @Test
    void aLeapYearFitsIntoOneAnswer() {
        sums("?from=2024-01-01&to=2024-12-31");
    }

    @Test
    void aDayOutsideIsNotAnswered() {
        show("nl", "banner").statusCode(204);
        counts.store();

        sums("?from=2024-01-01&to=2024-01-31").body("counts.size()", equalTo(0));
    }

    @Test
    void theSumsAreForAdministrators() {
        given().get("/admin/v1/sites/" + site.key() + "/shown").then().statusCode(401);
        TestSite.asAdmin().get("/admin/v1/sites/nowhere/shown").then().statusCode(404);
    }

    @Test
    void theTableKeepsNothingAboutAVisitorAndNoSumBelowOne() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.createStatement()) {
            var columns = query.executeQuery("SELECT string_agg(column_name, ' ' ORDER BY column_name)"
                    + " FROM information_schema.columns WHERE table_name = 'shown_count'");
            columns.next();
            assertThat(columns.getString(1)).isEqualTo("count day language notice site surface");
        }
        show("nl", "banner").statusCode(204);
        counts.store();
        for (var statement : List.of("UPDATE shown_count SET count = 0", "DELETE FROM shown_count")) {
            assertThatThrownBy(() -> execute(statement)).isInstanceOf(SQLException.class);
        }
    }

    private void execute(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private ValidatableResponse show(String language, String surface) {
        return send(body(site.notice(), language, surface));
    }

    private static String body(String notice, String language, String surface) {
        return "{\"notice\":\"%s\",\"language\":\"%s\",\"surface\":\"%s\"}".formatted(notice, language, surface);
    }

    private ValidatableResponse send(String body) {
        return given().header("Origin", TestSite.ORIGIN)
                .contentType("text/plain;charset=UTF-8")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(site.path("shown"))
                .then();
    }

    private ValidatableResponse sums(String query) {
        return sumsOf(query).statusCode(200).body("site", equalTo(site.key()));
    }

    private ValidatableResponse sumsOf(String query) {
        return TestSite.asAdmin()
                .get("/admin/v1/sites/" + site.key() + "/shown" + query)
                .then();
    }

    private ValidatableResponse versions() {
        return TestSite.asAdmin()
                .get("/admin/v1/sites/" + site.key() + "/notices")
                .then()
                .statusCode(200);
    }
}
