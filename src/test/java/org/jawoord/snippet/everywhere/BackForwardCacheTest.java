package org.jawoord.snippet.everywhere;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jawoord.snippet.everywhere.Shop.WWW;
import static org.jawoord.snippet.everywhere.Shop.awaitStatus;
import static org.jawoord.snippet.everywhere.Shop.button;
import static org.jawoord.snippet.everywhere.Shop.session;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import io.quarkus.test.junit.QuarkusTest;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The browser keeps pages with the script for going back to, and such a page finds what was chosen meanwhile. */
@QuarkusTest
class BackForwardCacheTest {

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.keepingPages();

    private Shop shop;
    private Page page;

    @BeforeEach
    void openShop() {
        shop = new Shop();
        page = CHROMIUM.visitor();
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    /** From here on this page says when it was kept and shown again: a page that is loaded anew knows nothing of it. */
    private void watch() {
        page.evaluate("""
                () => {
                  window.restored = false;
                  addEventListener("pageshow", ({ persisted }) => { window.restored = persisted });
                  window.changes = [];
                  jawoord.on("change", ({ changed }) => changes.push(...changed));
                  changes.length = 0;
                }""");
    }

    /** Ends once the page is there, as it was left. */
    private void goBack() {
        page.goBack(new Page.GoBackOptions().setWaitUntil(WaitUntilState.COMMIT));
        page.waitForFunction("() => window.restored");
    }

    @Test
    void aPageThatAsksIsKeptAndAsksNoMoreAfterAYesElsewhere() {
        shop.open(page, WWW, "/");
        assertThat(button(page, "accept-all")).isVisible();
        watch();
        shop.open(page, WWW, "/frame");
        button(page, "accept-all").first().click();
        awaitStatus(page, "decided");
        shop.awaitServer(session(page), "decided");

        goBack();

        awaitStatus(page, "decided");
        assertThat(page.locator("jawoord-banner")).hasAttribute("data-state", "hidden");
        page.waitForFunction("() => changes.includes('marketing') && jawoord.allows('marketing')");
    }

    @Test
    void aPageWhereTheVisitorSaidYesIsKeptAndAllowsNothingAfterAWithdrawalElsewhere() {
        shop.open(page, WWW, "/");
        button(page, "accept-all").click();
        awaitStatus(page, "decided");
        var session = session(page);
        shop.awaitServer(session, "decided");
        watch();
        shop.open(page, WWW, "/frame");
        page.evaluate("() => jawoord.withdraw()");
        shop.awaitServer(session, "withdrawn");

        goBack();

        awaitStatus(page, "withdrawn");
        assertThat(page.evaluate("() => [jawoord.allows('marketing'), changes.includes('marketing')].join()"))
                .isEqualTo("false,true");
    }

    @Test
    void aPageOfAVisitorWhoHadAnsweredIsKeptAndFollowsAnotherAnswer() {
        shop.open(page, WWW, "/");
        page.evaluate("() => jawoord.rejectAll()");
        awaitStatus(page, "decided");
        shop.awaitServer(session(page), "decided");
        shop.open(page, WWW, "/");
        watch();
        shop.open(page, WWW, "/frame");
        page.evaluate("() => jawoord.acceptAll()");
        page.waitForFunction("() => jawoord.allows('marketing')");

        goBack();

        page.waitForFunction("() => changes.includes('marketing') && jawoord.allows('marketing')");
    }

    @Test
    void aPageThatIsShownAgainHearsOfChoicesInOtherTabsWithoutTheirStorage() {
        page.context().addInitScript(BrokenStorage.BLOCKED.script);
        shop.open(page, WWW, "/");
        button(page, "reject-all").click();
        awaitStatus(page, "decided");
        shop.awaitServer(session(page), "decided");
        watch();
        shop.open(page, WWW, "/frame");
        goBack();
        var other = shop.open(page.context().newPage(), WWW, "/");

        other.evaluate("() => jawoord.acceptAll()");

        page.waitForFunction("() => jawoord.allows('marketing')");
    }
}
