package org.jawoord.ledger.receipt;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jawoord.proof.KeySet;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page of one file, opened from a disk: no server is there, and none is asked. */
class VerifierPageTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    static Path folder;

    private final List<String> asked = new ArrayList<>();
    private Page page;

    @BeforeEach
    void openedFromADisk() throws IOException {
        page = CHROMIUM.visitor();
        page.onRequest(request -> asked.add(request.url()));
        var file = Files.write(folder.resolve("verify.html"), VerifierPage.html());
        page.navigate(file.toUri().toString());
    }

    @Test
    void aValidReceiptIsFoundValidAndNothingIsSent() {
        choose("receipt", Golden.receipt());
        choose("keys", Golden.keys());

        assertThat(page.locator("#report h2")).hasText("Dit bewijs klopt.");
        assertThat(page.locator("#report .steps li")).hasCount(5);
        assertThat(asked).hasSize(1).allMatch(url -> url.startsWith("file:"));
    }

    @Test
    void aReceiptWithoutProofOfItsLeafIsNotCalledValidInEitherLanguage() {
        choose("receipt", Golden.withoutLeaf());
        choose("keys", Golden.keys());

        assertThat(page.locator("#report h2"))
                .hasText("De handtekening klopt. Dat de keuze in het logboek staat, is nog niet aangetoond.");
        assertThat(page.locator("#report")).containsText("Haal het bewijs over enkele seconden opnieuw op");
        page.getByText("English").click();
        assertThat(page.locator("#report h2"))
                .hasText("The signature holds. That the choice is in the ledger was not shown yet.");
    }

    @Test
    void aConsentByTelephoneIsFoundValidAndSaidToBeOne() {
        choose("receipt", Golden.stated());
        choose("keys", Golden.statedKeys());

        assertThat(page.locator("#report h2")).hasText("Dit bewijs klopt.");
        assertThat(page.locator("#report")).containsText("buiten de banner gegeven");
    }

    @Test
    void theStatementOfAnErasureIsFoundValidAndSaidToBeOne() {
        choose("receipt", ErasedExample.text(ErasedExample.statement()));
        choose("keys", ErasedExample.keys().json());

        assertThat(page.locator("#report h2")).hasText("Gewist, en dat klopt.");
        assertThat(page.locator("#report")).containsText("en het wissen zelf staat in het logboek");
        assertThat(page.locator("#report .steps li")).hasCount(6);
    }

    @Test
    void pageAndCommandAgreeOnErasures() {
        var all = new LinkedHashMap<>(ErasedExample.bad());
        all.put("a good one", ErasedExample.text(ErasedExample.statement()));
        all.keySet().removeIf(name -> name.equals("form: no JSON") || name.equals("form: without schema_version"));

        var found = new LinkedHashMap<String, Object>();
        all.forEach((name, text) -> found.put(name, inThePage(text, ErasedExample.keys())));

        var expected = new LinkedHashMap<String, Object>();
        all.forEach((name, text) -> expected.put(
                name, steps(ErasureCheck.of(text.getBytes(StandardCharsets.UTF_8), ErasedExample.keys()))));
        assertThat(found).hasSizeGreaterThan(20).containsExactlyEntriesOf(expected);
    }

    @Test
    void aChangedOneIsNotAndWhatIsWrongIsShown() {
        choose("keys", Golden.keys());
        choose("receipt", Golden.receipt().replace("\"refused\"", "\"given\""));

        assertThat(page.locator("#report h2")).hasText("Dit bewijs klopt niet. Vertrouw er niet op.");
        assertThat(page.locator("#report .fails").first()).isVisible();
        assertThat(page.locator("#report")).containsText("/pii_processing/purposes/2/answer");
    }

    @Test
    void textsOfAFileStayTexts() {
        choose("keys", Golden.keys());
        choose("receipt", Golden.receipt().replaceFirst("\\{", "{\"<img src=x onerror=document.title=1>\":1,"));

        assertThat(page.locator("#report")).containsText("<img src=x");
        assertThat(page.locator("#report img")).hasCount(0);
    }

    @Test
    void withoutKeysItSaysWhatIsMissing() {
        choose("receipt", Golden.receipt());

        assertThat(page.locator("#report")).hasText("Er is nog geen sleutel om mee te controleren.");
    }

    @Test
    void aBrowserWithoutEd25519IsToldSo() {
        page.evaluate("""
                () => { crypto.subtle.importKey = () => Promise.reject(new DOMException("no", "NotSupportedError")); }""");
        choose("receipt", Golden.receipt());
        choose("keys", Golden.keys());

        assertThat(page.locator("#report")).containsText("Deze browser kan geen Ed25519");
    }

    @Test
    void anEmptyFileAndOneThatIsNoTextAreSaidToBeThatInBothLanguages() {
        choose("keys", Golden.keys());
        var words = new LinkedHashMap<String, List<String>>();
        words.put("", List.of("Het bestand is leeg.", "The file is empty."));
        words.put("  ", List.of("Het bestand is leeg.", "The file is empty."));
        var alien = List.of("Dit is geen bestand met een bewijs van keuze.", "This is not a receipt file.");
        words.put("\u0089PNG\r\n\u00ff\u00fe\u0000\u0001", alien);
        words.put(new String(Golden.receipt().getBytes(StandardCharsets.UTF_16), StandardCharsets.ISO_8859_1), alien);
        words.put(new String(Golden.receipt().getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1), alien);

        words.forEach((content, said) -> {
            choose("receipt", content.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(page.locator("#report")).hasText(said.get(0));
            page.getByText("English").click();
            assertThat(page.locator("#report")).hasText(said.get(1));
            page.getByText("Nederlands").click();
            choose("receipt", Golden.receipt());
            assertThat(page.locator("#report h2")).hasText("Dit bewijs klopt.");
        });
    }

    /** An editor on Windows puts it there; the command refuses such a file in words too. */
    @Test
    void aReceiptWithAByteOrderMarkIsSaidToHaveOne() {
        choose("keys", Golden.keys());
        choose("receipt", "\ufeff" + Golden.receipt());

        assertThat(page.locator("#report")).containsText("Het bestand begint met een byte order mark (BOM).");
        page.getByText("English").click();
        assertThat(page.locator("#report")).containsText("The file begins with a byte order mark (BOM).");
    }

    @Test
    void itSpeaksTwoLanguages() {
        page.getByText("English").click();

        assertThat(page.locator("h1")).containsText("Check a receipt");
        assertThat(page.locator("#title-nl")).isHidden();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
    }

    @Test
    void noRuleOfAxeIsBrokenAndItFitsAPhone() {
        var phone = CHROMIUM.visitor(new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setLocale("en-GB")
                .setBypassCSP(true));
        phone.navigate(folder.resolve("verify.html").toUri().toString());
        phone.locator("#keys").fill(Golden.keys());
        phone.locator("#receipt").fill(Golden.receipt().replace("\"nl\"", "\"en\""));
        assertThat(phone.locator("#report h2")).hasText("This receipt is not valid. Don't rely on it.");

        Axe.assertClean(phone);
        assertThat(phone.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(360);
    }

    @Test
    void pageAndCommandAgreeOnEveryMutation() {
        var all = new LinkedHashMap<>(Mutations.bad());
        Mutations.harmless().forEach((name, text) -> all.put("harmless: " + name, text));

        var found = new LinkedHashMap<String, Object>();
        all.forEach((name, text) -> found.put(name, inThePage(text, Golden.keySet())));

        var expected = new LinkedHashMap<String, Object>();
        all.forEach((name, text) -> expected.put(name, byTheCommand(text)));
        assertThat(found).hasSizeGreaterThan(100).containsExactlyEntriesOf(expected);
    }

    private Object inThePage(String receipt, KeySet keys) {
        return page.evaluate(
                "async ([receipt, keys]) => (await jawoordVerify(receipt, keys)).steps.map((s) => s.name + ' ' + s.outcome)",
                List.of(receipt, keys.json()));
    }

    private static Object byTheCommand(String receipt) {
        return steps(ReceiptCheck.of(receipt.getBytes(StandardCharsets.UTF_8), Golden.keySet()));
    }

    private static List<String> steps(Steps.Report report) {
        return report.steps().stream()
                .map(step -> step.name() + " " + step.outcome().name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private void choose(String box, String text) {
        choose(box, text.getBytes(StandardCharsets.UTF_8));
    }

    private void choose(String box, byte[] content) {
        page.locator("#" + box + "-file").setInputFiles(new FilePayload(box + ".json", "application/json", content));
    }
}
