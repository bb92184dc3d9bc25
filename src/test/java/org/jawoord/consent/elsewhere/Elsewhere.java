package org.jawoord.consent.elsewhere;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;

/** A site's texts of forms and scripts, and what is said to them; bodies to be changed or sent. */
public final class Elsewhere {

    /** The words beside the box of {@link #form}. */
    public static final String NEWSLETTER = "Ja, stuur mij elke maand de nieuwsbrief.";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();

    private Elsewhere() {}

    /** A form with two purposes, of which the first has to be asked. */
    public static ObjectNode form(String version) {
        var text = JSON.createObjectNode()
                .put("kind", "form")
                .put("key", "newsletter")
                .put("version", version)
                .put("language", "nl")
                .put("title", "Nieuwsbrief")
                .put("controller", "Test B.V.");
        text.putArray("purposes")
                .add(JSON.createObjectNode()
                        .put("key", "newsletter")
                        .put("text", NEWSLETTER)
                        .put("required", true))
                .add(JSON.createObjectNode().put("key", "calls").put("text", "Ja, bel mij over aanbiedingen."));
        text.putArray("texts").add("Afmelden kan in elke mail.");
        text.putObject("statement").put("url", "https://shop.example/privacy").put("version", "3");
        return text;
    }

    /** A script with one purpose. */
    public static ObjectNode script(String version) {
        var text = form(version).put("kind", "script").put("key", "being-called");
        text.putArray("purposes").addObject().put("key", "calls").put("text", "Mogen wij u volgend jaar weer bellen?");
        return text;
    }

    public static ValidatableResponse register(TestSite site, ObjectNode text) {
        return TestSite.asAdmin()
                .contentType("application/json")
                .body(text.toString())
                .post("/admin/v1/sites/" + site.key() + "/texts")
                .then();
    }

    /** Registers a text; its id. */
    public static String registered(TestSite site, ObjectNode text) {
        return register(site, text).statusCode(201).extract().path("id");
    }

    /** A yes on the telephone, to a registered script. */
    public static ObjectNode spoken(String script) {
        var consent = JSON.createObjectNode()
                .put("id", Visitor.newId())
                .put("action", "give")
                .put("channel", "phone")
                .put("text", script)
                .put("givenAt", Instant.now().toString())
                .put("identifier", "klant 1234")
                .put("takenBy", "Noor, klantenservice");
        consent.putObject("answers").put("calls", true);
        return consent;
    }

    /** Sends a body to the administration. */
    public static ValidatableResponse record(TestSite site, ObjectNode consent) {
        return TestSite.asAdmin()
                .contentType("application/json")
                .body(consent.toString())
                .post("/admin/v1/sites/" + site.key() + "/choices")
                .then();
    }

    /** What a page sends whose visitor ticked the first box of {@link #form}. */
    public static ObjectNode submission() {
        var submission = JSON.createObjectNode()
                .put("id", Visitor.newId())
                .put("secret", secret())
                .put("language", "nl")
                .put("at", Instant.now().toString());
        submission
                .putArray("purposes")
                .add(JSON.createObjectNode()
                        .put("key", "newsletter")
                        .put("text", NEWSLETTER)
                        .put("ticked", true))
                .add(JSON.createObjectNode()
                        .put("key", "calls")
                        .put("text", "Ja, bel mij  over\naanbiedingen.")
                        .put("ticked", false));
        submission.putArray("texts").add("Afmelden kan in elke mail.");
        return submission;
    }

    /** Sends a body from a page of the site. */
    public static ValidatableResponse submit(TestSite site, ObjectNode submission) {
        return submit(site, submission.toString());
    }

    static ValidatableResponse submit(TestSite site, String body) {
        return given().header("Origin", TestSite.ORIGIN)
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(site.path("forms/newsletter"))
                .then();
    }

    /** The records of a site, as administrators get them. */
    public static ValidatableResponse stated(TestSite site, String below) {
        return TestSite.asAdmin()
                .get("/admin/v1/sites/" + site.key() + "/stated" + below)
                .then();
    }

    /** Erases a record, with what it takes back or what takes it back. */
    public static void erase(TestSite site, ObjectNode record) {
        TestSite.asAdmin()
                .contentType("application/json")
                .body("{\"record\":\"" + record.get("id").textValue() + "\"}")
                .post("/admin/v1/sites/" + site.key() + "/erasures")
                .then()
                .statusCode(200);
    }

    static String secret() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
