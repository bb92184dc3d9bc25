package org.jawoord.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits of reports, on both sides. */
@QuarkusTest
class ReportLimitsTest {

    private TestSite site;

    @BeforeEach
    void publish() {
        site = TestSite.published();
    }

    @AfterEach
    void empty() {
        ManyChoices.remove(site);
    }

    @Test
    void asManyChoicesAsABundleTakesAreABundle() {
        ManyChoices.add(site, EvidenceResource.MAX_RECORDS);
        Reports.awaitLeaves(site, 0);

        var manifest = Reports.json(Bundles.text(
                Bundles.files(Bundles.download(site, "from=2020-01-01")).get(Manifest.NAME)));

        assertThat(manifest.at("/counts/unproven").asInt()).isEqualTo(EvidenceResource.MAX_RECORDS);
    }

    @Test
    void oneMoreIsRefusedAndSaysWhatToDo() {
        ManyChoices.add(site, EvidenceResource.MAX_RECORDS + 1);

        Reports.ask(site, "evidence?from=2020-01-01")
                .then()
                .statusCode(422)
                .body("field", equalTo("to"))
                .body("detail", containsString("10000"));
    }

    @Test
    void aRareActionIsFoundFurtherOnByTheCursorOfAShortPage() {
        Visitor.on(site).does("reject_all");
        ManyChoices.add(site, (ChoicesResource.MAX_SEARCHED + 1) * ChoicesResource.MAX_LIMIT);

        var page = Reports.ask(site, "choices?action=withdraw").then();

        page.statusCode(200).body("choices", hasSize(0)).body("next", notNullValue());
        String next = page.extract().path("next");
        Reports.ask(site, "choices?action=withdraw&cursor=" + next).then().body("choices", hasSize(0));
    }
}
