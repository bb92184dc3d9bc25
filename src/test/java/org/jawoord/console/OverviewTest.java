package org.jawoord.console;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jawoord.security.TestUsers;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OverviewTest {

    private static final String PASSWORD = "correct horse battery";

    @Inject
    TestUsers users;

    @Test
    void siteStandsWithItsVersionAndItsTag() {
        TestSite site = TestSite.published();

        Browser.loggedIn(session())
                .get("/console")
                .then()
                .statusCode(200)
                .body(
                        containsString(site.key()),
                        containsString("Version 1"),
                        containsString("/s/" + site.key() + ".js&quot;&gt;&lt;/script&gt;"));
    }

    @Test
    void nameOfASiteIsShownAsText() {
        TestSite.published(definition -> definition.put("name", "<img src=x onerror=alert(1)>"));

        Browser.loggedIn(session())
                .get("/console")
                .then()
                .body(containsString("&lt;img src=x onerror=alert(1)&gt;"), not(containsString("<img src=x")));
    }

    private String session() {
        return Browser.logIn(users.add(PASSWORD), PASSWORD).cookie(Browser.COOKIE);
    }
}
