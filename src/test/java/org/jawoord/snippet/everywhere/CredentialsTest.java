package org.jawoord.snippet.everywhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jawoord.snippet.everywhere.Shop.WWW;
import static org.jawoord.snippet.everywhere.Shop.button;

import com.microsoft.playwright.Request;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the browser's cookies goes with a choice: those of the page's own site, and never another's (DECISIONS 20). */
@QuarkusTest
class CredentialsTest extends AtTheShop {

    /**
     * Notes with which credentials the page sends. What goes over the wire says too little: this browser has no cookies of others to
     * send along, as one that was never used and one that blocks them.
     */
    private static final String NOTED = """
            window.credentials = [];
            window.fetch = new Proxy(window.fetch, {
              apply(fetch, self, args) {
                if (args[1] && args[1].method === "POST" && args[0].includes("/choices")) credentials.push(args[1].credentials);
                return Reflect.apply(fetch, self, args);
              },
            });""";

    @BeforeEach
    void note() {
        page.context().addInitScript(NOTED);
    }

    private Request choice(String path) {
        shop.open(page, WWW, path);
        return page.waitForRequest(request -> request.method().equals("POST"), () -> button(page, "reject-all")
                .click());
    }

    private Object credentials() {
        return page.evaluate("() => credentials.join()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/shared"})
    void toAServerOfAnotherSiteAChoiceGoesWithoutAndNoCookieComesBack(String path) {
        var choice = choice(path);

        assertThat(choice.response().status()).isEqualTo(201);
        assertThat(credentials()).isEqualTo("omit");
        assertThat(choice.allHeaders()).doesNotContainKey("cookie");
        assertThat(choice.response().allHeaders()).doesNotContainKey("set-cookie");
    }

    /** What the server then stamps, FirstPartyAnswerTest shows: Playwright doesn't always hear of the headers with cookies. */
    @Test
    void toAServerUnderTheSharedDomainAChoiceGoesWithItsCookies() {
        var choice = choice("/under");

        assertThat(choice.response().status()).isEqualTo(201);
        assertThat(credentials()).isEqualTo("include");
        assertThat(choice.url()).endsWith("?domain=shop.localhost");
    }
}
