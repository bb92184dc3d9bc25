package org.jawoord.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered when somebody with all rights has damaged the ledger's own tables: nothing that isn't so, and never an accident. */
@QuarkusTest
class DamagedLedgerTest {

    private static final String OF_SITE = " WHERE site = '%s'";

    private TestSite site;
    private String id;

    @BeforeEach
    void aLedgerOfThreeChoices() {
        site = TestSite.published(); // its ledger will be no more what it was
        Visitor.on(site).does("reject_all").does("accept_all");
        var visitor = Visitor.on(site);
        var choice = visitor.choice("accept_all");
        visitor.send(choice).statusCode(201);
        id = choice.path("id").asText();
        Reports.awaitLeaves(site, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger_head SET size = size + 1" + OF_SITE,
                "UPDATE ledger_head SET size = size - 1" + OF_SITE,
                "UPDATE ledger_head SET checkpoint = 'garbage'" + OF_SITE,
                "UPDATE ledger_head SET checkpoint = ''" + OF_SITE,
                "UPDATE ledger_head SET origin = 'elsewhere.example'" + OF_SITE,
                "UPDATE ledger_head SET root = sha256(root)" + OF_SITE
            })
    void aReceiptIsWithoutItsPlaceAndCheckpointAndBundleAreRefusedInWords(String damage) {
        TablesOwner.runs(damage.formatted(site.key()));

        given().get(site.path("receipts/" + id)).then().statusCode(200).body("ledger", nullValue());
        for (var answer : List.of(
                given().get(site.path("ledger/checkpoint")),
                Reports.ask(site, "evidence?from=2020-01-01"),
                Reports.ask(site, "evidence?choice=" + id))) {
            answer.then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("detail", containsString("damaged"))
                    .body("detail", containsString("verify-ledger"));
        }
        Reports.ask(site, "export").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM ledger_leaf" + OF_SITE + " AND index = 0",
                "DELETE FROM ledger_leaf" + OF_SITE + " AND index = 2",
                "UPDATE ledger_leaf SET commitment = sha256(commitment)" + OF_SITE + " AND index = 0"
            })
    void aLeafThatIsGoneOrAnotherBreaksNoBundleOffHalfWay(String damage) {
        TablesOwner.runs(damage.formatted(site.key()));

        Reports.ask(site, "evidence?from=2020-01-01").then().statusCode(503).body("detail", containsString("damaged"));
        given().get(site.path("receipts/" + id)).then().statusCode(200).body("ledger", nullValue());
    }

    /** With its record, which would else be numbered anew. */
    @Test
    void withoutTheLastLeafThatItTellsOfNoCheckpointIsGivenOut() {
        TablesOwner.runs(
                ("DELETE FROM ledger_leaf" + OF_SITE + " AND index = 2").formatted(site.key()),
                "DELETE FROM choice WHERE id = '" + id + "'");

        given().get(site.path("ledger/checkpoint")).then().statusCode(503).body("detail", containsString("damaged"));
        Reports.ask(site, "evidence?from=2020-01-01").then().statusCode(503);
    }

    @Test
    void aTileThatLacksALeafIsNotGivenOut() {
        TablesOwner.runs(("DELETE FROM ledger_leaf" + OF_SITE + " AND index = 1").formatted(site.key()));

        given().get(site.path("ledger/tile/0/000.p/3")).then().statusCode(503);
        given().get(site.path("ledger/tile/entries/000.p/3")).then().statusCode(503);
    }

    @Test
    void withoutItsHeadAReceiptIsSignedAndNotInTheLedger() {
        TablesOwner.runs(("DELETE FROM ledger_head" + OF_SITE).formatted(site.key()));

        given().get(site.path("receipts/" + id))
                .then()
                .statusCode(200)
                .body("record_id", equalTo(id))
                .body("ledger", nullValue());
        given().get(site.path("ledger/checkpoint")).then().statusCode(503);
        Reports.ask(site, "evidence?choice=" + id).then().statusCode(503);
    }

    @Test
    void theLogIsToldOnce() {
        var told = new ArrayList<String>();
        var logger = Logger.getLogger("org.jawoord.ledger.Damage");
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                told.add(line.getLevel() + " " + line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            TablesOwner.runs(("UPDATE ledger_head SET checkpoint = 'garbage'" + OF_SITE).formatted(site.key()));

            given().get(site.path("receipts/" + id)).then().statusCode(200);
            given().get(site.path("ledger/checkpoint")).then().statusCode(503);
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(told).hasSize(1).first().asString().startsWith("ERROR").contains("is damaged", "verify-ledger");
    }
}
