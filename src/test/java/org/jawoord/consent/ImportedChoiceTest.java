package org.jawoord.consent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jawoord.testing.TestClock;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Choices that a visitor made in another tool's banner, and that the page took over. */
@QuarkusTest
class ImportedChoiceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SLACK = Duration.ofMinutes(1);

    @Inject
    TestClock clock;

    @Inject
    Clock now;

    private TestSite site;
    private Visitor visitor;

    @BeforeEach
    void aVisitorOnASite() {
        site = TestSite.shared();
        visitor = Visitor.on(site);
    }

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cookiebot", "onetrust", "klaro", "orestbida"})
    void whatWasTakenOverHoldsAndTheReceiptSaysFromWhere(String tool) {
        var at = now.instant().minus(Duration.ofDays(30)).toString();
        var answer = visitor.send(takenOver(tool, at))
                .statusCode(201)
                .body("decision.status", equalTo("decided"))
                .body("decision.categories.marketing", equalTo(true));

        given().get(answer.extract().<String>path("receipt"))
                .then()
                .body("record.imported.from", equalTo(tool))
                .body("record.imported.at", equalTo(at.substring(0, 23) + "Z"))
                .body("record.gpc", nullValue());
    }

    @Test
    void itRunsOutByTheNoticesLifetimeSinceItWasMade() {
        var made = now.instant().minus(Duration.ofDays(30));

        String expiresAt = visitor.send(takenOver("klaro", made.toString()))
                .statusCode(201)
                .extract()
                .path("expiresAt");

        assertThat(Instant.parse(expiresAt)).isEqualTo(after(made, Period.ofMonths(6)));
    }

    @Test
    void aRefusalRunsOutByItsOwnLifetime() {
        site = TestSite.published(
                definition -> definition.withObject("/lifetime").put("refused", "P1M"));
        visitor = Visitor.on(site);
        var choice = takenOver("klaro", now.instant().minus(Duration.ofDays(32)).toString());
        choice.putObject("categories").put("marketing", false);

        visitor.send(choice).statusCode(422).body("field", equalTo("imported/at"));
    }

    @Test
    void oneThatRunsOutSoonIsTaken() {
        var made = after(now.instant().plus(SLACK), Period.ofMonths(-6));

        visitor.send(takenOver("onetrust", made.toString())).statusCode(201);
    }

    @Test
    void oneThatHasRunOutIsRefusedAndNotStored() {
        var made = after(now.instant().minus(SLACK), Period.ofMonths(-6));

        visitor.send(takenOver("onetrust", made.toString())).statusCode(422).body("field", equalTo("imported/at"));

        assertThat(Choices.storedFor(visitor)).isZero();
    }

    @Test
    void aClockThatIsALittleAheadIsForgiven() {
        var made = now.instant().plus(Expiry.MAX_AHEAD).minus(SLACK);

        visitor.send(takenOver("cookiebot", made.toString())).statusCode(201);
    }

    @Test
    void aTimeInTheFutureIsRefused() {
        var made = now.instant().plus(Expiry.MAX_AHEAD).plus(SLACK);

        visitor.send(takenOver("cookiebot", made.toString())).statusCode(422).body("field", equalTo("imported/at"));
    }

    @Test
    void aRetryStaysARetryWhenItHasRunOutSince() {
        var choice =
                takenOver("klaro", now.instant().minus(Duration.ofDays(150)).toString());
        var first = visitor.send(choice).statusCode(201).extract();
        clock.goAhead(Duration.ofDays(60));

        var again = visitor.send(choice).statusCode(200).body("decision.status", equalTo("expired"));

        assertThat(again.extract().<String>path("expiresAt")).isEqualTo(first.path("expiresAt"));
    }

    @Test
    void aTimeFinerThanAMillisecondIsAnsweredTheSameTwice() {
        var made = now.instant().minus(Duration.ofDays(1)).toString().substring(0, 19) + ".9999999Z";
        var choice = takenOver("klaro", made);
        var first = visitor.send(choice).statusCode(201).extract().asString();

        assertThat(visitor.send(choice).statusCode(200).extract().asString()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'from':'klaro'}|imported/at",
                "{'at':'2026-01-01T00:00:00Z'}|imported/from",
                "{'from':'usercentrics','at':'2026-01-01T00:00:00Z'}|imported/from",
                "{'from':'Klaro','at':'2026-01-01T00:00:00Z'}|imported/from",
                "{'from':7,'at':'2026-01-01T00:00:00Z'}|imported/from",
                "{'from':'klaro','at':'yesterday'}|imported/at",
                "{'from':'klaro','at':1767225600}|imported/at",
                "{'from':'klaro','at':'1969-12-31T23:59:59Z'}|imported/at",
                "{'from':'klaro','at':'2026-01-01T00:00:00Z','by':'x'}|imported/by",
                "{}|imported/from"
            })
    void whatIsMalformedIsNamed(String imported, String field) throws Exception {
        var choice = takenOver("klaro", "2026-01-01T00:00:00Z");
        choice.set("imported", JSON.readTree(imported.replace('\'', '"')));

        visitor.send(choice).statusCode(400).body("field", equalTo(field));
    }

    @ParameterizedTest
    @CsvSource({"accept_all,page", "reject_all,page", "withdraw,page", "save,banner", "save,preferences", "signal,page"
    })
    void onlyWhatAPageSavesIsTakenOver(String action, String surface) {
        var choice = takenOver("klaro", now.instant().toString())
                .put("action", action)
                .put("surface", surface);
        choice.putObject("categories").put("marketing", action.equals("accept_all"));

        visitor.send(choice).statusCode(422).body("field", equalTo("imported"));
    }

    @Test
    void itNeverReplacesAChoiceThatWasMadeHere() {
        visitor.does("accept_all").does("withdraw");

        visitor.send(takenOver("klaro", now.instant().toString()))
                .statusCode(201)
                .body("decision.status", equalTo("withdrawn"));

        visitor.allows("marketing").body("allowed", equalTo(false));
        assertThat(Choices.storedFor(visitor)).isEqualTo(3);
    }

    @Test
    void aChoiceThatIsMadeHereReplacesIt() {
        visitor.send(takenOver("klaro", now.instant().toString())).statusCode(201);

        visitor.does("reject_all");

        visitor.allows("marketing").body("allowed", equalTo(false)).body("status", equalTo("decided"));
    }

    @Test
    void afterMoreOfThemThanAreReadNothingIsGranted() {
        for (int i = 0; i < ChoiceLog.MAX_FOLDED - 1; i++) {
            visitor.send(takenOver("klaro", now.instant().toString())).statusCode(201);
        }
        visitor.allows("marketing").body("allowed", equalTo(true));

        visitor.send(takenOver("klaro", now.instant().toString())).statusCode(201);

        visitor.allows("marketing").body("allowed", equalTo(false));
    }

    @Test
    void underTheSignalItGrantsNothingThatTheSignalRefuses() {
        visitor.send(takenOver("klaro", now.instant().toString()).put("gpc", true))
                .statusCode(201)
                .body("decision.categories.marketing", equalTo(false))
                .body("decision.categories.analytics", equalTo(true));

        visitor.allows("marketing").body("allowed", equalTo(true));
    }

    private ObjectNode takenOver(String tool, String at) {
        var choice = visitor.save(Map.of("analytics", true, "marketing", true), Map.of())
                .put("surface", "page");
        choice.putObject("imported").put("from", tool).put("at", at);
        return choice;
    }

    private static Instant after(Instant at, Period period) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC)
                .plus(period)
                .toInstant()
                .truncatedTo(ChronoUnit.MILLIS);
    }
}
