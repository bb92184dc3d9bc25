package org.jawoord.snippet.everywhere;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jawoord.snippet.everywhere.Shop.BLOG;
import static org.jawoord.snippet.everywhere.Shop.WWW;
import static org.jawoord.snippet.everywhere.Shop.awaitStatus;
import static org.jawoord.snippet.everywhere.Shop.button;
import static org.jawoord.snippet.everywhere.Shop.session;
import static org.jawoord.snippet.everywhere.Shop.status;

import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** One choice wherever the visitor is: tabs, frames, subdomains, and browsers that keep less than others. */
@QuarkusTest
class EverywhereTest extends AtTheShop {

    @Test
    void aChoiceInOneTabHoldsInTheOthersAndTheirBannersGo() {
        shop.open(page, WWW, "/");
        var other = shop.open(another(), WWW, "/");

        button(page, "accept-all").click();

        awaitStatus(other, "decided");
        assertThat(other.locator("jawoord-banner")).hasAttribute("data-state", "hidden");
        assertThat(other.evaluate("() => jawoord.allows('meta-pixel')")).isEqualTo(true);
    }

    @Test
    void aChoiceInOneTabHoldsInTheOthersWhereStorageIsBlocked() {
        page.context().addInitScript(BrokenStorage.BLOCKED.script);
        shop.open(page, WWW, "/");
        var other = shop.open(another(), WWW, "/");
        assertThat(button(other, "accept-all")).isVisible();

        button(page, "reject-all").click();

        awaitStatus(other, "decided");
        shop.awaitServer(session(page), "decided");
        assertThat(session(other)).isEqualTo(session(page));
    }

    @Test
    void aChoiceIsRecordedWhereStorageIsFull() {
        page.context().addInitScript(BrokenStorage.FULL.script);
        shop.open(page, WWW, "/");

        button(page, "accept-all").click();

        awaitStatus(page, "decided");
        shop.awaitServer(session(page), "decided");
    }

    @Test
    void aFrameOfTheSameSiteFollowsItsPage() {
        shop.open(page, WWW, "/frame");
        var frame = page.frames().get(1);
        frame.waitForFunction("() => window.jawoord && window.jawoord.allows");

        page.evaluate("() => jawoord.acceptAll()");

        frame.waitForFunction("() => jawoord.allows('marketing')");
    }

    @Test
    void aSubdomainDoesNotKnowTheChoiceOfAnotherUnlessItIsShared() {
        shop.open(page, WWW, "/");
        button(page, "accept-all").click();
        awaitStatus(page, "decided");

        assertThat(status(shop.open(page, BLOG, "/"))).isEqualTo("unanswered");
    }

    @Test
    void aSharedChoiceHoldsOnEverySubdomainUnderTheSameSession() {
        shop.open(page, WWW, "/shared");
        button(page, "accept-all").click();
        awaitStatus(page, "decided");
        var session = session(page);

        shop.open(page, BLOG, "/shared");

        assertThat(status(page)).isEqualTo("decided");
        assertThat(session(page)).isEqualTo(session);
        assertThat(page.locator("jawoord-banner")).hasCount(0);
    }

    @Test
    void aWithdrawalOnOneSubdomainHoldsOnTheOther() {
        shop.open(page, WWW, "/shared");
        button(page, "accept-all").click();
        awaitStatus(page, "decided");
        var session = session(page);
        shop.open(page, BLOG, "/shared");
        page.evaluate("() => jawoord.withdraw()");
        awaitStatus(page, "withdrawn");

        shop.open(page, WWW, "/shared");

        assertThat(status(page)).isEqualTo("withdrawn");
        shop.awaitServer(session, "withdrawn");
    }

    @Test
    void aBrowserThatEmptiesItsStorageRemembersByTheCookie() {
        shop.open(page, WWW, "/shared");
        button(page, "reject-all").click();
        awaitStatus(page, "decided");
        page.evaluate("() => localStorage.clear()");

        shop.open(page, WWW, "/shared");

        assertThat(status(page)).isEqualTo("decided");
        assertThat(page.locator("jawoord-banner")).hasCount(0);
    }

    @Test
    void cookiesAreFirstPartyLaxAndBoundedByTheChoice() {
        shop.open(page, WWW, "/shared");
        button(page, "accept-all").click();
        awaitStatus(page, "decided");

        long halfAYear = System.currentTimeMillis() / 1000 + 190L * 24 * 3600;
        assertThat(page.context().cookies())
                .extracting(cookie -> cookie.name)
                .containsExactlyInAnyOrder("jawoord", "jawoord_choice");
        assertThat(page.context().cookies()).allSatisfy((Cookie cookie) -> {
            assertThat(cookie.domain).isEqualTo(".shop.localhost");
            assertThat(cookie.sameSite).hasToString("LAX");
            assertThat(cookie.expires).isLessThan(halfAYear);
        });
    }

    @Test
    void garbageInCookiesAndStorageIsNoAnswer() {
        page.context()
                .addInitScript("document.cookie='jawoord_choice=%7B%22v%22%3A1';document.cookie='jawoord_choice=%';"
                        + "localStorage.setItem('jawoord','{\"v\":1,\"site\":\""
                        + shop.site().key() + "\"}')");
        shop.open(page, WWW, "/shared");

        assertThat(page.evaluate("() => jawoord.allows('marketing')")).isEqualTo(false);
        assertThat(button(page, "reject-all")).isVisible();
    }

    @Test
    void aPageThatIsClosedInTheClickLosesNoChoice() {
        shop.open(page, WWW, "/");
        var secondTab = shop.open(another(), WWW, "/");
        page.evaluate("() => { jawoord.acceptAll(); }");
        page.close();

        awaitStatus(secondTab, "decided");
        shop.awaitServer(session(secondTab), "decided");
    }

    @Test
    void aPageThatComesBackFromTheCacheKnowsWhatWasChosenMeanwhile() {
        shop.open(page, WWW, "/");
        shop.open(page, WWW, "/shared");
        button(page, "reject-all").click();
        awaitStatus(page, "decided");

        page.goBack();

        page.waitForFunction("() => window.jawoord && jawoord.decision && jawoord.decision().status === 'decided'");
        assertThat(button(page, "accept-all")).hasCount(0);
    }
}
