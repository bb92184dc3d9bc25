package org.jawoord.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.jawoord.shared.Sha256;
import org.jawoord.site.Definitions;
import org.jawoord.site.SiteDrafts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an owner reads about the differences between two notices. */
class ComparisonTest {

    @Test
    void aNoticeDiffersInNothingFromItself() {
        var same = compare(Definitions.full(), Definitions.full(), "en");

        assertThat(same).isEqualTo(new Comparison(false, List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/name | 'Other' | The site’s name: Other instead of Demo shop",
                "/controller/email | 'x@shop.example' | The controller’s e-mail address: x@shop.example instead of privacy@shop.example",
                "/categories/1/retention | 'P30D' | Retention of Measuring: 30 days instead of 90 days",
                "/categories/2/basis | 'legal_obligation' | Legal basis of Orders: legal obligation instead of contract",
                "/categories/1/purpose/nl | 'Wij volgen.' | The purpose of Measuring changed in en, nl: from “Wij tellen.” to “Wij volgen.”",
                "/categories/1/title/en | 'Counting' | The title of Counting changed in en: from “Measuring” to “Counting”",
                "/categories/1/data/0 | 'E-mail' | Data used for Measuring: new are E-mail; no longer IP",
                "/services/0/provider/country | 'IE' | Country of the provider of Hotjar: Ireland instead of Malta",
                "/services/0/provider/role | 'controller' | Role of the provider of Hotjar: controller instead of processor",
                "/services/0/transfers/0 | 'GB' | Countries that data of Hotjar goes to: new are United Kingdom; no longer United States",
                "/services/0/cookies/0/lifetime | 'PT1H' | Lifetime of cookie _hjSession* of Hotjar: 1 hour instead of 30 minutes",
                "/services/1/cookies/0/lifetime | 'P1Y' | Lifetime of cookie cart of cart: 1 year instead of session",
                "/lifetime/refused | 'P6M' | How long a no holds: 6 months instead of 12 months",
                "/lifetime/records | 'P5Y' | How long records of a choice are kept: 5 years",
                "/privacyStatement/version | '4' | The version of the privacy statement: 4 instead of 3",
                "/privacyStatement/text/nl | 'Anders' | The text of the privacy statement changed in nl: “Wij …” became “Anders”",
                "/banner/texts/en/title | 'Can we?' | The banner’s text “title” changed in en: from “May we?” to “Can we?”",
                "/banner/position | 'bottom' | Position: bottom instead of top"
            })
    void eachChangeIsASentence(String field, String value, String words) {
        var changed = compare(Definitions.full(), Definitions.full().withText(field, value), "en");

        assertThat(changed.changes()).extracting(Change::words).containsExactly(words);
    }

    @Test
    void changesStandInTheOrderInWhichANoticeIsRead() {
        var after = Definitions.full()
                .with("/banner", "{\"layout\":\"box\"}")
                .withText("/categories/1/retention", "P30D")
                .with("/services/1", "{\"key\":\"pixel\",\"category\":\"analytics\",\"title\":\"Pixel\"}");

        assertThat(compare(Definitions.full(), after, "nl").changes())
                .extracting(Change::path, Change::kind, Change::material, Change::words)
                .startsWith(
                        tuple(
                                "/categories/analytics/retention",
                                ChangeKind.CHANGED,
                                true,
                                "Bewaartermijn van Meten: 30 dagen in plaats van 90 dagen"),
                        tuple("/services/cart", ChangeKind.REMOVED, false, "Dienst vervallen: cart (Nodig)"),
                        tuple("/services/pixel", ChangeKind.ADDED, true, "Nieuwe dienst: Pixel (Meten)"),
                        tuple("/banner/layout", ChangeKind.CHANGED, false, "Vorm: kader in plaats van balk"));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void aNewLanguageIsOneChangeAndNotOneForEachText() {
        var after = Definitions.full().with("/languages", "[\"nl\",\"en\",\"de\"]");

        assertThat(compare(Definitions.full(), after, "en").changes())
                .extracting(Change::words)
                .containsExactly("Languages: new are German");
    }

    @Test
    void anotherOrderIsAChange() {
        var after = Definitions.full()
                .with(
                        "/categories/1",
                        Definitions.full().json().at("/categories/2").toString())
                .with(
                        "/categories/2",
                        Definitions.full().json().at("/categories/1").toString());

        assertThat(compare(Definitions.full(), after, "en").changes())
                .extracting(Change::path, Change::kind, Change::words)
                .containsExactly(tuple("/categories", ChangeKind.REORDERED, "Purposes: another order"));
    }

    @Test
    void anotherCodeIsToldApartFromAnotherText() {
        var before = notice(Definitions.full(), "old");

        assertThat(Comparison.of(before, notice(Definitions.full(), "new"), "en")
                        .changes())
                .extracting(Change::words)
                .containsExactly("The banner’s code changed (no text did)");
        assertThat(Comparison.of(before, notice(Definitions.full().withText("/name", "B"), "new"), "en")
                        .changes())
                .extracting(Change::words)
                .last()
                .isEqualTo("The banner’s code changed");
    }

    @Test
    void aLongTextIsNotRepeatedWhole() {
        var after = Definitions.full().withText("/categories/1/purpose/en", "x".repeat(1000));

        assertThat(compare(Definitions.full(), after, "en").changes().get(0).words())
                .hasSizeLessThan(500)
                .endsWith("…”");
    }

    @Test
    void whatAsksAgainIsNamedAndMaterial() {
        var asked = compare(Definitions.full(), Definitions.full().withText("/controller/name", "Other B.V."), "en");

        assertThat(asked.material()).isTrue();
        assertThat(asked.asks()).containsExactly("Meten");
        assertThat(asked.changes()).extracting(Change::material).containsExactly(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "nl"})
    void bothLanguagesHaveTheSameWords(String language) {
        var other = StreamSupport.stream(
                Phrases.in(language.equals("en") ? "nl" : "en").keys().spliterator(), false);

        assertThat(Phrases.in(language).keys()).containsExactlyInAnyOrderElementsOf(other.toList());
    }

    private static Comparison compare(Definitions before, Definitions after, String language) {
        return Comparison.of(NoticeDrafts.of(before), NoticeDrafts.of(after), language);
    }

    private static Notice notice(Definitions definition, String code) {
        return Notice.of(NoticeContent.of("demo", SiteDrafts.read(definition), Sha256.hex(code)));
    }
}
