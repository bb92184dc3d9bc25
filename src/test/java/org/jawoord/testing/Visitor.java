package org.jawoord.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** A browser as the contract sees it: a secret, the session that it opens, and choices that it sends. */
public final class Visitor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TestSite site;
    private final String secret;
    private final String session;

    private Visitor(TestSite site) {
        this.site = site;
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        this.secret = base64url(bytes);
        this.session = base64url(Arrays.copyOf(sha256(secret), 16));
    }

    /** A visitor who has not answered. */
    public static Visitor on(TestSite site) {
        return new Visitor(site);
    }

    /** The session ID. */
    public String session() {
        return session;
    }

    /** The body of a choice, to be changed or sent. */
    public ObjectNode choice(String action) {
        return JSON.createObjectNode()
                .put("id", newId())
                .put("session", session)
                .put("secret", secret)
                .put("notice", site.notice())
                .put("language", "nl")
                .put("action", action)
                .put("surface", "banner");
    }

    /** The body of a saved choice with answers for categories and services. */
    public ObjectNode save(Map<String, Boolean> categories, Map<String, Boolean> services) {
        var choice = choice("save").put("surface", "preferences");
        choice.set("categories", JSON.valueToTree(categories));
        choice.set("services", JSON.valueToTree(services));
        return choice;
    }

    /** Sends a choice from the site's own origin. */
    public ValidatableResponse send(ObjectNode choice) {
        return send(choice.toString());
    }

    /** Sends any text as a choice from the site's own origin. */
    public ValidatableResponse send(String body) {
        return given().header("Origin", TestSite.ORIGIN)
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(site.path("choices"))
                .then();
    }

    /** Makes a choice that must be stored. */
    public Visitor does(String action) {
        send(choice(action)).statusCode(201);
        return this;
    }

    /** Asks for the decision. */
    public ValidatableResponse lookUp() {
        return given().get(site.path("sessions/" + session)).then();
    }

    /** Asks whether a category or service may fire. */
    public ValidatableResponse allows(String key) {
        return given().get(site.path("sessions/" + session + "/allows/" + key)).then();
    }

    /** A fresh UUIDv7 (RFC 9562 §5.7). */
    public static String newId() {
        long now = System.currentTimeMillis();
        long high = (now << 16) | 0x7000L | (RANDOM.nextLong() & 0xfffL);
        long low = (RANDOM.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
