package org.jawoord.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.List;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue as an administrator with the token asks for it. */
@QuarkusTest
class CatalogueResourceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ALL = new Catalogue().all().size();

    @Test
    void withoutAQuestionTheWholeCatalogueIsListedByKey() {
        List<String> keys =
                get("").statusCode(200).body("", hasSize(ALL)).extract().path("key");

        assertThat(keys).isSorted().contains("ga4", "mollie", "etracker");
    }

    @ParameterizedTest
    @CsvSource({
        "q=fbevents,meta-pixel",
        "q=MOLLIE,mollie",
        "q=_pk_ses,matomo",
        "q=google fonts,google-fonts",
        "group=captcha,hcaptcha"
    })
    void aSearchLooksAtNamesAddressesCookiesAndGroups(String query, String found) {
        get("?" + query).statusCode(200).body("key", hasItem(found), "key", not(hasItem("trustpilot")));
    }

    @Test
    void aSearchByCategoryHasThatCategoryAlone() {
        get("?category=necessary&q=betaal").statusCode(200).body("", empty());
        get("?category=necessary")
                .statusCode(200)
                .body("category", everyItem(equalTo("necessary")), "key", hasItems("mollie", "woocommerce"));
    }

    @Test
    void whatNobodyHasCheckedSaysSoByHavingNoDay() {
        get("?q=mollie").statusCode(200).body("[0]", not(hasKey("checked")));
        get("?q=matomo.php")
                .statusCode(200)
                .body("[0].checked", equalTo("2026-11-24"), "[0].covers", contains("cookies"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "?x=1 x",
                "?q=a&q=b q",
                "?category=marketting category",
                "?group=chats group",
                "/ga4?lang=nl lang",
                "/ga4?languages=nl,,en languages",
                "/ga4?languages=Dutch languages"
            })
    void aMisspeltQuestionIsRefused(String query, String field) {
        get(query).statusCode(400).contentType("application/problem+json").body("field", equalTo(field));
    }

    @Test
    void aQuestionMayBeAsLongAsItsLimitAndNoLonger() {
        get("?q=" + "a".repeat(CatalogueResource.MAX_SEARCH)).statusCode(200);
        get("?q=" + "a".repeat(CatalogueResource.MAX_SEARCH + 1))
                .statusCode(400)
                .body("field", equalTo("q"));
        get("/ga4?languages=nl" + ",de".repeat(CatalogueResource.MAX_LANGUAGES - 1))
                .statusCode(200);
        get("/ga4?languages=nl" + ",de".repeat(CatalogueResource.MAX_LANGUAGES))
                .statusCode(400)
                .body("field", equalTo("languages"));
    }

    @Test
    void anUnknownServiceIsNotFound() {
        get("/nobody").statusCode(404).contentType("application/problem+json");
    }

    @Test
    void withoutATokenThereIsNoAnswer() {
        RestAssured.given().get("/admin/v1/catalogue").then().statusCode(401);
        RestAssured.given().get("/admin/v1/catalogue/ga4").then().statusCode(401);
    }

    @Test
    void oneServiceSaysHowItIsKnown() {
        get("/vwo")
                .statusCode(200)
                .body(
                        "group", equalTo("experiments"),
                        "covers", contains("cookies"),
                        "source", equalTo("https://help.vwo.com/hc/en-us/articles/360033990873"),
                        "lifetimesUnknown.name", hasItem("_vwo_uuid*"),
                        "service.key", equalTo("vwo"),
                        "untranslated", empty(),
                        "$", not(hasKey("samples")));
    }

    @Test
    void itsWordsAreInTheLanguagesOfTheSite() {
        get("/ga4?languages=nl")
                .statusCode(200)
                .body("service.purpose.nl", equalTo(dutch()), "service.purpose", not(hasKey("en")));
    }

    @Test
    void aLanguageWithoutWordsIsToldAndTheDefaultOneGetsEnglish() {
        get("/ga4?languages=de,nl,fr")
                .statusCode(200)
                .body(
                        "untranslated", contains("de", "fr"),
                        "service.purpose.de", equalTo(english()),
                        "service.purpose.nl", equalTo(dutch()),
                        "service.purpose", not(hasKey("fr")));
    }

    /** All of them at once is more than any site has, and within every limit: of services, of bytes, of keys in a choice. */
    @ParameterizedTest
    @ValueSource(strings = {"en,nl", "nl"})
    void allServicesTogetherAreTakenAndPublished(String languages) {
        var site = TestSite.drafted(definition -> fill(definition, languages, services(languages)));

        TestSite.asAdmin()
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/admin/v1/sites/" + site.key() + "/notices")
                .then()
                .statusCode(201);
        RestAssured.get(site.path("config?lang=nl")).then().statusCode(200).body("services", hasSize(ALL));
    }

    private static void fill(ObjectNode definition, String languages, ArrayNode services) {
        definition.put("defaultLanguage", languages.substring(0, 2));
        definition.set("languages", JSON.valueToTree(languages.split(",")));
        definition.putArray("categories");
        for (var key : List.of("functional", "analytics", "marketing")) {
            definition
                    .withArray("categories")
                    .addObject()
                    .put("key", key)
                    .put("title", key)
                    .put("purpose", key);
        }
        definition.remove(List.of("gpc", "privacyStatement", "banner"));
        definition.set("services", services);
    }

    private static ArrayNode services(String languages) {
        var services = JSON.createArrayNode();
        for (var entry : new Catalogue().all()) {
            services.add(tree(get("/" + entry.key() + "?languages=" + languages)
                            .statusCode(200)
                            .extract()
                            .asString())
                    .get("service"));
        }
        return services;
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String dutch() {
        return "Google telt welke pagina’s u bekijkt en herkent u bij een volgend bezoek.";
    }

    private static String english() {
        return "Google counts which pages you view and recognises you on a next visit.";
    }

    private static ValidatableResponse get(String below) {
        return TestSite.asAdmin().get("/admin/v1/catalogue" + below).then();
    }
}
