package org.jawoord.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jawoord.security.TestUsers;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page on which an owner sees what publishing would change, and publishes it. */
@QuarkusTest
class SitePageTest {

    private static final String PASSWORD = "correct horse battery";
    private static final Consumer<ObjectNode> ANOTHER_PURPOSE =
            definition -> ((ObjectNode) definition.at("/categories/0")).put("purpose", "Wij volgen.");

    @Inject
    TestUsers users;

    private String name;
    private String session;
    private TestSite site;

    @BeforeEach
    void logIn() {
        site = TestSite.published();
        name = users.add(PASSWORD);
        session = Browser.logIn(name, PASSWORD).cookie(Browser.COOKIE);
    }

    @Test
    void thePageSaysWhatWouldChangeAndWhetherVisitorsAreAskedAgain() {
        site.save(ANOTHER_PURPOSE);

        page().body(
                        containsString("changed in"),
                        containsString("to “Wij volgen.”"),
                        containsString("asks visitors again"),
                        containsString("<button>Publish</button>"));
    }

    @Test
    void withoutAChangeThereIsNothingToPublish() {
        page().body(
                        containsString("Nothing changed for visitors"),
                        not(containsString("<button>Publish</button>")),
                        containsString("/notices/" + site.notice() + "/preview"));
    }

    @Test
    void publishingMakesTheVersionThatThePageShowed() {
        site.save(ANOTHER_PURPOSE);

        publish(draftOnThePage(), "").statusCode(303);

        versions().body("version[0]", equalTo(2), "asksAgain[0]", equalTo(true), "publishedBy[0]", equalTo(name));
    }

    @Test
    void anEditorialChangeIsKeptWithItsReason() {
        site.save(ANOTHER_PURPOSE);

        publish(draftOnThePage(), "A letter was missing").statusCode(303);

        versions()
                .body(
                        "asksAgain[0]", equalTo(false),
                        "editorial[0]", equalTo("A letter was missing"),
                        "publishedBy[0]", equalTo(name));
        page().body(containsString("A letter was missing"));
    }

    @Test
    void aDraftThatWasChangedMeanwhileIsNotPublished() {
        site.save(ANOTHER_PURPOSE);
        var seen = draftOnThePage();
        site.save(definition -> definition.put("name", "Other"));

        publish(seen, "").statusCode(409).body(containsString("changed while you looked"));

        versions().body("size()", equalTo(1));
    }

    @Test
    void moreThanAWordingIsNotEditorial() {
        site.save(TestSite::renamed);

        publish(draftOnThePage(), "A typing mistake").statusCode(422).body(containsString("Nothing was published"));

        versions().body("size()", equalTo(1));
    }

    @Test
    void anotherSiteCannotMakeTheOwnerPublish() {
        site.save(ANOTHER_PURPOSE);
        var draft = draftOnThePage();

        Browser.loggedIn(session)
                .header("Origin", "https://evil.example")
                .formParam("draft", draft)
                .post("/console/sites/" + site.key() + "/notices")
                .then()
                .statusCode(403);

        versions().body("size()", equalTo(1));
    }

    @Test
    void anUnknownSiteHasNoPage() {
        Browser.loggedIn(session).get("/console/sites/nowhere").then().statusCode(404);
    }

    @Test
    void thePageSpeaksDutch() {
        site.save(ANOTHER_PURPOSE);

        Browser.speaking("nl")
                .cookie(Browser.COOKIE, session)
                .get("/console/sites/" + site.key())
                .then()
                .body(containsString("is veranderd in"), containsString("Publiceren"));
    }

    private ValidatableResponse page() {
        return Browser.loggedIn(session)
                .get("/console/sites/" + site.key())
                .then()
                .statusCode(200);
    }

    private String draftOnThePage() {
        var draft = Pattern.compile("name=\"draft\" value=\"([0-9a-f]{64})\"")
                .matcher(page().extract().asString());
        assertThat(draft.find()).isTrue();
        return draft.group(1);
    }

    private ValidatableResponse publish(String draft, String editorial) {
        return Browser.loggedIn(session)
                .header("Origin", Browser.origin())
                .formParams(Map.of("draft", draft, "editorial", editorial))
                .post("/console/sites/" + site.key() + "/notices")
                .then();
    }

    private ValidatableResponse versions() {
        return TestSite.asAdmin()
                .get("/admin/v1/sites/" + site.key() + "/notices")
                .then()
                .statusCode(200);
    }
}
