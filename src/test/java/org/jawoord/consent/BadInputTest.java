package org.jawoord.consent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RELIABILITY I-series: whatever is sent to the public endpoint, it is refused clearly and nothing is stored. */
@QuarkusTest
class BadInputTest {

    private TestSite site;
    private Visitor visitor;

    @BeforeEach
    void aVisitorOnASite() {
        site = TestSite.shared();
        visitor = Visitor.on(site);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "null", "1", "\"text\"", "{", "{\"id\":", "<xml/>", "{}{}", "\u0000"})
    void whatIsNotAnObjectIsMalformed(String body) {
        visitor.send(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("title", equalTo("Bad Request"))
                .body(not(containsStringIgnoringCase("exception")));
        assertThat(Choices.storedFor(visitor)).isZero();
    }

    static Stream<String> malformedValues() {
        return Stream.of(
                "\"id\":\"not-a-uuid\"",
                "\"id\":\"0192f0c1-7b6e-4c31-9a55-0c3f5a1d2e77\"",
                "\"id\":7",
                "\"session\":\"short\"",
                "\"session\":null",
                "\"secret\":[\"x\"]",
                "\"notice\":\"xyz\"",
                "\"notice\":\"" + "A".repeat(64) + "\"",
                "\"language\":\"../nl\"",
                "\"language\":\"nl'; DROP TABLE choice; --\"",
                "\"action\":\"ACCEPT_ALL\"",
                "\"action\":true",
                "\"surface\":\"billboard\"",
                "\"categories\":[]",
                "\"categories\":{\"marketing\":\"true\"}",
                "\"categories\":{\"marketing\":1}",
                "\"categories\":{\"<script>\":true}",
                "\"categories\":{\"marketing\":null}",
                "\"services\":\"all\"",
                "\"services\":{\"meta-pixel\":{}}",
                "\"gpc\":1",
                "\"gpc\":\"true\"",
                "\"gpc\":null",
                "\"imported\":null",
                "\"imported\":true",
                "\"imported\":[]",
                "\"imported\":{\"from\":{\"a\":{\"b\":1}}}",
                "\"at\":\"yesterday\"",
                "\"at\":1e999999",
                "\"at\":\"2026-13-01T00:00:00Z\"",
                "\"at\":\"+999999999-01-01T00:00:00Z\"",
                "\"at\":\"" + "9".repeat(300) + "\"");
    }

    @ParameterizedTest
    @MethodSource("malformedValues")
    void aValueOfTheWrongShapeIsMalformedAndNamed(String member) {
        var field = member.substring(1, member.indexOf('"', 1));
        var choice = visitor.choice("accept_all");
        choice.remove(field);
        var body = choice.toString().replaceFirst("}$", "," + java.util.regex.Matcher.quoteReplacement(member) + "}");

        var problem = visitor.send(body).statusCode(400).extract().jsonPath();

        // A number that no parser should expand is refused while reading, before there is a field to name.
        if (!member.contains("1e999999")) {
            assertThat(problem.getString("field")).startsWith(field);
        }
        assertThat(Choices.storedFor(visitor)).isZero();
    }

    @Test
    void aDuplicateKeyIsMalformed() {
        var body = visitor.choice("accept_all").toString().replaceFirst("^\\{", "{\"action\":\"reject_all\",");

        visitor.send(body).statusCode(400).body("field", equalTo("action"));
    }

    @Test
    void fiveLevelsAreTooDeep() {
        visitor.send("{\"categories\":{\"a\":{\"b\":{\"c\":{}}}}}").statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 100_000})
    void aTowerOfBracketsIsRefusedLikeAnyOther(int levels) {
        assertThat(visitor.send("[".repeat(levels)).extract().statusCode()).isIn(400, 413);
    }

    @Test
    void aBodyOfExactlyTheLimitIsTaken() {
        var body = visitor.choice("accept_all").toString();

        visitor.send(body + " ".repeat(ChoiceReader.MAX_BYTES - body.length())).statusCode(201);
    }

    @Test
    void aBodyOneByteLargerIsRefused() {
        var body = visitor.choice("accept_all").toString();

        visitor.send(body + " ".repeat(ChoiceReader.MAX_BYTES + 1 - body.length()))
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @Test
    void aBodyLargerThanAnyAddressTakesIsRefusedInOurWords() {
        visitor.send(" ".repeat(3 << 20)).statusCode(413).contentType("application/problem+json");
    }

    @Test
    void asManyAnswersAsTheLimitAreRead() {
        visitor.send(saveOf(ChoiceReader.MAX_ANSWERS)).statusCode(422);
    }

    @Test
    void oneAnswerMoreIsMalformed() {
        visitor.send(saveOf(ChoiceReader.MAX_ANSWERS + 1)).statusCode(400).body("field", equalTo("categories"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/xml",
                "application/json; charset=utf-16",
                "application/jsonp",
                "application/json,text/plain"
            })
    void anotherMediaTypeIsRefused(String type) {
        given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(
                                        "application/json,text/plain", io.restassured.http.ContentType.TEXT)
                                .encodeContentTypeAs("application/jsonp", io.restassured.http.ContentType.TEXT)
                                .encodeContentTypeAs(
                                        "application/x-www-form-urlencoded", io.restassured.http.ContentType.TEXT)))
                .header("Origin", TestSite.ORIGIN)
                .contentType(type)
                .body(visitor.choice("accept_all").toString().getBytes(StandardCharsets.UTF_8))
                .post(site.path("choices"))
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void aCompressedBodyIsRefused() {
        given().header("Origin", TestSite.ORIGIN)
                .header("Content-Encoding", "gzip")
                .contentType("application/json")
                .body(visitor.choice("accept_all").toString().getBytes(StandardCharsets.UTF_8))
                .post(site.path("choices"))
                .then()
                .statusCode(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void anotherMethodIsRefusedWithThoseThatWork(String method) {
        var allow = given().header("Origin", TestSite.ORIGIN)
                .request(method, site.path("choices"))
                .then()
                .statusCode(405)
                .extract()
                .header("Allow");

        assertThat(allow).contains("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2fadmin", "shop;admin=true", "sh'op", "%00", "SHOP", "shop%20"})
    void aStrangeSiteKeyIsNotFound(String key) {
        given().urlEncodingEnabled(false)
                .header("Origin", TestSite.ORIGIN)
                .contentType("application/json")
                .body("{}")
                .post("/v1/sites/" + key + "/choices")
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(400, 404));
    }

    private String saveOf(int answers) {
        var choice = visitor.choice("save");
        var categories = choice.putObject("categories");
        for (int i = 0; i < answers; i++) {
            categories.put("k" + i, true);
        }
        return choice.toString();
    }
}
