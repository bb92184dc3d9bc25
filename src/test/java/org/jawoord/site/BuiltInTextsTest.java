package org.jawoord.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BuiltInTextsTest {

    @Test
    void everyLanguageHasTheSameKeys() {
        assertThat(BuiltInTexts.LANGUAGES)
                .allSatisfy(language ->
                        assertThat(BuiltInTexts.banner(language).keySet()).isEqualTo(BuiltInTexts.keys()));
    }

    @Test
    void everyLanguageHasTheSamePlaceholders() {
        for (var language : BuiltInTexts.LANGUAGES) {
            BuiltInTexts.banner(language).forEach((key, text) -> assertThat(BuiltInTexts.placeholdersIn(text))
                    .as(language + " " + key)
                    .isEqualTo(BuiltInTexts.placeholders(key)));
        }
    }

    @Test
    void everyLanguageHasWordsForNecessary() {
        var necessary = BuiltInTexts.necessary(BuiltInTexts.LANGUAGES);

        assertThat(necessary.title().languages()).containsAll(BuiltInTexts.LANGUAGES);
        assertThat(necessary.purpose().byLanguage().values()).doesNotContainNull();
    }

    @Test
    void ownWordsMayBeAsLongAsAnyBuiltInOnes() {
        assertThat(List.of("nl", "en"))
                .allSatisfy(language -> assertThat(BuiltInTexts.banner(language).values())
                        .allSatisfy(text -> assertThat(text.length()).isBetween(1, 1000)));
    }
}
