package org.jawoord.site;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SiteAdminResourceTest {

    private static final String MILLIS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    @Inject
    LiveSites live;

    @Inject
    EntityManager entities;

    @Test
    void aNewSiteIsADraft() {
        var key = SiteAdmin.newKey();

        SiteAdmin.put(key, Definitions.full())
                .statusCode(201)
                .contentType(ContentType.JSON)
                .body("key", equalTo(key))
                .body("published", equalTo(false))
                .body("version", equalTo(0))
                .body("draft", equalTo(true))
                .body("archived", equalTo(false))
                .body("createdAt", matchesPattern(MILLIS))
                .body("definition.name", equalTo("Demo shop"));
    }

    @Test
    void theDefinitionComesBackAsItWasSaved() throws Exception {
        var key = SiteAdmin.newKey();
        SiteAdmin.put(key, Definitions.full()).statusCode(201);

        var answer = SiteAdmin.get(key).statusCode(200).extract().asByteArray();

        assertThat(new ObjectMapper().readTree(answer).get("definition").toString())
                .isEqualTo(Definitions.full().toString());
    }

    @Test
    void savingTheSameAgainChangesNothing() {
        var key = SiteAdmin.newKey();
        var first =
                SiteAdmin.put(key, Definitions.full()).statusCode(201).extract().asString();

        var again =
                SiteAdmin.put(key, Definitions.full()).statusCode(200).extract().asString();

        assertThat(again).isEqualTo(first);
        assertThat(auditOf(key)).containsExactly("site defined");
    }

    @Test
    void aChangedDefinitionReplacesTheOld() {
        var key = SiteAdmin.newKey();
        SiteAdmin.put(key, Definitions.full()).statusCode(201);

        SiteAdmin.put(key, Definitions.full().withText("/name", "Other")).statusCode(200);

        SiteAdmin.get(key).body("definition.name", equalTo("Other"));
        assertThat(auditOf(key)).containsExactly("site defined", "site changed, revision 2");
    }

    @Test
    void originsHoldAsSoonAsTheyAreSaved() {
        var key = SiteAdmin.newKey();
        SiteAdmin.put(key, Definitions.smallest()).statusCode(201);

        SiteAdmin.put(key, Definitions.smallest().withText("/origins/0", "https://new.example"))
                .statusCode(200);

        var origins = live.byKey(key).orElseThrow().origins();
        assertThat(origins.allow("https://new.example")).isTrue();
        assertThat(origins.allow("https://shop.example")).isFalse();
    }

    @Test
    void aWrongDefinitionIsRefusedFieldByFieldAndNothingIsStored() {
        var key = SiteAdmin.newKey();

        SiteAdmin.put(key, Definitions.full().with("/categories/1/purpose", "7").without("/name"))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("title", equalTo("Unprocessable Content"))
                .body("status", equalTo(422))
                .body("errors.field", hasItem("/categories/1/purpose"))
                .body("errors.field", hasItem("/name"));

        SiteAdmin.get(key).statusCode(404);
    }

    @Test
    void aWrongDefinitionLeavesTheSavedOne() {
        var key = SiteAdmin.newKey();
        SiteAdmin.put(key, Definitions.full()).statusCode(201);

        SiteAdmin.put(key, Definitions.full().withText("/categories/2/key", "analytics"))
                .statusCode(422)
                .body("field", equalTo("/categories/2/key"));

        SiteAdmin.get(key).body("definition.categories[2].key", equalTo("orders"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"name\":1,\"name\":2}", "{\"name\":\"\\u0000\"}"})
    void whatIsNotJsonIsMalformed(String body) {
        SiteAdmin.put(SiteAdmin.newKey(), body.getBytes(UTF_8)).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aBodyOverTheLimitIsTooLarge() {
        SiteAdmin.put(SiteAdmin.newKey(), new byte[DefinitionReader.MAX_BYTES + 1])
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @Test
    void anotherMediaTypeIsRefused() {
        SiteAdmin.authorized()
                .contentType(ContentType.TEXT)
                .body(Definitions.full().toString())
                .put("/admin/v1/sites/{site}", SiteAdmin.newKey())
                .then()
                .statusCode(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shop", "-a", "a-", "a_b", "a.b", "a b", "é"})
    void aKeyThatIsNoHostLabelIsRefused(String key) {
        SiteAdmin.put(key, Definitions.full()).statusCode(422).body("field", equalTo("site"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63})
    void aKeyHasUpTo63Characters(int length) {
        var key = ("k" + SiteAdmin.newKey().substring(5).replace("-", "") + "0".repeat(63)).substring(0, length);

        SiteAdmin.put(key, Definitions.full()).statusCode(201);
        SiteAdmin.put(key + "0".repeat(64 - length), Definitions.full()).statusCode(422);
    }

    @Test
    void theListNamesSitesWithoutTheirDefinitions() {
        var key = SiteAdmin.newKey();
        SiteAdmin.put(key, Definitions.full()).statusCode(201);

        SiteAdmin.authorized()
                .get("/admin/v1/sites")
                .then()
                .statusCode(200)
                .body("key", hasItem(key))
                .body("find { it.key == '%s' }.definition".formatted(key), nullValue());
    }

    @Test
    void anArchivedSiteIsNoLongerLiveButIsKept() {
        var key = SiteAdmin.publishedSite();

        SiteAdmin.archive(key).statusCode(204);
        SiteAdmin.archive(key).statusCode(204);

        assertThat(live.byKey(key)).isEmpty();
        SiteAdmin.get(key).statusCode(200).body("archived", equalTo(true));
        given().get("/v1/sites/{site}/config", key).then().statusCode(404);
        assertThat(auditOf(key)).endsWith("site archived");
    }

    @Test
    void savingAnArchivedSiteBringsItBackAsItWas() {
        var key = SiteAdmin.publishedSite();
        SiteAdmin.archive(key).statusCode(204);

        SiteAdmin.put(key, Definitions.full())
                .statusCode(200)
                .body("archived", equalTo(false))
                .body("published", equalTo(true));

        given().get("/v1/sites/{site}/config", key).then().statusCode(200).body("version", equalTo(1));
    }

    @Test
    void anUnknownSiteCannotBeArchived() {
        SiteAdmin.archive(SiteAdmin.newKey()).statusCode(404);
    }

    @Test
    void nothingIsAnsweredWithoutTheToken() {
        var key = SiteAdmin.newKey();

        given().contentType(ContentType.JSON)
                .body(Definitions.full().bytes())
                .put("/admin/v1/sites/{site}", key)
                .then()
                .statusCode(401);
        given().get("/admin/v1/sites").then().statusCode(401);
        given().delete("/admin/v1/sites/{site}", key).then().statusCode(401);
        SiteAdmin.get(key).statusCode(404);
    }

    @Test
    void theSchemaIsPublic() {
        given().get("/schema/site.json")
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .body("title", equalTo("Site definition"))
                .body("required", not(contains("services")));
    }

    @SuppressWarnings("unchecked")
    private List<String> auditOf(String site) {
        return entities.createNativeQuery("SELECT what FROM audit WHERE site = ?1 ORDER BY seq")
                .setParameter(1, site)
                .getResultList();
    }
}
