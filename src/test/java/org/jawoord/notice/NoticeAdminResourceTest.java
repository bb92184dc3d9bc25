package org.jawoord.notice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jawoord.site.BuiltInTexts;
import org.jawoord.site.Definitions;
import org.jawoord.site.SiteAdmin;
import org.jawoord.site.SiteDrafts;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class NoticeAdminResourceTest {

    @Inject
    Comparisons comparisons;

    @Inject
    Notices notices;

    @Inject
    DataSource database;

    @Test
    void publishingADraftMakesVersionOne() {
        var site = SiteAdmin.newKey();
        SiteAdmin.put(site, Definitions.full()).statusCode(201);

        SiteAdmin.publish(site)
                .statusCode(201)
                .body("id", matchesPattern("[0-9a-f]{64}"))
                .body("version", equalTo(1))
                .body("site", equalTo(site))
                .body("current", equalTo(true))
                .body("publishedAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"))
                .body("supersededAt", nullValue())
                .body("asksAgain", equalTo(true))
                .body("changes", contains("Meten", "Hotjar"));

        SiteAdmin.get(site).body("published", equalTo(true)).body("draft", equalTo(false));
    }

    @Test
    void aSiteInEveryLanguageIsPublishedInEachOfThem() {
        var site = SiteAdmin.newKey();
        SiteAdmin.put(site, Definitions.inEveryLanguage()).statusCode(201);

        SiteAdmin.publish(site).statusCode(201);

        var languages = SiteDrafts.read(Definitions.inEveryLanguage()).languages();
        assertThat(languages).hasSize(30).allSatisfy(language -> given().get(
                        "/v1/sites/{site}/config?lang={language}", site, language)
                .then()
                .statusCode(200)
                .body("language", equalTo(language))
                .body(
                        "banner.texts.rejectAll",
                        equalTo(BuiltInTexts.banner(language).get("rejectAll"))));
    }

    @Test
    void versionsAreComparedOnce() {
        var site = SiteAdmin.newKey();
        for (var name : java.util.List.of("One", "Two", "Three")) {
            SiteAdmin.put(site, Definitions.full().withText("/name", name));
            SiteAdmin.publish(site).statusCode(201);
        }
        var first = SiteAdmin.publications(site).extract().asString();
        long made = comparisons.made();

        var again = SiteAdmin.publications(site).extract().asString();

        assertThat(comparisons.made()).isEqualTo(made).isGreaterThanOrEqualTo(2);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void publishingWithoutABodyIsTheSame() throws Exception {
        var site = SiteAdmin.newKey();
        SiteAdmin.put(site, Definitions.full()).statusCode(201);

        var request = HttpRequest.newBuilder(URI.create(
                        RestAssured.baseURI + ":" + RestAssured.port + "/admin/v1/sites/" + site + "/notices"))
                .header("Authorization", "Bearer " + TestSite.TOKEN)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void publishingTheSameAgainAnswersTheCurrentNotice() {
        var site = SiteAdmin.newKey();
        SiteAdmin.put(site, Definitions.full()).statusCode(201);
        var first = SiteAdmin.publish(site).statusCode(201).extract().asString();

        var again = SiteAdmin.publish(site).statusCode(200).extract().asString();

        assertThat(again).isEqualTo(first);
        SiteAdmin.publications(site).body("version", contains(1));
    }

    @Test
    void publishingSaysWhetherVisitorsAreAskedAgainAndWhatFor() {
        var site = SiteAdmin.publishedSite();

        publish(site, Definitions.full().withText("/categories/1/purpose/nl", "Wij tellen!"))
                .body("asksAgain", equalTo(false))
                .body("changes", empty());
        publish(site, Definitions.full().withText("/services/0/provider/country", "IE"))
                .body("asksAgain", equalTo(true))
                .body("changes", contains("Hotjar"));
        publish(
                        site,
                        Definitions.full()
                                .withText("/services/0/provider/country", "IE")
                                .withText("/name", "Other"))
                .body("asksAgain", equalTo(false));

        SiteAdmin.publications(site)
                .body("asksAgain", contains(false, true, false, true))
                .body("changes[1]", contains("Hotjar"))
                .body("changes[3]", contains("Meten", "Hotjar"));
    }

    @Test
    void anOriginIsNoPartOfANotice() {
        var site = SiteAdmin.publishedSite();
        SiteAdmin.put(site, Definitions.full().withText("/origins/0", "https://new.example"))
                .statusCode(200)
                .body("draft", equalTo(true));

        SiteAdmin.publish(site).statusCode(200).body("version", equalTo(1));

        SiteAdmin.get(site).body("draft", equalTo(false));
    }

    @Test
    void goingBackIsANewVersionWithTheOldId() {
        var site = SiteAdmin.publishedSite();
        publishWithName(site, "Other");

        SiteAdmin.put(site, Definitions.full()).statusCode(200);
        SiteAdmin.publish(site).statusCode(201).body("version", equalTo(3));

        var ids = SiteAdmin.publications(site)
                .body("version", contains(3, 2, 1))
                .body("current", contains(true, false, false))
                .extract()
                .<List<String>>path("id");
        assertThat(ids.get(0)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(1));
    }

    @Test
    void aVersionEndsWhenTheNextBegins() {
        var site = SiteAdmin.publishedSite();

        publishWithName(site, "Other");

        var list = SiteAdmin.publications(site).extract().jsonPath();
        assertThat(list.getString("[1].supersededAt")).isEqualTo(list.getString("[0].publishedAt"));
    }

    @Test
    void aPublishedNoticeIsInForceAtOnceAndTheOldOneIsRemembered() {
        var site = SiteAdmin.publishedSite();
        var old = notices.current(site).orElseThrow();

        publishWithName(site, "Other");

        var current = notices.current(site).orElseThrow();
        assertThat(current.version()).isEqualTo(2);
        assertThat(current.notice().content().name()).isEqualTo("Other");
        assertThat(notices.recent(site, old.notice().id())).hasValueSatisfying(recent -> {
            assertThat(recent.version()).isEqualTo(1);
            assertThat(recent.supersededAt()).isEqualTo(current.publishedAt());
        });
    }

    @Test
    void aNoticeOfAnotherSiteIsNeitherRecentNorKnown() {
        var site = SiteAdmin.publishedSite();
        var other = notices.current(SiteAdmin.publishedSite()).orElseThrow().notice();

        assertThat(notices.recent(site, other.id())).isEmpty();
        assertThat(notices.byId(site, other.id())).isEmpty();
        assertThat(notices.byId(other.site(), other.id())).isPresent();
    }

    @Test
    void manyPublishersAtOnceMakeOneVersion() throws Exception {
        var site = SiteAdmin.newKey();
        SiteAdmin.put(site, Definitions.full()).statusCode(201);

        var published = atOnce(8, i -> notices.publish(site, "test"));

        assertThat(published).filteredOn(Notices.Published::isNew).hasSize(1);
        assertThat(published).extracting(p -> p.publication().version()).containsOnly(1);
    }

    @Test
    void publishersOfDifferentContentMakeConsecutiveVersions() throws Exception {
        var site = SiteAdmin.newKey();
        SiteAdmin.put(site, Definitions.full()).statusCode(201);

        atOnce(8, i -> {
            SiteAdmin.put(site, Definitions.full().withText("/name", "Name " + i))
                    .statusCode(200);
            return notices.publish(site, "test");
        });

        var versions = SiteAdmin.publications(site).extract().<List<Integer>>path("version");
        assertThat(versions).doesNotHaveDuplicates().first().isEqualTo(versions.size());
        assertThat(notices.current(site).orElseThrow().version()).isEqualTo(versions.size());
    }

    @Test
    void whatAnotherNodePublishesIsFollowedWithoutAnyRequest() throws Exception {
        var site = SiteAdmin.publishedSite();
        publishWithName(site, "Other");
        var first = notices.byId(site, firstId(site)).orElseThrow();

        execute(
                "INSERT INTO publication SELECT site, 3, notice, now() FROM publication WHERE version = 1 AND site = '%s'"
                        .formatted(site));
        execute("UPDATE site SET version = 3 WHERE key = '%s'".formatted(site));

        await().until(() -> notices.current(site).orElseThrow().version() == 3);
        assertThat(notices.current(site).orElseThrow().notice()).isSameAs(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notice", "publication"})
    void theDatabaseRefusesToChangeWhatWasPublished(String table) {
        SiteAdmin.publishedSite();

        for (var statement : List.of("UPDATE %s SET site = site", "DELETE FROM %s", "TRUNCATE %s CASCADE")) {
            assertThatThrownBy(() -> execute(statement.formatted(table)))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void theDatabaseRefusesANoticeUnderAnotherId() {
        var site = SiteAdmin.publishedSite();

        assertThatThrownBy(() -> execute(
                        "INSERT INTO notice SELECT sha256('x'), site, content, now() FROM notice WHERE site = '%s'"
                                .formatted(site)))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23514"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"version\":7}", "null", "{", "{}{}"})
    void aBodyThatAsksForSomethingIsRefused(String body) {
        SiteAdmin.authorized()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/admin/v1/sites/{site}/notices", SiteAdmin.publishedSite())
                .then()
                .statusCode(400);
    }

    @Test
    void aNoticeCannotBePutOrDeleted() {
        var site = SiteAdmin.publishedSite();

        for (var method : List.of("PUT", "DELETE")) {
            SiteAdmin.authorized()
                    .request(method, "/admin/v1/sites/{site}/notices", site)
                    .then()
                    .statusCode(oneOf(404, 405));
        }
        SiteAdmin.publications(site).body("version", contains(1));
    }

    @Test
    void anUnknownSiteCannotBePublished() {
        SiteAdmin.publish(SiteAdmin.newKey()).statusCode(404);
        SiteAdmin.publications(SiteAdmin.newKey()).statusCode(404);
    }

    @Test
    void anArchivedSiteCannotBePublishedButKeepsItsHistory() {
        var site = SiteAdmin.publishedSite();
        SiteAdmin.archive(site).statusCode(204);

        SiteAdmin.publish(site).statusCode(404);
        SiteAdmin.publications(site).statusCode(200).body("version", contains(1));
    }

    @Test
    void aDraftHasNoHistory() {
        var site = SiteAdmin.newKey();
        SiteAdmin.put(site, Definitions.full()).statusCode(201);

        SiteAdmin.publications(site).statusCode(200).body("", empty());
    }

    @Test
    void nothingIsPublishedWithoutTheToken() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/admin/v1/sites/{site}/notices", SiteAdmin.publishedSite())
                .then()
                .statusCode(401);
    }

    private static void publishWithName(String site, String name) {
        publish(site, Definitions.full().withText("/name", name));
    }

    private static ValidatableResponse publish(String site, Definitions definition) {
        SiteAdmin.put(site, definition).statusCode(200);
        return SiteAdmin.publish(site).statusCode(201);
    }

    private static NoticeId firstId(String site) {
        List<String> ids = SiteAdmin.publications(site).extract().path("id");
        return NoticeId.parse(ids.get(ids.size() - 1)).orElseThrow();
    }

    private void execute(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private interface Act {
        Notices.Published by(int i) throws Exception;
    }

    private static List<Notices.Published> atOnce(int threads, Act act) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        var start = new CyclicBarrier(threads);
        try {
            var running = IntStream.range(0, threads)
                    .mapToObj(i -> pool.submit(() -> {
                        start.await();
                        return act.by(i);
                    }))
                    .toList();
            var done = new ArrayList<Notices.Published>();
            for (Future<Notices.Published> one : running) {
                done.add(one.get());
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }
}
