package org.jawoord.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jawoord.shared.ProblemException;
import org.jawoord.site.Definitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a change of wording may be called editorial, and how long answers to the wording before hold. */
class EditorialTest {

    private static final String PURPOSE = "/categories/1/purpose/nl";

    private final Notice first = NoticeDrafts.of(Definitions.full());

    @Test
    void withoutADeclarationAnotherPurposeAsksAgain() {
        assertThat(NoticeDrafts.answers(first, mended("Wij telen."))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({PURPOSE + ",Wij telen.", "/services/0/purpose/nl,Opname van bezoek"})
    void declaredEditorialTheAnswersHoldBothWays(String field, String words) {
        var draft = NoticeDrafts.of(Definitions.full().withText(field, words));

        var declared = Editorial.declared(first, draft);

        assertThat(declared.content().editorial()).hasSize(1);
        assertThat(NoticeDrafts.answers(first, declared)).isTrue();
        assertThat(NoticeDrafts.answers(declared, first)).isTrue();
    }

    @Test
    void theNextVersionKeepsTheDeclarationWhileTheWordingStays() {
        var declared = Editorial.declared(first, mended("Wij telen."));

        var next = after(
                declared, Definitions.full().withText(PURPOSE, "Wij telen.").withText("/name", "Other"));

        assertThat(NoticeDrafts.answers(first, next)).isTrue();
        assertThat(NoticeDrafts.answers(declared, next)).isTrue();
    }

    @Test
    void publishingTheSameAgainIsTheSameNotice() {
        var declared = Editorial.declared(first, mended("Wij telen."));

        assertThat(after(declared, Definitions.full().withText(PURPOSE, "Wij telen."))
                        .id())
                .isEqualTo(declared.id());
    }

    @Test
    void anotherWordingAfterItAsksAgain() {
        var declared = Editorial.declared(first, mended("Wij telen."));

        var next = after(declared, Definitions.full().withText(PURPOSE, "Wij volgen."));

        assertThat(next.content().editorial()).isEmpty();
        assertThat(NoticeDrafts.answers(first, next)).isFalse();
        assertThat(NoticeDrafts.answers(declared, next)).isFalse();
    }

    @Test
    void aSecondDeclarationHoldsForTheFirstAnswersToo() {
        var declared = Editorial.declared(first, mended("Wij telen."));
        var draft = after(declared, Definitions.full().withText(PURPOSE, "Wij tellen u."));

        var again = Editorial.declared(declared, draft);

        assertThat(NoticeDrafts.answers(first, again)).isTrue();
        assertThat(NoticeDrafts.answers(declared, again)).isTrue();
    }

    @Test
    void goingBackToTheOldWordingNeedsNoDeclaration() {
        var declared = Editorial.declared(first, mended("Wij telen."));

        assertThat(after(declared, Definitions.full()).id()).isEqualTo(first.id());
    }

    @Test
    void whatIsDeclaredForOneServiceExcusesNoOther() {
        var declared = Editorial.declared(first, mended("Wij telen."));

        var next = after(
                declared,
                Definitions.full().withText(PURPOSE, "Wij telen.").withText("/services/0/provider/country", "IE"));

        assertThat(next.changes(declared.revs())).containsExactly("Hotjar");
    }

    @ParameterizedTest
    @CsvSource({
        "/services/0/provider/name,Other Ltd.",
        "/services/0/provider/country,IE",
        "/services/0/provider/role,controller",
        "/services/0/transfers/0,GB",
        "/services/0/cookies/0/lifetime,P1Y",
        "/services/0/cookies/0/name,_x",
        "/services/0/matches/0,https://x.example/*",
        "/categories/1/data/0,E-mail",
        "/categories/1/retention,P1Y",
        "/categories/1/consentMode/0,ad_storage",
        "/categories/1/basis,legitimate_interests",
        "/controller/name,Other B.V.",
        "/banner/layout,box"
    })
    void somethingElseThanATextIsNotEditorial(String field, String value) {
        var definition = Definitions.full().withText(PURPOSE, "Wij telen.");
        if (field.endsWith("basis")) {
            definition.without("/gpc").without("/services/0/cookies").without("/services/0/storage");
        }
        if (field.endsWith("layout")) {
            ((com.fasterxml.jackson.databind.node.ObjectNode) definition.json().get("banner")).remove("position");
        }
        var draft = NoticeDrafts.of(definition.withText(field, value));

        assertThat(Editorial.isPossible(first, draft)).isFalse();
        assertRefused(draft);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"key\":\"pixel\",\"category\":\"analytics\"}"})
    void aNewServiceIsNotEditorial(String service) {
        assertRefused(NoticeDrafts.of(
                Definitions.full().withText(PURPOSE, "Wij telen.").with("/services/2", service)));
    }

    @Test
    void aPurposeThatWasNotThereIsNotEditorial() {
        var before = NoticeDrafts.of(Definitions.full().without("/services/0/purpose"));

        assertThatThrownBy(() -> Editorial.declared(before, first))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(422));
    }

    @Test
    void whatAsksNobodyNeedsNoDeclaration() {
        assertRefused(mended("wij  tellen"));
    }

    private void assertRefused(Notice draft) {
        assertThatThrownBy(() -> Editorial.declared(first, draft)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().status()).isEqualTo(422);
            assertThat(e.problem().field()).isEqualTo("editorial");
        });
    }

    private static Notice mended(String purpose) {
        return NoticeDrafts.of(Definitions.full().withText(PURPOSE, purpose));
    }

    /** What publishing a draft makes of it while another notice is current. */
    private static Notice after(Notice current, Definitions draft) {
        return Notice.of(Editorial.carried(NoticeDrafts.of(draft).content(), current));
    }
}
