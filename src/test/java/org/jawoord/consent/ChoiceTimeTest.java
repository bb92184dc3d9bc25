package org.jawoord.consent;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Period;
import org.jawoord.testing.TestClock;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What time does to a choice: it expires, and an old notice can be answered for a day. */
@QuarkusTest
class ChoiceTimeTest {

    @Inject
    TestClock clock;

    private TestSite site;
    private Visitor visitor;

    @BeforeEach
    void aVisitorOnASite() {
        site = TestSite.published(
                definition -> definition.withObject("/lifetime").put("refused", "P1M"));
        visitor = Visitor.on(site);
    }

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    @Test
    void aConsentHoldsToItsLastDay() {
        visitor.does("accept_all");

        clock.goAhead(Period.ofMonths(6).minusDays(1));

        visitor.allows("marketing").body("allowed", equalTo(true)).body("status", equalTo("decided"));
    }

    @Test
    void aConsentExpiresAndDenies() {
        visitor.does("accept_all");

        clock.goAhead(Period.ofMonths(6));

        visitor.lookUp().body("status", equalTo("expired")).body("categories.marketing", equalTo(false));
        visitor.allows("ga4").body("allowed", equalTo(false)).body("status", equalTo("expired"));
    }

    @Test
    void aRefusalHasItsOwnLifetime() {
        visitor.does("reject_all");

        clock.goAhead(Period.ofMonths(1));

        visitor.lookUp().body("status", equalTo("expired"));
    }

    @Test
    void aReplacedNoticeIsAnsweredForADay() {
        var choice = visitor.choice("accept_all");
        site.republish(definition -> definition.put("name", "Renamed shop"));

        clock.goAhead(Duration.ofHours(24).minusMinutes(1));

        visitor.send(choice).statusCode(201);
    }

    @Test
    void afterADayAReplacedNoticeIsNotAnsweredAnyMore() {
        var choice = visitor.choice("accept_all");
        site.republish(definition -> definition.put("name", "Renamed shop"));

        clock.goAhead(Duration.ofHours(24));

        visitor.send(choice).statusCode(422).body("field", equalTo("notice"));
    }

    @Test
    void aRetryOfWhatWasStoredIsARetryHoweverLateItComes() {
        var choice = visitor.choice("accept_all");
        visitor.send(choice).statusCode(201);
        site.republish(definition -> definition.put("name", "Renamed shop"));

        clock.goAhead(Duration.ofDays(3));

        visitor.send(choice).statusCode(200);
    }
}
