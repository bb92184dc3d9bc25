package org.jawoord.ledger.receipt;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import org.jawoord.testing.Chromium;
import org.jawoord.testing.OwnersPages;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The receipt as its visitor sees it, opened from the banner, and from pages that mean harm. */
@QuarkusTest
class ReceiptPageTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final OwnersPages PAGES = new OwnersPages();

    private static final String SHOP = PAGES.origin("www.shop.localhost");
    private static final String EVIL = PAGES.origin("www.evil.localhost");

    private TestSite site;

    @AfterAll
    static void close() {
        PAGES.close();
    }

    @Test
    void itShowsWhatWasChosenAndThatItIsGenuine() {
        var page = CHROMIUM.visitor();
        page.navigate(receiptOf("nl"));

        assertThat(page.locator("h1")).hasText("Bewijs van uw keuze");
        assertThat(page.locator(".purpose").filter(holding("Statistiek")).locator("> .row .answer"))
                .hasText("Ja");
        assertThat(page.locator("section").filter(holding("Klopt dit bewijs?"))).containsText("Dit bewijs klopt.");
        assertThat(page.locator("body")).containsText("versie 1 van");
        assertThat(page.getByText("Bekijk de banner zoals die was"))
                .hasAttribute("href", server() + "/notices/" + site.notice() + "/preview?lang=nl");
        assertThat(page.locator("#withdraw")).isHidden();
        assertThat(page.locator("#elsewhere")).containsText("Cookie-instellingen");
    }

    @Test
    void whoWasShownAnotherLanguageReadsThatOrEnglish() {
        var page = CHROMIUM.visitor();
        page.navigate(receiptOf("en"));

        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("h1")).hasText("Receipt of your choice");
        assertThat(page.locator("#report h2")).hasText("This receipt is valid.");
    }

    /** WCAG 3.1.2: the page has no words of its own in Arabic, and what was shown is read out in Arabic all the same. */
    @Test
    void aroundTextsFromRightToLeftItSpeaksEnglishAndEachPartSaysWhatItIs() {
        site = TestSite.published(definition -> {
            definition.withArray("languages").add("ar");
            for (var pointer : List.of("/categories", "/services")) {
                for (var one : definition.at(pointer)) {
                    for (var text : List.of("title", "purpose")) {
                        if (one.path(text).isObject()) {
                            ((ObjectNode) one.path(text)).put("ar", "Meta: \u0627\u0644\u062a\u0633\u0648\u064a\u0642");
                        }
                    }
                }
            }
        });
        var page = CHROMIUM.visitor();
        page.navigate(server() + chosen(site, "ar"));

        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("h1")).hasText("Receipt of your choice");
        var shown = page.locator(".purpose").filter(holding("\u0627\u0644\u062a\u0633\u0648\u064a\u0642"));
        assertThat(shown.locator("h3").first()).hasAttribute("lang", "ar");
        assertThat(shown.locator("h3").first()).hasCSS("direction", "rtl");
        assertThat(shown.locator("> p").first()).hasAttribute("lang", "ar");
        assertThat(shown.locator("> p").first()).hasCSS("direction", "rtl");
        assertThat(page.locator("li.purpose strong[lang=ar][dir=rtl]").first()).hasCount(1);
    }

    @Test
    void noRuleOfAxeIsBrokenAndItFitsAPhone() {
        var page = CHROMIUM.visitor(
                new Browser.NewContextOptions().setViewportSize(360, 740).setBypassCSP(true));
        page.navigate(receiptOf("nl"));
        assertThat(page.locator("#report h2")).isVisible();
        page.evaluate("() => document.querySelectorAll('details').forEach((one) => (one.open = true))");

        Axe.assertClean(page);
        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(360);
    }

    @Test
    void openedFromTheBannerItWithdrawsAndSaysSoWhenItIsOnRecord() {
        var shop = shopWithAChoice(CHROMIUM.visitor());
        var receipt = openReceipt(shop);
        assertThat(receipt.locator("#elsewhere")).isHidden();

        receipt.locator("#withdraw").click();

        assertThat(receipt.locator("#withdrawn")).isVisible();
        assertThat(status(shop)).isEqualTo("withdrawn");
        given().get(receipt.url()).then().body("state.now", org.hamcrest.Matchers.equalTo("withdrawn"));
        receipt.locator("#withdrawal").click();
        assertThat(receipt.locator("#history ~ ol")).containsText("Toestemming ingetrokken");
    }

    @Test
    void aPageOfSomebodyElseThatOpensItIsNotBelieved() {
        var address = receiptOf("nl");
        var id = address.substring(address.lastIndexOf('/') + 1);
        var evil = evil();
        var receipt = evil.waitForPopup(() -> evil.evaluate("""
                ([address, id]) => {
                  window.heard = 0;
                  addEventListener("message", ({ source }) => {
                    window.heard++;
                    source.postMessage({ jawoord: "site", choice: id }, "*");
                  });
                  window.receipt = open(address);
                }""", java.util.List.of(address, id)));
        evil.waitForFunction("() => window.heard > 0");
        assertThat(receipt.locator("#report h2")).isVisible();

        assertThat(receipt.locator("#withdraw")).isHidden();
    }

    @Test
    void aPageOfSomebodyElseCanNotMakeTheShopWithdraw() {
        var evil = evil();
        var shop = evil.waitForPopup(() -> evil.evaluate("(address) => { window.shop = open(address); }", shop()));
        shopWithAChoice(shop);
        var receipt = openReceipt(shop);
        var id = receipt.url().substring(receipt.url().lastIndexOf('/') + 1);

        evil.evaluate("(choice) => window.shop.postMessage({ jawoord: 'withdraw', choice }, '*')", id);
        evil.evaluate("(choice) => window.shop.postMessage({ jawoord: 'receipt', choice }, '*')", id);
        shop.evaluate("() => new Promise((done) => { addEventListener('message', done); postMessage('last', '*'); })");

        assertThat(status(shop)).isEqualTo("decided");
        assertThat(receipt.locator("#withdraw")).isVisible();
    }

    @Test
    void nobodyCanFrameIt() {
        var address = receiptOf("nl");
        var evil = evil();
        evil.evaluate("""
                (address) => new Promise((done) => {
                  const frame = document.createElement("iframe");
                  frame.onload = done;
                  frame.src = address;
                  document.body.append(frame);
                })""", address);

        assertThat(evil.frames()).hasSize(2);
        assertThat(evil.frames().get(1).content()).doesNotContain("Bewijs van uw keuze");
    }

    @Test
    void textsOfTheNoticeStayTexts() {
        var attack = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>{view.say}";
        site = TestSite.published(definition -> {
            ((com.fasterxml.jackson.databind.node.ObjectNode) definition.get("controller")).put("name", attack);
            ((com.fasterxml.jackson.databind.node.ObjectNode) definition.at("/categories/0/title")).put("nl", attack);
            ((com.fasterxml.jackson.databind.node.ObjectNode) definition.at("/categories/0/purpose")).put("nl", attack);
        });
        var page = CHROMIUM.visitor();
        page.navigate(server() + chosen(site, "nl"));
        assertThat(page.locator("#report h2")).hasText("Dit bewijs klopt.");

        assertThat(page.locator(".purpose h3").nth(1)).hasText(attack);
        assertThat(page.evaluate("() => window.hacked")).isNull();
        assertThat(page.locator("img")).hasCount(0);
    }

    private Page shopWithAChoice(Page page) {
        page.navigate(shop());
        page.locator("[data-jawoord=accept-all]").click();
        page.waitForFunction("() => JSON.parse(localStorage.jawoord).recorded");
        return page;
    }

    /** Opens the receipt from the preferences, and waits until the two pages know each other. */
    private static Page openReceipt(Page shop) {
        shop.locator("#settings").click();
        var receipt = shop.waitForPopup(
                () -> shop.locator("jawoord-banner .about a").last().click());
        assertThat(receipt.locator("#withdraw")).isVisible();
        return receipt;
    }

    private String shop() {
        site = TestSite.published(definition -> definition.putArray("origins").add(SHOP));
        PAGES.with(
                "/" + site.key(),
                "<script src=\"" + server() + "/s/" + site.key() + ".js\"></script>",
                "<button id=\"settings\" data-jawoord=\"settings\">Settings</button>");
        return SHOP + "/" + site.key();
    }

    private static Page evil() {
        PAGES.with("/evil", "", "<h1>Evil</h1>");
        var page = CHROMIUM.visitor();
        page.navigate(EVIL + "/evil");
        return page;
    }

    private String receiptOf(String language) {
        site = TestSite.shared();
        return server() + chosen(site, language);
    }

    /** The path of the receipt of a choice that the ledger has numbered. */
    private static String chosen(TestSite site, String language) {
        var visitor = Visitor.on(site);
        var choice = visitor.save(Map.of("analytics", true, "marketing", false), Map.of())
                .put("language", language);
        String path = visitor.send(choice).statusCode(201).extract().path("receipt");
        await().until(() -> given().get(path).path("ledger") != null);
        return path;
    }

    private static String status(Page page) {
        return (String) page.evaluate("() => jawoord.decision().status");
    }

    private static com.microsoft.playwright.Locator.FilterOptions holding(String text) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
    }

    private static String server() {
        return "http://localhost:" + RestAssured.port;
    }
}
