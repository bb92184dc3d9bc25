package org.jawoord.consent.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jawoord.shared.CanonicalJson;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts that somebody consents to elsewhere. */
@QuarkusTest
class TextApiTest {

    private TestSite site;

    @BeforeEach
    void aSite() {
        site = TestSite.published();
    }

    @Test
    void theIdIsTheHashOfTheText() {
        var form = Elsewhere.form("1");

        var id = Elsewhere.registered(site, form);

        assertThat(id).isEqualTo(HexFormat.of().formatHex(CanonicalJson.sha256(form)));
    }

    @Test
    void theSameTextAgainIsTheSame() {
        var id = Elsewhere.registered(site, Elsewhere.form("1"));

        Elsewhere.register(site, Elsewhere.form("1")).statusCode(200).body("id", equalTo(id));
    }

    @Test
    void otherWordsAreAnotherVersion() {
        Elsewhere.registered(site, Elsewhere.form("1"));

        Elsewhere.register(site, Elsewhere.form("1").put("title", "Anders"))
                .statusCode(422)
                .body("field", equalTo("version"));
    }

    @Test
    void textsAreListedNewestFirstAndFoundById() {
        Elsewhere.registered(site, Elsewhere.form("1"));
        var second = Elsewhere.registered(site, Elsewhere.form("2"));

        TestSite.asAdmin().get(texts("")).then().statusCode(200).body("version", contains("2", "1"));
        TestSite.asAdmin().get(texts("/" + second)).then().statusCode(200).body("version", equalTo("2"));
        TestSite.asAdmin().get(texts("/" + "0".repeat(64))).then().statusCode(404);
        TestSite.asAdmin().get(texts("/x")).then().statusCode(404);
    }

    @Test
    void aVersionMayBeInSeveralLanguages() {
        Elsewhere.registered(site, Elsewhere.form("1"));

        Elsewhere.register(site, Elsewhere.form("1").put("language", "en")).statusCode(201);
    }

    @Test
    void twoPurposesBehindTheSameWordsAreBundled() {
        var form = Elsewhere.form("1");
        ((ObjectNode) form.at("/purposes/1")).put("text", Elsewhere.NEWSLETTER.replace(" ", "\n "));

        Elsewhere.register(site, form).statusCode(422).body("field", equalTo("purposes/1/text"));
    }

    @Test
    void aScriptHasWordsToBeReadAloud() {
        var script = Elsewhere.script("1");
        script.putArray("texts");

        Elsewhere.register(site, script).statusCode(422).body("field", equalTo("texts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind", "key", "version", "language", "title", "purposes"})
    void whatIsMissingIsNamed(String field) {
        Elsewhere.register(site, (ObjectNode) Elsewhere.form("1").without(field))
                .statusCode(400)
                .body("field", equalTo(field));
    }

    @ParameterizedTest
    @CsvSource({"2024-02-29, 201", "2026-02-29, 400", "2026-02-30, 400", "2026-13-01, 400"})
    void theDayOfAStatementIsOne(String date, int status) {
        var form = Elsewhere.form("1");
        ((ObjectNode) form.get("statement")).put("date", date);

        var answer = Elsewhere.register(site, form).statusCode(status);

        assertThat(answer.extract().<String>path("field")).isEqualTo(status == 400 ? "statement/date" : null);
    }

    @Test
    void aTextOfTheLongestSizeIsTakenAndALongerOneRefused() {
        var form = Elsewhere.form("1");
        form.putArray("texts").add("\uD83D\uDE42".repeat(TextReader.MAX_TEXT));
        Elsewhere.register(site, form).statusCode(201);

        form.put("version", "2").putArray("texts").add("\uD83D\uDE42".repeat(TextReader.MAX_TEXT + 1));
        Elsewhere.register(site, form).statusCode(400).body("field", equalTo("texts/0"));
    }

    @Test
    void asManyPurposesAsAreReadAreTakenAndOneMoreIsRefused() {
        Elsewhere.register(site, withPurposes("1", TextReader.MAX_PURPOSES)).statusCode(201);

        Elsewhere.register(site, withPurposes("2", TextReader.MAX_PURPOSES + 1))
                .statusCode(400)
                .body("field", equalTo("purposes"));
    }

    @Test
    void aBodyOfTheLargestSizeIsReadAndALargerOneRefused() {
        var padded = new String(new char[TextReader.MAX_BYTES]).replace('\0', ' ');
        var form = Elsewhere.form("1").toString();
        var bytes = form.getBytes(StandardCharsets.UTF_8).length;
        post(form + padded.substring(bytes)).statusCode(201);
        post(form + padded.substring(bytes) + " ").statusCode(413);
    }

    @Test
    void withoutATokenNothingIsTold() {
        io.restassured.RestAssured.get(texts("")).then().statusCode(401);
    }

    private io.restassured.response.ValidatableResponse post(String body) {
        return TestSite.asAdmin()
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(texts(""))
                .then();
    }

    private static ObjectNode withPurposes(String version, int count) {
        var form = Elsewhere.form(version);
        var purposes = form.putArray("purposes");
        for (int i = 0; i < count; i++) {
            purposes.addObject().put("key", "p" + i).put("text", "Ja, " + i);
        }
        return form;
    }

    private String texts(String below) {
        return "/admin/v1/sites/" + site.key() + "/texts" + below;
    }
}
