package org.jawoord.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.UUID;
import org.jawoord.security.TestUsers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RELIABILITY A4, A7-A9, A11. */
@QuarkusTest
class LoginTest {

    private static final String PASSWORD = "correct horse battery";

    @Inject
    TestUsers users;

    @Inject
    EntityManager entities;

    @Test
    void rightPasswordLeadsToTheConsole() {
        String name = users.add(PASSWORD);

        Response answer = Browser.logIn(name, PASSWORD);

        answer.then().statusCode(303).header("Location", "/console");
        Browser.loggedIn(answer.cookie(Browser.COOKIE)).get("/console").then().statusCode(200);
    }

    @Test
    void nameIsTakenInCapitalsToo() {
        String name = users.add(PASSWORD);

        Browser.logIn(name.toUpperCase(java.util.Locale.ROOT), PASSWORD).then().statusCode(303);
    }

    @Test
    void unknownNameAndWrongPasswordGetTheSamePage() {
        String name = users.add(PASSWORD);
        String stranger = "u" + UUID.randomUUID();

        Response wrong = Browser.logIn(name, "wrong password");
        Response unknown = Browser.logIn(stranger, "wrong password");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.asString().replace(stranger, ""))
                .isEqualTo(wrong.asString().replace(name, ""));
    }

    @Test
    void whoHasToWaitGetsTheSamePageEvenWithTheRightPassword() {
        String name = users.add(PASSWORD);
        String first = Browser.logIn(name, "wrong password").asString();
        for (int i = 0; i < 3; i++) {
            Browser.logIn(name, "wrong password");
        }

        Response waiting = Browser.logIn(name, PASSWORD);

        waiting.then().statusCode(401);
        assertThat(waiting.asString()).isEqualTo(first);
    }

    @Test
    void cookieIsOutOfReachOfScriptsAndOtherSites() {
        Response answer = Browser.logIn(users.add(PASSWORD), PASSWORD);

        assertThat(answer.header("Set-Cookie"))
                .startsWith("jawoord_console=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Max-Age", "Expires", "Domain");
        assertThat(answer.cookie(Browser.COOKIE)).hasSizeGreaterThanOrEqualTo(43);
    }

    @Test
    void logInGivesAnotherSessionThanTheBrowserBrought() {
        String name = users.add(PASSWORD);
        String planted = Browser.logIn(name, PASSWORD).cookie(Browser.COOKIE);

        String session = Browser.loggedIn(planted)
                .header("Origin", Browser.origin())
                .formParams(Map.of("name", name, "password", PASSWORD))
                .post("/console/login")
                .cookie(Browser.COOKIE);

        assertThat(session).isNotEqualTo(planted);
        Browser.loggedIn(planted).get("/console").then().statusCode(303);
    }

    @Test
    void logOutEndsTheSessionOnTheServer() {
        String session = session();

        Browser.loggedIn(session)
                .header("Origin", Browser.origin())
                .post("/console/logout")
                .then()
                .statusCode(303)
                .header("Location", "/console/login");

        Browser.loggedIn(session).get("/console").then().statusCode(303).header("Location", "/console/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seen_at = seen_at - interval '31 minutes'",
                "created_at = created_at - interval '12 hours 1 minute'"
            })
    void sessionEndsWithTime(String past) {
        String session = session();
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("update console_session set " + past)
                .executeUpdate());

        Browser.loggedIn(session).get("/console").then().statusCode(303).header("Location", "/console/login");
    }

    @Test
    void databaseHoldsNeitherTokenNorPassword() {
        String name = users.add(PASSWORD);
        String session = Browser.logIn(name, PASSWORD).cookie(Browser.COOKIE);

        Object rows = entities.createNativeQuery(
                        "select string_agg(s::text || u::text, '') from console_session s, console_user u")
                .getSingleResult();

        assertThat(rows.toString()).doesNotContain(session, PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost:1", "http://user@localhost"})
    void logInFromAnotherOriginIsRefused(String origin) {
        Browser.request()
                .header("Origin", origin)
                .formParams(Map.of("name", "x", "password", "y"))
                .post("/console/login")
                .then()
                .statusCode(403)
                .header("Set-Cookie", is((String) null));
    }

    @Test
    void whatSomebodyTypedIsShownAsText() {
        Browser.logIn("\"><script>alert(1)</script>", "wrong password")
                .then()
                .statusCode(401)
                .body(containsString("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\""));
    }

    private String session() {
        return Browser.logIn(users.add(PASSWORD), PASSWORD).cookie(Browser.COOKIE);
    }
}
