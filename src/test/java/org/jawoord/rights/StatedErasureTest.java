package org.jawoord.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Instant;
import org.jawoord.consent.elsewhere.Elsewhere;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Consent that was given elsewhere goes with whoever gave it, and one by one. */
@QuarkusTest
class StatedErasureTest {

    /** As {@link Elsewhere#spoken} calls the person. */
    private static final String CALLER = "{\"identifier\":\"klant 1234\"}";

    private TestSite site;
    private String script;

    @BeforeEach
    void aSiteWithAScript() {
        site = TestSite.published();
        script = Elsewhere.registered(site, Elsewhere.script("1"));
    }

    @Test
    void whatSomebodySaidGoesByTheirIdentifierWithoutAnyTie() throws SQLException {
        recorded(Elsewhere.spoken(script));
        recorded(Elsewhere.spoken(script));

        erase(CALLER).statusCode(200).body("erased", equalTo(2));

        Elsewhere.stated(site, "").body("items", hasSize(0));
        assertThat(Rights.one("SELECT count(*) FROM stated_consent WHERE site = '" + site.key() + "'"))
                .isEqualTo("0");
    }

    @Test
    void theTiedSessionsOfThePersonGoInTheSameErasure() throws SQLException {
        var visitor = Visitor.on(site).does("accept_all");
        Rights.tie(site, visitor, "klant 1234").statusCode(201);
        recorded(Elsewhere.spoken(script).put("session", visitor.session()));

        erase(CALLER).statusCode(200).body("erased", equalTo(2));

        assertThat(Rights.one("SELECT count(*) FROM erasure WHERE site = '" + site.key() + "'"))
                .isEqualTo("1");
    }

    @Test
    void whatOthersSaidStays() {
        recorded(Elsewhere.spoken(script).put("identifier", "klant 99"));
        recorded(Elsewhere.spoken(script));

        erase(CALLER).body("erased", equalTo(1));

        Elsewhere.stated(site, "").body("items", hasSize(1));
    }

    @Test
    void theChoicesOfASessionThatIsOnlyNamedInARecordStayWithTheirTies() throws SQLException {
        var visitor = Visitor.on(site).does("accept_all");
        Rights.tie(site, visitor, "klant 99").statusCode(201);
        recorded(Elsewhere.spoken(script).put("session", visitor.session()));

        erase(CALLER).body("erased", equalTo(1));

        Rights.timeline(site, visitor).body("entries", hasSize(1)).body("identities", hasSize(1));
    }

    @Test
    void erasingAgainFindsNothing() {
        var consent = Elsewhere.spoken(script);
        recorded(consent);
        erase(CALLER).body("erased", equalTo(1));

        erase(CALLER).statusCode(200).body("erased", equalTo(0));
        erase(record(consent)).statusCode(200).body("erased", equalTo(0));
    }

