package org.jawoord.site;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class BuiltInTextsTest {

    /** What fits on a button of half a phone. */
    private static final int LONGEST_ANSWER = 22;

    /** Accept and reject are the same button, so neither may need much more room. */
    private static final double MOST_BETWEEN_ANSWERS = 1.5;

    /** Plural categories by language, of cardinal numbers (CLDR 47, supplemental/plurals.xml). */
    private static final Map<String, Set<String>> PLURALS = Map.ofEntries(
            Map.entry("ar", Set.of("zero", "one", "two", "few", "many", "other")),
            Map.entry("bg", Set.of("one", "other")),
            Map.entry("cs", Set.of("one", "few", "many", "other")),
            Map.entry("da", Set.of("one", "other")),
            Map.entry("de", Set.of("one", "other")),
            Map.entry("el", Set.of("one", "other")),
            Map.entry("en", Set.of("one", "other")),
            Map.entry("es", Set.of("one", "many", "other")),
            Map.entry("et", Set.of("one", "other")),
            Map.entry("fi", Set.of("one", "other")),
            Map.entry("fr", Set.of("one", "many", "other")),
            Map.entry("ga", Set.of("one", "two", "few", "many", "other")),
            Map.entry("he", Set.of("one", "two", "other")),
            Map.entry("hr", Set.of("one", "few", "other")),
            Map.entry("hu", Set.of("one", "other")),
            Map.entry("is", Set.of("one", "other")),
            Map.entry("it", Set.of("one", "many", "other")),
            Map.entry("lt", Set.of("one", "few", "many", "other")),
            Map.entry("lv", Set.of("zero", "one", "other")),
            Map.entry("mt", Set.of("one", "two", "few", "many", "other")),
            Map.entry("nb", Set.of("one", "other")),
            Map.entry("nl", Set.of("one", "other")),
            Map.entry("pl", Set.of("one", "few", "many", "other")),
            Map.entry("pt", Set.of("one", "many", "other")),
            Map.entry("ro", Set.of("one", "few", "other")),
            Map.entry("sk", Set.of("one", "few", "many", "other")),
            Map.entry("sl", Set.of("one", "two", "few", "other")),
            Map.entry("sv", Set.of("one", "other")),
            Map.entry("tr", Set.of("one", "other")),
            Map.entry("uk", Set.of("one", "few", "many", "other")));

    /** Plural forms that stand for a single number, which these languages say in a word or in the noun. */
    private static final Map<String, Set<String>> NUMBER_IN_WORDS = Map.of(
            "ar", Set.of("recipients_one", "recipients_two"),
            "he", Set.of("recipients_one", "recipients_two"),
            "mt", Set.of("recipients_one", "recipients_two"));

    /** Words that happen to be the English ones. */
    private static final Map<String, Set<String>> AS_IN_ENGLISH = Map.ofEntries(
            Map.entry("cs", Set.of("cookies", "role")),
            Map.entry("da", Set.of("cookies")),
            Map.entry("de", Set.of("cookies")),
            Map.entry("el", Set.of("cookies")),
            Map.entry("es", Set.of("cookies")),
            Map.entry("fr", Set.of("contact", "cookies", "services")),
            Map.entry("mt", Set.of("cookies", "data")),
            Map.entry("nl", Set.of("contact", "cookies")),
            Map.entry("pt", Set.of("cookies")),
            Map.entry("ro", Set.of("contact")),
            Map.entry("sk", Set.of("cookies")),
            Map.entry("sv", Set.of("cookies")));

    /** For {@link FieldSource}. */
    static final List<String> LANGUAGES = BuiltInTexts.LANGUAGES;

    @Test
    void theLanguagesAreThoseOfTheUnionAndSixMore() {
        assertThat(BuiltInTexts.LANGUAGES)
                .containsExactlyInAnyOrderElementsOf(PLURALS.keySet())
                .hasSize(30);
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyLanguageHasTheKeysOfTheSourceAndItsOwnPluralForms(String language) {
        assertThat(BuiltInTexts.banner(language).keySet()).isEqualTo(keysFor(language));
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyKeyIsOneThatAnOwnerMayOverride(String language) {
        assertThat(BuiltInTexts.banner(language).keySet()).allMatch(BuiltInTexts::isKey);
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyTextHasThePlaceholdersOfTheSource(String language) {
        var inWords = NUMBER_IN_WORDS.getOrDefault(language, Set.of());
        BuiltInTexts.banner(language).forEach((key, text) -> assertThat(BuiltInTexts.placeholdersIn(text))
                .as(language + " " + key)
                .isEqualTo(inWords.contains(key) ? Set.of() : BuiltInTexts.placeholders(key)));
    }

    /** The source says what owners may write, so its own placeholders are told here once more. */
    @ParameterizedTest
    @CsvSource({
        "intro, {controller} {purposes} {recipients}",
        "recipients_other, {count}",
        "changed, {date}",
        "changedWhat, {names}",
        "takenOver, {date}",
        "servicesOn, {on} {total}",
        "more, {service}",
        "choiceLifetime, {accepted} {refused}",
        "noticeVersion, {date} {version}",
        "placeholder, {service}",
        "placeholderLoad, {service}",
        "placeholderAlways, {service}"
    })
    void theSourceHasThePlaceholdersThatAreFilledIn(String key, String placeholders) {
        assertThat(BuiltInTexts.placeholders(key)).containsExactly(placeholders.split(" "));
    }

    /** Labels and notes stand in rows and beside switches, sentences follow each other in a paragraph. */
    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void aTextIsASentenceWhereThatOfTheSourceIs(String language) {
        var source = BuiltInTexts.banner(BuiltInTexts.SOURCE);

        assertThat(BuiltInTexts.banner(language)).allSatisfy((key, text) -> assertThat(text.endsWith("."))
                .as(key)
                .isEqualTo(source.getOrDefault(key, "").endsWith(".")));
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyTextIsTranslated(String language) {
        var english = BuiltInTexts.banner("en");
        Predicate<String> same = key -> BuiltInTexts.banner(language).get(key).equals(english.get(key));

        assertThat(BuiltInTexts.banner(language).keySet())
                .filteredOn(same)
                .containsExactlyInAnyOrderElementsOf(
                        language.equals("en") ? english.keySet() : AS_IN_ENGLISH.getOrDefault(language, Set.of()));
    }

    /** Owners' words may be as long, and quotation marks are those of the language. */
    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyTextIsWellFormed(String language) {
        assertThat(texts(language)).allSatisfy(text -> {
            assertThat(text.length()).isBetween(1, 1000);
            assertThat(text).isEqualTo(text.strip()).doesNotContain("  ", "\"", "!");
        });
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void bothAnswersFitOnEqualButtons(String language) {
        int accept = BuiltInTexts.banner(language).get("acceptAll").length();
        int reject = BuiltInTexts.banner(language).get("rejectAll").length();

        assertThat(Math.max(accept, reject)).isLessThanOrEqualTo(LONGEST_ANSWER);
        assertThat((double) Math.max(accept, reject) / Math.min(accept, reject))
                .isLessThanOrEqualTo(MOST_BETWEEN_ANSWERS);
    }

    /** The banner puts a list in place of the purposes, between two paragraphs. */
    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void thePurposesEndASentence(String language) {
        assertThat(BuiltInTexts.banner(language).get("intro")).matches("[^:]+:[ \u00a0]\\{purposes}\\. .+");
    }

    @Test
    void everyLanguageHasWordsForNecessary() {
        var necessary = BuiltInTexts.necessary(BuiltInTexts.LANGUAGES);

        assertThat(necessary.title().languages()).containsAll(BuiltInTexts.LANGUAGES);
        assertThat(necessary.purpose().byLanguage().values())
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    private static Stream<String> texts(String language) {
        var necessary = BuiltInTexts.necessary(List.of(language));
        return Stream.concat(
                BuiltInTexts.banner(language).values().stream(),
                Stream.of(necessary.title(), necessary.purpose())
                        .map(text -> text.byLanguage().get(language)));
    }

    private static Set<String> keysFor(String language) {
        return BuiltInTexts.keys().stream()
                .flatMap(key -> key.startsWith("recipients_")
                        ? PLURALS.get(language).stream().map(form -> "recipients_" + form)
                        : Stream.of(key))
                .collect(toCollection(TreeSet::new));
    }
}
