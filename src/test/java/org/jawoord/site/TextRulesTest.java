package org.jawoord.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jawoord.shared.Problem.Finding;
import org.jawoord.shared.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/categories/1/title",
                "/categories/1/purpose",
                "/categories/1/data/1",
                "/services/0/title",
                "/services/0/purpose",
                "/services/0/rationale",
                "/services/0/cookies/0/purpose",
                "/privacyStatement/text",
                "/privacyStatement/url"
            })
    void aTextMustBeThereInTheDefaultLanguage(String field) {
        var definition = Definitions.full().with(field, "{\"en\":\"/words\"}");

        assertThat(faults(definition)).extracting(Finding::field).containsExactly(field + "/nl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/categories/0/title", "/services/0/cookies/0/purpose", "/privacyStatement/text"})
    void aTextInALanguageThatIsNotOfferedIsAMistake(String field) {
        var definition = Definitions.full().with(field, "{\"nl\":\"woorden\",\"de\":\"Worte\"}");

        assertThat(faults(definition)).extracting(Finding::field).containsExactly(field + "/de");
    }

    @Test
    void theDefaultLanguageMustBeOffered() {
        var definition = Definitions.smallest().withText("/defaultLanguage", "en");

        assertThat(faults(definition)).extracting(Finding::field).containsExactly("/defaultLanguage");
    }

    @Test
    void aLanguageThatIsNotBuiltInNeedsAllWordsOfTheBannerAndOfNecessary() {
        var definition = Definitions.smallest().with("/languages", "[\"nl\",\"ja\"]");

        assertThat(faults(definition)).extracting(Finding::field).containsExactly("/categories", "/banner/texts/ja");
        assertThat(faults(definition).get(1).detail()).contains("acceptAll, ").contains("withdrawHint");
    }

    @Test
    void aLanguageWithAllItsWordsIsOffered() throws Exception {
        var words = new ObjectMapper().writeValueAsString(BuiltInTexts.banner("en"));
        var definition =
                Definitions.full().with("/languages", "[\"nl\",\"en\",\"ja\"]").with("/banner/texts/ja", words);

        assertThat(faults(definition)).isEmpty();
    }

    @Test
    void wordsThatTheBannerDoesNotShowAreAMistake() {
        var definition = Definitions.full().withText("/banner/texts/en/acceptall", "Yes");

        assertThat(faults(definition)).extracting(Finding::field).containsExactly("/banner/texts/en/acceptall");
    }

    @Test
    void anotherPluralFormIsAWordOfTheBanner() {
        var definition = Definitions.full().withText("/banner/texts/en/recipients_few", "{count} parties");

        assertThat(faults(definition)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"intro, {controller} asks {name}", "changedWhat, {name}", "takenOver, {name}", "gpcOff, {name}"})
    void aPlaceholderThatTheBannerCannotFillIsNamed(String key, String text) {
        var definition = Definitions.full().withText("/banner/texts/en/" + key, text);

        assertThat(faults(definition))
                .containsExactly(new Finding("/banner/texts/en/" + key, "The banner can't fill in {name} here."));
    }

    @ParameterizedTest
    @CsvSource({"acceptAll, 45, true", "acceptAll, 46, false", "rejectAll, 46, false", "intro, 400, true"})
    void aButtonHasRoomForAFewWords(String key, int length, boolean taken) {
        var definition = Definitions.full().withText("/banner/texts/en/" + key, "a".repeat(length));

        assertThat(faults(definition))
                .extracting(Finding::field)
                .isEqualTo(taken ? List.of() : List.of("/banner/texts/en/" + key));
    }

    @ParameterizedTest
    @CsvSource({
        "changedWhat, Now also: {names}",
        "takenOver, Kept since {date}",
        "gpcOff, off",
        "transfers, Also sent to",
        "unavailable, Not now"
    })
    void anOwnersWordsReplaceTheBuiltInOnes(String key, String text) {
        var definition = Definitions.full().withText("/banner/texts/en/" + key, text);

        assertThat(faults(definition)).isEmpty();
    }

    @Test
    void wordsInALanguageThatIsNotOfferedAreAMistake() {
        var definition = Definitions.full().with("/banner/texts/de", "{\"title\":\"Dürfen wir?\"}");

        assertThat(faults(definition)).extracting(Finding::field).containsExactly("/banner/texts/de");
    }

    private static List<Finding> faults(Definitions definition) {
        try {
            DefinitionReader.read(definition.bytes());
            return List.of();
        } catch (ProblemException e) {
            return e.problem().errors();
        }
    }
}