    @Test
    void aFormGoesByTheIdOfItsRecordAlone() {
        Elsewhere.registered(site, Elsewhere.form("1"));
        var submission = Elsewhere.submission();
        Elsewhere.submit(site, submission).statusCode(201);
        Elsewhere.submit(site, Elsewhere.submission()).statusCode(201);

        erase(record(submission)).statusCode(200).body("erased", equalTo(1));

        Elsewhere.stated(site, "").body("items", hasSize(1));
        Elsewhere.submit(site, submission).statusCode(410);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConsentAndItsWithdrawalGoTogether(boolean byTheConsent) {
        var consent = Elsewhere.spoken(script);
        recorded(consent);
        recorded(Elsewhere.spoken(script));
        var withdrawal = new ObjectMapper()
                .createObjectNode()
                .put("id", Visitor.newId())
                .put("action", "withdraw")
                .put("channel", "letter")
                .put("of", consent.get("id").textValue())
                .put("givenAt", Instant.now().toString());
        recorded(withdrawal);

        erase(record(byTheConsent ? consent : withdrawal)).statusCode(200).body("erased", equalTo(2));

        Elsewhere.stated(site, "").body("items", hasSize(1));
    }

    @Test
    void theErasureHasALeafAndTheLeavesOfTheRecordsStay() throws SQLException {
        var consent = Elsewhere.spoken(script);
        recorded(consent);

        erase(record(consent)).body("erased", equalTo(1));

        assertThat(Rights.one("SELECT count(*) FROM ledger_leaf WHERE site = '" + site.key() + "'"))
                .isEqualTo("2");
    }

    /** Else the yes would hold again. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aYesGoesWithTheNoThatTookItBackUnderAnotherName(boolean byTheRecord) {
        var visitor = Visitor.on(site).does("accept_all");
        var yes = Elsewhere.spoken(script).put("session", visitor.session());
        yes.remove("identifier");
        recorded(yes);
        var no = Elsewhere.spoken(script).put("session", visitor.session()).put("action", "withdraw");
        no.remove("answers");
        recorded(no);

        erase(byTheRecord ? record(no) : CALLER).statusCode(200).body("erased", equalTo(2));

        Elsewhere.stated(site, "").body("items", hasSize(0));
    }

    @Test
    void aHoldOnTheSiteKeepsThem() throws SQLException {
        var consent = Elsewhere.spoken(script);
        recorded(consent);
        Rights.post(site, "holds", "{\"reason\":\"Onderzoek\"}").statusCode(201);

        erase(CALLER).statusCode(409);
        erase(record(consent)).statusCode(409);

        Elsewhere.stated(site, "").body("items", hasSize(1));
        assertThat(Rights.one("SELECT count(*) FROM erasure WHERE site = '" + site.key() + "'"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"identifier\":\"klant 1234\",\"reason\":\"Zaak\"}", "{\"session\":\"%s\",\"reason\":\"Zaak\"}"
            })
    void aHoldOnSomebodyOrOnOneOfTheirSessionsKeepsWhatTheySaid(String hold) {
        var consent = Elsewhere.spoken(script);
        recorded(consent);
        var visitor = Visitor.on(site).does("accept_all");
        Rights.tie(site, visitor, "klant 1234").statusCode(201);
        Rights.post(site, "holds", hold.formatted(visitor.session())).statusCode(201);

        erase(record(consent)).statusCode(409);

        Elsewhere.stated(site, "").body("items", hasSize(1));
    }

    @Test
    void aHoldOnSomebodyWithoutASessionKeepsWhatTheySaidAndNothingElse() {
        var consent = Elsewhere.spoken(script);
        recorded(consent);
        var other = Elsewhere.spoken(script).put("identifier", "klant 99");
        recorded(other);
        Rights.post(site, "holds", "{\"identifier\":\"klant 1234\",\"reason\":\"Zaak\"}")
                .statusCode(201);

        erase(CALLER).statusCode(409);
        erase(record(consent)).statusCode(409);
        erase(record(other)).statusCode(200).body("erased", equalTo(1));

        Elsewhere.stated(site, "").body("items", hasSize(1));
    }

    @Test
    void aSessionIsKeptWhenSomebodyWhoIsHeldSaidSomethingWithIt() {
        var visitor = Visitor.on(site).does("accept_all");
        recorded(Elsewhere.spoken(script).put("session", visitor.session()));
        Rights.post(site, "holds", "{\"identifier\":\"klant 1234\",\"reason\":\"Zaak\"}")
                .statusCode(201);

        erase("{\"session\":\"%s\"}".formatted(visitor.session())).statusCode(409);

        Rights.timeline(site, visitor).body("entries", hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"reason\":\"Onderzoek\"}", "{\"identifier\":\"klant 1234\",\"reason\":\"Onderzoek\"}"})
    void afterTheHoldIsReleasedTheyGo(String placed) {
        recorded(Elsewhere.spoken(script));
        var hold = Rights.post(site, "holds", placed)
                .statusCode(201)
                .extract()
                .path("holds[0].id")
                .toString();
        erase(CALLER).statusCode(409);
        TestSite.asAdmin().delete(Rights.path(site, "holds/" + hold)).then().statusCode(204);

        erase(CALLER).statusCode(200).body("erased", equalTo(1));
    }

    @Test
    void aChoiceDoesNotGoByItsId() {
        var visitor = Visitor.on(site);
        var choice = visitor.choice("accept_all");
        visitor.send(choice).statusCode(201);

        erase(record(choice)).statusCode(422).body("field", equalTo("record"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"record\":\"1\"}",
                "{\"record\":\"0192f0c1-7b6e-4c31-9a55-0c3f5a1d2e77\"}",
                "{\"record\":\"0192f0c1-7b6e-7c31-9a55-0c3f5a1d2e77\",\"identifier\":\"x\"}",
                "{}"
            })
    void whatNamesNothingOrTwoThingsIsRefused(String body) {
        erase(body).statusCode(422);
    }

    @Test
    void aRecordOfAnotherSiteIsNotErased() {
        var consent = Elsewhere.spoken(script);
        recorded(consent);

        Rights.post(TestSite.shared(), "erasures", record(consent))
                .statusCode(200)
                .body("erased", equalTo(0));
        Elsewhere.stated(site, "").body("items", hasSize(1));
    }

    @Test
    void nobodyIsRecordedUnderANameThatCannotBeLookedUp() {
        Elsewhere.record(site, Elsewhere.spoken(script).put("identifier", "klant\u200b1234"))
                .statusCode(422)
                .body("field", equalTo("identifier"));
    }

    private void recorded(ObjectNode consent) {
        Elsewhere.record(site, consent).statusCode(201);
    }

    private static String record(ObjectNode of) {
        return "{\"record\":\"" + of.get("id").textValue() + "\"}";
    }

    private ValidatableResponse erase(String body) {
        return Rights.post(site, "erasures", body);
    }
}
