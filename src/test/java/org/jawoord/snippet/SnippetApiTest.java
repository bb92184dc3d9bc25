package org.jawoord.snippet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.specification.RequestSpecification;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 4.1: the script that owners paste. */
@QuarkusTest
class SnippetApiTest {

    private TestSite site;

    @BeforeEach
    void aSite() {
        site = TestSite.shared();
    }

    @Test
    void theScriptHoldsTheCurrentNoticeInTheDefaultLanguage() {
        asking("identity")
                .get("/s/" + site.key() + ".js")
                .then()
                .statusCode(200)
                .header("Content-Type", "text/javascript; charset=utf-8")
                .header("Cache-Control", "public, max-age=300, stale-while-revalidate=86400")
                .header("Vary", equalTo("Accept-Encoding"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Encoding", nullValue())
                .body(allOf(
                        startsWith("//# allFunctionsCalledOnLoad\n!function(){"),
                        containsString("\"notice\":\"" + site.notice() + "\""),
                        containsString("\"language\":\"nl\"")));
    }

    @Test
    void anotherLanguageIsServedWhenAskedFor() {
        asking("identity").get("/s/" + site.key() + ".js?lang=en").then().body(containsString("\"language\":\"en\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"gzip, deflate, br|br", "gzip|gzip", "br;q=0, gzip|gzip", "BR|br"})
    void theSmallestFormThatTheBrowserTakesIsServed(String accepted, String served) {
        asking(accepted).get("/s/" + site.key() + ".js").then().statusCode(200).header("Content-Encoding", served);
    }

    @Test
    void eachFormHasItsOwnTagAndIsNotSentAgain() {
        var brotli = asking("br").head("/s/" + site.key() + ".js").header("ETag");
        var gzip = asking("gzip").head("/s/" + site.key() + ".js").header("ETag");
        assertThat(brotli).isNotEqualTo(gzip).matches("\"[0-9a-z-]+\"");

        asking("br")
                .header("If-None-Match", brotli)
                .get("/s/" + site.key() + ".js")
                .then()
                .statusCode(304);
        asking("br")
                .header("If-None-Match", gzip)
                .get("/s/" + site.key() + ".js")
                .then()
                .statusCode(200);
    }

    @Test
    void theScriptOfANoticeIsTheSameForEver() {
        var own = TestSite.published();
        var address = "/s/" + own.key() + "/" + own.notice() + ".js";
        var before = asking("identity")
                .get(address)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"))
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Access-Control-Allow-Origin", "*")
                .extract()
                .asString();

        own.republish(definition -> definition.put("name", "Renamed shop"));

        assertThat(asking("identity").get(address).asString()).isEqualTo(before);
    }

    @Test
    void aModuleIsServedForEverUnderTheHashThatTheScriptNames() throws NoSuchAlgorithmException {
        var hash = nameOfPreferences();

        var module = asking("identity")
                .get("/s/assets/preferences-" + hash + ".js")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("Content-Type", "text/javascript; charset=utf-8")
                .header("Access-Control-Allow-Origin", "*")
                .extract()
                .asByteArray();

        assertThat(MessageDigest.getInstance("SHA-256").digest(module))
                .isEqualTo(Base64.getUrlDecoder().decode(hash));
    }

    @ParameterizedTest
    @CsvSource({
        "/s/assets/preferences-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.js",
        "/s/assets/preferences--------------------------------------------.js",
        "/s/assets/preferences-zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz.js"
    })
    void anUnknownModuleIsNotServed(String address) {
        given().get(address).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void aModuleIsNotServedUnderAnotherName() {
        given().get("/s/assets/other-" + nameOfPreferences() + ".js").then().statusCode(404);
    }

    @Test
    void aModuleAnswersOnlyGetAndHead() {
        given().post("/s/assets/preferences-" + nameOfPreferences() + ".js")
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD");
    }

    private String nameOfPreferences() {
        var index = found("assets:\\{\"more\":\"([\\w-]{43})\"", "/s/" + site.key() + ".js");
        return found("\"preferences\":\"([\\w-]{43})\"", "/s/assets/more-" + index + ".js");
    }

    private static String found(String pattern, String address) {
        var name =
                Pattern.compile(pattern).matcher(asking("identity").get(address).asString());
        assertThat(name.find()).isTrue();
        return name.group(1);
    }

    @Test
    void publishingChangesTheScriptAtOnce() {
        var own = TestSite.published();
        asking("identity").get("/s/" + own.key() + ".js").then().statusCode(200);

        own.republish(definition -> definition.put("name", "Renamed shop"));

        asking("identity")
                .get("/s/" + own.key() + ".js")
                .then()
                .body(containsString("\"notice\":\"" + own.notice() + "\""));
    }

    @Test
    void aNameThatLooksLikeMarkupCannotEndTheScript() {
        var own =
                TestSite.published(definition -> definition.put("name", "</script><img src=x onerror=alert(1)>\u2028"));

        asking("identity")
                .get("/s/" + own.key() + ".js")
                .then()
                .body(allOf(not(containsString("</script")), not(containsString("\u2028"))));
    }

    @ParameterizedTest
    @CsvSource({"/s/nowhere.js", "/s/nowhere/0000000000000000000000000000000000000000000000000000000000000000.js"})
    void anUnknownSiteHasNoScript(String address) {
        given().get(address).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void theNoticeOfAnotherSiteIsNotServed() {
        var other = TestSite.published(definition -> definition.put("name", "Another shop"));

        given().get("/s/" + site.key() + "/" + other.notice() + ".js").then().statusCode(404);
    }

    @Test
    void aSiteThatHasPublishedNothingHasNoScript() {
        var draft = TestSite.drafted(definition -> {});

        given().get("/s/" + draft.key() + ".js").then().statusCode(404);
    }

    private static RequestSpecification asking(String encodings) {
        // REST Assured would ask for, and undo, encodings of its own choice.
        return given().config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", encodings);
    }
}
