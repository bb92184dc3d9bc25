package org.jawoord.ledger.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** All rules of axe, in the light and in the dark. */
final class Axe {

    private static final String VIOLATIONS = """
            async () => (await axe.run({ resultTypes: ["violations"] })).violations
              .map(({ id, nodes }) => id + ": " + nodes.map(({ html, failureSummary }) => html + " " + failureSummary))""";

    private Axe() {}

    static void assertClean(Page page) {
        page.evaluate(AxeBuilder.getAxeScript());
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat((List<?>) page.evaluate(VIOLATIONS)).as(scheme.name()).isEmpty();
        }
    }
}
