package org.jawoord.security;

import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A parameter that is misspelt would be ignored in silence, and a list would hold more than was asked for. */
@QuarkusTest
class AdminQueryTest {

    @ParameterizedTest
    @MethodSource("addresses")
    void noAddressTakesAParameterThatItDoesNotKnow(String method, String address) {
        TestSite.asAdmin()
                .contentType("application/json")
                .body("{}")
                .request(method, filled(address) + "?sinterklaas=1")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("sinterklaas"));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void noAddressTakesAParameterTwice(String address, String parameter) {
        TestSite.asAdmin()
                .get(filled(address) + "?" + parameter + "=1&" + parameter + "=2")
                .then()
                .statusCode(400)
                .body("field", equalTo(parameter));
    }

    @Test
    void aPageOfTheSizeThatAListDoesNotOfferIsRefused() {
        TestSite.asAdmin()
                .get(filled("/admin/v1/sites/{site}/stated?limit=201"))
                .then()
                .statusCode(400)
                .body("field", equalTo("limit"));
    }

    @Test
    void whoHasNoTokenIsNotToldWhatAnAddressTakes() {
        io.restassured.RestAssured.get("/admin/v1/sites?sinterklaas=1").then().statusCode(401);
    }

    /** Every method on every address of the document. */
    static Stream<Arguments> addresses() throws IOException {
        return document().path("paths").properties().stream().flatMap(path -> path.getValue().properties().stream()
                .filter(member -> !member.getKey().equals("parameters"))
                .map(member -> Arguments.of(member.getKey(), path.getKey())));
    }

    /** Every parameter of every address that is read. */
    static Stream<Arguments> parameters() throws IOException {
        var document = document();
        return document.path("paths").properties().stream()
                .filter(path -> path.getValue().has("get"))
                .flatMap(path -> Stream.of(path.getValue(), path.getValue().get("get"))
                        .flatMap(
                                of -> StreamSupport.stream(of.path("parameters").spliterator(), false))
                        .map(parameter -> parameter.has("$ref")
                                ? document.at(parameter.path("$ref").asText().substring(1))
                                : parameter)
                        .filter(parameter -> parameter.path("in").asText().equals("query"))
                        .map(parameter -> Arguments.of(
                                path.getKey(), parameter.path("name").asText())));
    }

    private static JsonNode document() throws IOException {
        return new YAMLMapper().readTree(Path.of("src/docs/admin.openapi.yaml").toFile());
    }

    /** With a site that isn't there: the query is refused before anything is looked up, let alone changed. */
    private static String filled(String address) {
        return address.replace("{site}", "nowhere").replaceAll("\\{\\w+}", "1");
    }
}
