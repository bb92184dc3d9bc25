package org.jawoord.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jawoord.consent.elsewhere.Elsewhere;
import org.jawoord.testing.Chromium;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code data-jawoord-form} in a real browser: what was ticked is recorded with the submission, and nothing else. */
@QuarkusTest
class FormConsentTest {

    private static final String STRICT =
            "default-src 'none'; img-src data:; connect-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'";

    private static final String FORM = """
            <form data-jawoord-form="newsletter" action="/thanks">
              <label>Naam <input name="naam" value=""></label>
              <label>Mail <input name="mail" type="email"></label>
              <label><input type="checkbox" name="nb" data-jawoord-purpose="newsletter">
                Ja, stuur mij elke maand  de nieuwsbrief.</label>
              <label for="bel">Ja, bel mij over aanbiedingen.</label>
              <input type="checkbox" id="bel" data-jawoord-purpose="calls">
              <p data-jawoord-text>Afmelden kan in <em>elke</em> mail.</p>
              <button>Verstuur</button>
            </form>""";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<String> console = new CopyOnWriteArrayList<>();

    private OwnerServer owner;
    private TestSite site;

    @BeforeEach
    void anOwnerWithAForm() {
        owner = new OwnerServer();
        site = TestSite.published(definition -> definition.withArray("origins").add(owner.origin()));
        Elsewhere.registered(site, Elsewhere.form("1"));
        owner.serve("/thanks", page("", "<p>Dank</p>"));
    }

    @AfterEach
    void stop() {
        owner.close();
    }

    @Test
    void aTickIsRecordedWithItsWordsAndItsIdGoesWithTheForm() {
        var page = open(FORM);

        page.getByLabel("Ja, stuur").check();
        submit(page);

        var record = one();
        assertThat(record.getBoolean("items[0].answers.newsletter")).isTrue();
        assertThat(record.getBoolean("items[0].answers.calls")).isFalse();
        assertThat(record.getMap("items[0]")).doesNotContainKey("shown");
        assertThat(page.url()).contains("jawoord_consent=" + record.getString("items[0].id"));
    }

    @Test
    void whoTicksNothingLeavesNoTrace() {
        var page = open(FORM);

        submit(page);

        assertThat(page.url()).doesNotContain("jawoord_consent");
        assertThat(sent).isEmpty();
    }

    @Test
    void nothingThatWasTypedLeavesThePageWithTheConsent() {
        var page = open(FORM);

        page.getByLabel("Naam").fill("Jantje Geheim");
        page.getByLabel("Mail").fill("jantje@shop.example");
        page.getByLabel("Ja, bel").check();
        submit(page);

        one();
        assertThat(sent).hasSize(1).allSatisfy(body -> assertThat(body).doesNotContain("Jantje", "jantje", "mail\""));
    }

    @Test
    void aBoxThatIsTickedBeforehandIsUntickedAndTheOwnerTold() {
        var page = open(FORM.replace("data-jawoord-purpose=\"calls\"", "data-jawoord-purpose=\"calls\" checked"));
        page.waitForFunction("() => !document.getElementById('bel').checked");

        submit(page);

        assertThat(sent).isEmpty();
        assertThat(console).anyMatch(line -> line.contains("ticked beforehand"));
    }

    @Test
    void whatAScriptTicksIsRecordedAsRefused() {
        var page = open(FORM);
        page.evaluate("() => { document.getElementById('bel').checked = true }");

        submit(page);

        var record = one();
        assertThat(record.getString("items[0].action")).isEqualTo("refuse");
        assertThat(record.getString("items[0].refused.calls")).isEqualTo("pre_ticked");
    }

    @Test
    void aTickBesideWordsThatNobodySeesIsRecordedAsRefusedAndTheOwnerTold() {
        var page = open(FORM);
        page.evaluate("() => { document.querySelector('label[for=bel]').style.display = 'none' }");
        page.locator("#bel").check();

        submit(page);

        assertThat(one().getString("items[0].refused.calls")).isEqualTo("no_words");
        assertThat(console).anyMatch(line -> line.contains("no words beside it"));
    }

