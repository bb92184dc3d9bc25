package org.jawoord.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;

/** A site made through the admin API, as an owner would; each test makes its own, so that none meets another's rows. */
public final class TestSite {

    /** The bearer token of {@code META-INF/microprofile-config.properties}. */
    public static final String TOKEN = "token-of-the-tests-0123456789abcdef";

    public static final String ORIGIN = "https://shop.example";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static TestSite shared;
    private static int sharedPort = -1;

    private final String key;
    private final ObjectNode definition;
    private String notice;

    private TestSite(String key, ObjectNode definition) {
        this.key = key;
        this.definition = definition;
    }

    /** A published site with categories necessary, analytics and marketing. */
    public static TestSite published() {
        return published(definition -> {});
    }

    /**
     * One standard site for all tests of a server that don't change it: visitors don't meet, and publishing takes time.
     */
    public static synchronized TestSite shared() {
        if (sharedPort != RestAssured.port) {
            shared = published();
            sharedPort = RestAssured.port;
        }
        return shared;
    }

    /** A published site whose definition was changed first. */
    public static TestSite published(Consumer<ObjectNode> change) {
        var site = drafted(change);
        site.publish();
        return site;
    }

    /** A site that is saved and not published. */
    public static TestSite drafted(Consumer<ObjectNode> change) {
        var key = "t" + UUID.randomUUID().toString().substring(0, 13).toLowerCase(Locale.ROOT);
        var site = new TestSite(key, standardDefinition());
        change.accept(site.definition);
        site.save().then().statusCode(201);
        return site;
    }

    /** The definition that every test site starts from; a fresh copy. */
    public static ObjectNode standardDefinition() {
        try (var in = TestSite.class.getResourceAsStream("/site.json")) {
            JsonNode tree = JSON.readTree(in);
            return (ObjectNode) tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request to the admin API with the token. */
    public static RequestSpecification asAdmin() {
        return given().header("Authorization", "Bearer " + TOKEN);
    }

    /** A change of a definition that asks every visitor again: somebody else is responsible. */
    public static void renamed(ObjectNode definition) {
        definition.putObject("controller").put("name", "Other B.V.");
    }

    /** Changes the draft and publishes it. */
    public TestSite republish(Consumer<ObjectNode> change) {
        change.accept(definition);
        save().then().statusCode(200);
        publish();
        return this;
    }

    /** Changes the draft, and leaves it at that. */
    public TestSite save(Consumer<ObjectNode> change) {
        change.accept(definition);
        save().then().statusCode(200);
        return this;
    }

    /** Changes the wording of the draft and publishes it as the same question. */
    public TestSite mend(Consumer<ObjectNode> change) {
        save(change);
        publish("{\"editorial\":\"A letter was missing\"}");
        return this;
    }

    /** Publishes the draft. */
    public void publish() {
        publish("{}");
    }

    private void publish(String body) {
        notice = asAdmin()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/admin/v1/sites/" + key + "/notices")
                .then()
                .extract()
                .path("id");
    }

    private io.restassured.response.Response save() {
        return asAdmin()
                .contentType(ContentType.JSON)
                .body(definition.toString())
                .put("/admin/v1/sites/" + key);
    }

    /** The key in addresses. */
    public String key() {
        return key;
    }

    /** ID of the notice that was published last. */
    public String notice() {
        return notice;
    }

    /** An address below the site's public ones. */
    public String path(String below) {
        return "/v1/sites/" + key + "/" + below;
    }
}
