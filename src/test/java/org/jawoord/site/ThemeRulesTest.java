package org.jawoord.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jawoord.shared.Problem.Finding;
import org.jawoord.shared.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A theme that can't be read is refused when it is saved. */
class ThemeRulesTest {

    private static final String WHITE = "\"paper\":\"#ffffff\",\"surface\":\"#ffffff\"";

    @ParameterizedTest
    @CsvSource({
        "#000000,#ffffff,21",
        "#777777,#ffffff,4.48",
        "#0000ff,#ffffff,8.59",
        "#ff0000,#ffffff,4.00",
        "#abcdef,#abcdef,1"
    })
    void contrastIsThatOfWcag(String one, String other, double ratio) {
        assertThat(ThemeRules.contrast(one, other))
                .isEqualTo(ThemeRules.contrast(other, one))
                .isCloseTo(ratio, within(0.01));
    }

    @Test
    void theBuiltInColoursAreThoseOfTheBannerAndCanBeRead() throws IOException {
        var css = Files.readString(Path.of("web-snippet/src/banner/base.css"));
        var dark = css.indexOf("prefers-color-scheme: dark");

        assertThat(Map.of(ThemeRules.LIGHT, css.substring(0, dark), ThemeRules.DARK, css.substring(dark)))
                .allSatisfy((palette, part) -> {
                    assertThat(palette).allSatisfy((name, colour) -> assertThat(part)
                            .contains("--jawoord-" + name.toLowerCase(Locale.ROOT) + ": " + colour + ";"));
                    var spelledOut = palette.entrySet().stream()
                            .map(colour -> "\"%s\":\"%s\"".formatted(colour.getKey(), colour.getValue()))
                            .toList();
                    assertThat(faults(String.join(",", spelledOut))).isEmpty();
                });
        assertThat(faults("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ink", "muted"})
    void textHasAContrastOfFourAndAHalf(String token) {
        assertThat(faults(WHITE + ",\"%s\":\"#767676\"".formatted(token))).isEmpty();

        assertThat(faults(WHITE + ",\"%s\":\"#777777\"".formatted(token)))
                .hasSize(2)
                .allSatisfy(fault -> assertThat(fault.field()).isEqualTo("/banner/theme/" + token))
                .first()
                .satisfies(fault -> assertThat(fault.detail()).contains("4.47:1", "4.5:1", "#777777", "paper"));
    }

    @Test
    void theAnswersHaveAContrastOfFive() {
        assertThat(faults("\"accent\":\"#6f6f6f\",\"onAccent\":\"#ffffff\"")).isEmpty();

        assertThat(faults("\"accent\":\"#707070\",\"onAccent\":\"#ffffff\""))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("/banner/theme/onAccent");
                    assertThat(fault.detail()).contains("4.95:1", "5.0:1");
                });
    }

    @ParameterizedTest
    @CsvSource({"#6f6f6f,true", "#707070,false", "#7b7b7b,false", "#7c7c7c,true", "#00a0a0,true"})
    void onAnAccentAloneStandsBlackOrWhite(String accent, boolean taken) {
        var faults = faults("\"accent\":\"%s\"".formatted(accent));

        assertThat(faults).hasSize(taken ? 0 : 1).allSatisfy(fault -> assertThat(fault.field())
                .isEqualTo("/banner/theme/accent"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"accent\":\"#949494\",\"paper\":\"#ffffff\"',",
        "'\"accent\":\"#959595\",\"paper\":\"#ffffff\"',paper 2.99;surface 2.99",
        "'\"accent\":\"#646464\",\"paper\":\"#181818\",\"ink\":\"#ffffff\",\"muted\":\"#ffffff\",\"surface\":\"#000000\"',",
        "'\"accent\":\"#636363\",\"paper\":\"#181818\",\"ink\":\"#ffffff\",\"muted\":\"#ffffff\",\"surface\":\"#000000\"',paper 2.95",
        "'\"accent\":\"#919191\"',",
        "'\"accent\":\"#929292\"',paper 2.98",
        "'\"accent\":\"#8a8a8a\",\"surface\":\"#f0f0f0\"',",
        "'\"accent\":\"#8b8b8b\",\"surface\":\"#f0f0f0\"',surface 2.98"
    })
    void theAnswersAndSwitchesStandOutFromTheirGroundsAtThreeToOne(String theme, String faults) {
        assertThat(faults(theme))
                .allSatisfy(fault -> {
                    assertThat(fault.field()).isEqualTo("/banner/theme/accent");
                    assertThat(fault.detail()).contains("3.0:1", "to be seen");
                })
                .extracting(fault -> fault.detail().replaceAll(".* on (\\w+) .* of ([\\d.]+):1.*", "$1 $2"))
                .containsExactly(faults == null ? new String[0] : faults.split(";"));
    }

    @Test
    void aSurfaceOnWhichTheBuiltInAccentIsNotSeenIsNamed() {
        assertThat(faults("\"surface\":\"#5d9a8b\",\"ink\":\"#000000\",\"muted\":\"#000000\""))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("/banner/theme/surface");
                    assertThat(fault.detail()).contains("accent (#17594a) on surface (#5d9a8b)");
                });
    }

    @Test
    void anAccentForALightGroundIsTakenAsItIsInDark() {
        assertThat(ThemeRules.contrast("#003366", ThemeRules.DARK.get("paper"))).isLessThan(ThemeRules.EDGE);
        assertThat(faults("\"accent\":\"#003366\"")).isEmpty();
    }

    @Test
    void onTheDarkGroundsEitherAnAccentOrItsEdgeCanBeSeen() {
        var random = new Random(2);
        var dark = ThemeRules.DARK.get("surface");
        assertThat(ThemeRules.contrast(dark, "#ffffff"))
                .as("paper is further from it")
                .isLessThan(ThemeRules.contrast(ThemeRules.DARK.get("paper"), "#ffffff"));
        assertThat(Stream.generate(() -> String.format("#%06x", random.nextInt(1 << 24)))
                        .limit(2_000))
                .allSatisfy(accent -> {
                    var onAccent = new Banner.Theme(accent, null, null, null, null, null, null, null)
                            .withOnAccent()
                            .onAccent();
                    assertThat(Math.max(ThemeRules.contrast(accent, dark), ThemeRules.contrast(onAccent, dark)))
                            .isGreaterThanOrEqualTo(ThemeRules.EDGE);
                });
    }

    @Test
    void whatOneTokenLeavesOutIsBuiltInInLightAndInDark() {
        assertThat(faults("\"onAccent\":\"#ffffff\"")).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("/banner/theme/onAccent");
            assertThat(fault.detail()).contains("#6cc5ab", "in dark mode");
        });
        assertThat(faults("\"onAccent\":\"#14171a\"")).singleElement().satisfies(fault -> assertThat(fault.detail())
                .contains("#17594a", "in light mode"));
    }

    @Test
    void ownGroundsHoldInDarkToo() {
        // On the dark ink they could not be read.
        assertThat(faults(WHITE)).isEmpty();

        assertThat(faults("\"paper\":\"#101010\""))
                .extracting(Finding::field)
                .containsExactly("/banner/theme/paper", "/banner/theme/paper", "/banner/theme/paper");
    }

    @Test
    void textOnAnyAccentReadsAtFourAndAHalfToOne() {
        var random = new Random(1);
        assertThat(Stream.generate(() -> String.format("#%06x", random.nextInt(1 << 24)))
                        .limit(2_000))
                .allSatisfy(accent -> assertThat(ThemeRules.contrast(
                                accent,
                                new Banner.Theme(accent, null, null, null, null, null, null, null)
                                        .withOnAccent()
                                        .onAccent()))
                        .isGreaterThanOrEqualTo(4.5));
    }

    private static List<Finding> faults(String theme) {
        var definition = Definitions.full().with("/banner/theme", "{" + theme + "}");
        var refused = catchThrowableOfType(ProblemException.class, () -> DefinitionReader.read(definition.bytes()));
        return refused == null ? List.of() : refused.problem().errors();
    }
}