    @Test
    void otherWordsThanTheRegisteredOnesAreKept() {
        var page = open(FORM.replace("elke maand", "elk uur"));

        page.getByLabel("Ja, stuur").check();
        submit(page);

        assertThat(one().getString("items[0].shown.purposes[0].text"))
                .isEqualTo("Ja, stuur mij elk uur de nieuwsbrief.");
    }

    @Test
    void whileTheServerIsDownTheFormGoesAndTheConsentFollowsFromAnotherPage() {
        var page = open(FORM);
        owner.down(true);
        page.getByLabel("Ja, stuur").check();
        submit(page);
        assertThat(records().getList("items")).isEmpty();

        owner.down(false);
        owner.serve("/next", page(tag(), ""));
        page.navigate(owner.origin() + "/next");

        assertThat(page.url()).doesNotContain("thanks");
        one();
    }

    @Test
    void thePageOfTheBannerSendsWhatAnotherPageHasLeft() {
        var page = open(FORM);
        owner.down(true);
        page.getByLabel("Ja, stuur").check();
        submit(page);

        owner.down(false);
        owner.serve("/next", page("<script src=\"/s/" + site.key() + ".js\"></script>", ""));
        page.navigate(owner.origin() + "/next");

        one();
    }

    @Test
    void aDoubleSubmissionIsOneRecord() {
        var page = open("<script>document.addEventListener('submit', e => e.preventDefault())</script>" + FORM);
        page.getByLabel("Ja, stuur").check();

        page.getByText("Verstuur").dblclick();
        page.getByText("Verstuur").click();

        one();
        assertThat(sent).hasSize(1);
    }

    @Test
    void aFormThatScriptsAddAndSubmitIsRecordedAsWell() {
        var page = open("<div id=\"app\"></div>");
        page.evaluate(
                "form => { app.innerHTML = form; document.querySelector('form').addEventListener('submit', e => {"
                        + " e.preventDefault(); window.sent = [...new FormData(e.target).keys()].join(); }) }",
                FORM);

        page.getByLabel("Ja, stuur").check();
        page.getByText("Verstuur").click();

        one();
        assertThat(page.evaluate("() => window.sent")).isEqualTo("naam,mail,nb,jawoord_consent");
    }

    @Test
    void ofTwoFormsOnlyTheSubmittedOneIsRead() {
        var page = open(FORM.replace("id=\"bel\"", "id=\"bel1\"").replace("for=\"bel\"", "for=\"bel1\"") + FORM);
        page.locator("#bel1").check();
        page.locator("form").nth(1).getByLabel("Ja, stuur").check();

        page.locator("form").nth(1).getByText("Verstuur").click();
        page.waitForURL("**/thanks*");

        assertThat(one().getBoolean("items[0].answers.calls")).isFalse();
    }

    @Test
    void aStrictPolicyNeedsNothingMore() {
        owner.policy(cookies -> STRICT);
        var page = open(FORM);

        page.getByLabel("Ja, stuur").check();
        submit(page);

        one();
        assertThat(console).noneMatch(line -> line.contains("Content Security Policy"));
    }

    private Page open(String body) {
        owner.serve("/", page(tag(), body));
        var page = CHROMIUM.visitor();
        page.onConsoleMessage(message -> console.add(message.text()));
        page.onRequest(request -> {
            if (request.url().contains("/v1/") && request.method().equals("POST")) {
                sent.add(request.postData());
            }
        });
        page.navigate(owner.origin() + "/");
        page.waitForFunction("() => window[Symbol.for('jawoord.form')]");
        return page;
    }

    private static void submit(Page page) {
        page.getByText("Verstuur").click();
        page.waitForURL("**/thanks*");
    }

    /** The tag that owners are given, by the owner's own proxy. */
    private String tag() {
        String tag = TestSite.asAdmin()
                .get("/admin/v1/sites/" + site.key() + "/tag")
                .then()
                .extract()
                .path("form");
        return tag.replaceAll("src=\"http://[^/]+", "src=\"");
    }

    private static String page(String head, String body) {
        return "<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>x</title><link rel=\"icon\" href=\"data:,\">"
                + head + "</head><body>" + body + "</body></html>";
    }

    private JsonPath one() {
        await().until(() -> records().getList("items").size() == 1);
        return records();
    }

    private JsonPath records() {
        return Elsewhere.stated(site, "").extract().jsonPath();
    }
}
