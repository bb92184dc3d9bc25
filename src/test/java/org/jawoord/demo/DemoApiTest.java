package org.jawoord.demo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.regex.Pattern;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo's pages and stand-ins over HTTP. */
@QuarkusTest
class DemoApiTest {

    private static final String PV = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String OTHER_PV = "BBBBBBBBBBBBBBBBBBBBBB";

    @BeforeEach
    void countNothing() {
        given().delete("/demo/third-party/hits").then().statusCode(204);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'de,en;q=0.5', en",
        "'', 'nl', nl",
        "'', 'fr', nl",
        "'', '*', nl",
        "'?lang=en', 'nl', en",
        "'?lang=xx', 'en', en"
    })
    void theLanguageIsTheOneAskedForElseTheBrowsersElseDutch(String query, String accepted, String expected) {
        given().header("Accept-Language", accepted)
                .get("/demo" + query)
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"" + expected + "\">"));
    }

    @Test
    void thePageStartsWithTheTagThatAnOwnerPastes() {
        var head = given().get("/demo").then().extract().asString().split("<head>", 2)[1];

        assertThat(head.strip()).startsWith("<script src=\"/s/demo.js\"></script>");
    }

    @Test
    void everyTagOfAVendorIsParked() {
        var page = given().get("/demo/product/kan-noord").then().extract().asString();

        assertThat(page).doesNotContainPattern(Pattern.compile("<(?:img|iframe)[^>]* src=[^>]*third-party"));
        assertThat(Pattern.compile("<script[^>]*>[^<]*third-party", Pattern.DOTALL)
                        .matcher(page)
                        .results()
                        .map(match -> match.group().split(">", 2)[0])
                        .filter(tag -> !tag.contains("application/json")))
                .isNotEmpty()
                .allMatch(tag -> tag.contains("type=\"text/plain\"") && tag.contains("data-consent="));
    }

    @ParameterizedTest
    @CsvSource({"localhost, 127.0.0.1", "127.0.0.1, localhost", "[::1], localhost"})
    void vendorsAreOnTheOtherNameOfThisMachine(String host, String vendors) {
        given().header("Host", host + ":8080")
                .get("/demo")
                .then()
                .body(containsString("http://" + vendors + ":8080/demo/third-party/connect.facebook.net/"));
    }

    @Test
    void underAnotherNameVendorsAreOnThePagesOwnAndThePageSaysSo() {
        given().header("Host", "shop.lan:8080")
                .get("/demo")
                .then()
                .body(containsString("http://shop.lan:8080/demo/third-party/connect.facebook.net/"))
                .body(containsString("Op dit adres is er geen tweede naam"));
    }

    @ParameterizedTest
    @CsvSource({"'a\"b'", "'x y'", "'<script>'"})
    void aHostThatIsNoneIsRefused(String host) {
        given().header("Host", host).get("/demo").then().statusCode(400);
    }

    @Test
    void noPageSetsACookieUntilSomethingIsInTheBasket() {
        for (var path : new String[] {"/demo", "/demo/product/mok-veen", "/demo/basket"}) {
            assertThat(given().get(path).then().statusCode(200).extract().cookies())
                    .isEmpty();
        }
        given().formParam("add", "mok-veen")
                .redirects()
                .follow(false)
                .post("/demo/basket")
                .then()
                .statusCode(303)
                .cookie("shop_basket", "mok-veen");
    }

    @Test
    void theCookieGoesWithTheLastProduct() {
        var cookie = given().formParam("remove", "mok-veen")
                .cookie("shop_basket", "mok-veen")
                .redirects()
                .follow(false)
                .post("/demo/basket")
                .then()
                .extract()
                .detailedCookie("shop_basket");

        assertThat(cookie.getMaxAge()).isZero();
    }

    @Test
    void aProductThatIsNotSoldIs404() {
        given().get("/demo/product/telefoon").then().statusCode(404);
    }

    @Test
    void everyVendorsAddressOfTheTableAnswersAndCounts() {
        for (var standIn : StandIns.all()) {
            var answer = given().queryParam("pv", PV)
                    .queryParam("id", standIn.id() + "1")
                    .get("/demo/third-party/" + standIn.host() + "/" + standIn.path());
            assertThat(answer.statusCode()).as(standIn.toString()).isIn(200, 204);
        }
        given().get("/demo/third-party/hits?pv=" + PV)
                .then()
                .body("total", equalTo(StandIns.all().size()));
    }

    @Test
    void hitsAreCountedPerServiceAndPerPageView() {
        given().queryParam("dl", "http://x/demo?secret")
                .post("/demo/third-party/www.facebook.com/tr/?ev=PageView&pv=" + PV);
        given().post("/demo/third-party/www.facebook.com/tr/?ev=PageView&pv=" + OTHER_PV);
        given().post("/demo/beacon?ev=page_view&pv=" + PV);

        given().get("/demo/third-party/hits?pv=" + PV)
                .then()
                .body("total", equalTo(2))
                .body("byService.meta-pixel", equalTo(1))
                .body("byService.shop-statistics", equalTo(1))
                .body("recent.page", hasItem("http://x/demo"))
                .body("recent[0]", not(hasItem("address")));
        given().get("/demo/third-party/hits").then().body("total", equalTo(3)).body("byService.meta-pixel", equalTo(2));
    }

    @Test
    void resettingOnePageViewLeavesTheOthers() {
        given().post("/demo/beacon?pv=" + PV);
        given().post("/demo/beacon?pv=" + OTHER_PV);

        given().delete("/demo/third-party/hits?pv=" + PV).then().statusCode(204);

        given().get("/demo/third-party/hits?pv=" + PV).then().body("total", equalTo(0));
        given().get("/demo/third-party/hits?pv=" + OTHER_PV).then().body("total", equalTo(1));
    }

    @Test
    void aHostThatTheShopHasNoTagOfIs404AndNotCounted() {
        given().get("/demo/third-party/evil.example/x.js").then().statusCode(404);

        given().get("/demo/third-party/hits").then().body("total", equalTo(0));
    }

    @Test
    void aVendorSetsItsCookieForItsOwnPathOnly() {
        given().get("/demo/third-party/www.facebook.com/tr/?pv=" + PV)
                .then()
                .header("Set-Cookie", startsWith("fr="))
                .header("Set-Cookie", containsString("; Path=/demo/third-party/www.facebook.com; "))
                .header("Set-Cookie", containsString("SameSite=None; Secure; Partitioned"));
    }

    @Test
    void textInTheAddressOfAScriptStaysOutOfTheScript() {
        given().queryParam("id", "G-1\"});alert(1)//")
                .queryParam("pv", "\"});alert(1)//")
                .get("/demo/third-party/www.googletagmanager.com/gtag/js")
                .then()
                .body(not(containsString("alert(")))
                .body(containsString("id: \"G-1alert1\""));
    }

    @Test
    void theSiteIsPublishedForThisServersOrigins() {
        given().get("/demo").then().statusCode(200);

        given().header("Origin", "http://127.0.0.1:" + RestAssured.port)
                .get("/v1/sites/demo/config")
                .then()
                .statusCode(200)
                .body("site", equalTo("demo"))
                .body("languages", hasItem("en"));
        TestSite.asAdmin()
                .get("/admin/v1/sites/demo")
                .then()
                .statusCode(200)
                .body(containsString("http://localhost:" + RestAssured.port));
    }

    @ParameterizedTest
    @CsvSource({"shop.css", "panel.css", "panel.js", "icon.svg"})
    void assetsAreComparedByTheirContent(String name) {
        var tag = given().get("/demo/assets/" + name)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");

        given().header("If-None-Match", tag).get("/demo/assets/" + name).then().statusCode(304);
    }
}
