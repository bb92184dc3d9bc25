package org.jawoord.database;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import org.jawoord.testing.FaultProxy;
import org.jawoord.testing.PackagedServer;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two servers on one database, each with a data directory of its own: one key, one ledger. */
class TwoServersIT {

    private static PackagedServer one;
    private static PackagedServer other;
    private static FaultProxy link;

    @BeforeAll
    static void start() {
        var own = OwnServer.ofTwo();
        one = WithdrawalRounds.server("first-of-two", own).start();
        var address = URI.create(own.url().substring("jdbc:".length()));
        link = new FaultProxy(address.getPort());
        other = WithdrawalRounds.server("second-of-two", own)
                .with("JAWOORD_DB_URL", own.url().replace(":" + address.getPort(), ":" + link.port()))
                .start();
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
        link.close();
    }

    /** What may go wrong at the server that is asked, while visitors withdraw at the other. */
    private enum Fault {
        NONE(() -> {}, () -> {}),
        ITS_LINK_TO_THE_DATABASE_IS_CUT(() -> link.be(FaultProxy.Mode.CUT), () -> link.be(FaultProxy.Mode.WHOLE)),
        NOTHING_COMES_THROUGH_ITS_LINK(() -> link.be(FaultProxy.Mode.STALLED), () -> link.be(FaultProxy.Mode.WHOLE)),
        IT_IS_STOPPED_FOR_A_WHILE(() -> other.pause(), () -> other.resume());

        private final Runnable begins;
        private final Runnable ends;

        Fault(Runnable begins, Runnable ends) {
            this.begins = begins;
            this.ends = ends;
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void noServerSaysYesLaterThanASecondAfterAWithdrawalWasAcknowledged(Fault fault) throws InterruptedException {
        at(one);
        var site = TestSite.published();
        at(other);
        await().ignoreExceptions().until(() -> given().get(site.path("config")).statusCode() == 200);

        new WithdrawalRounds(one, other, site)
                .holdTheBound(fault.name(), 25, fault.begins, Duration.ofMillis(1500), fault.ends);
    }

    @Test
    void theSecondTakesOverTheKeyThatSigns() {
        assertThat(activeKid(other)).isEqualTo(activeKid(one));
    }

    @Test
    void whatEitherRecordsIsNumberedInOneLedger() {
        at(one);
        var site = TestSite.published();
        Visitor.on(site).does("accept_all");
        at(other);
        await().ignoreExceptions().until(() -> given().get(site.path("config")).statusCode() == 200);
        Visitor.on(site).does("reject_all");

        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(size(one, site)).isEqualTo("2"));

        assertThat(size(other, site)).isEqualTo("2");
        var check = other.command("verify-ledger");
        assertThat(check.exitCode()).as(check.output()).isZero();
    }

    @Test
    void theSecondFindsWhomTheFirstHasTied() {
        at(one);
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        TestSite.asAdmin()
                .contentType("application/json")
                .body("{\"identifier\":\"customer 7\"}")
                .put("/admin/v1/sites/" + site.key() + "/sessions/" + visitor.session() + "/identity")
                .then()
                .statusCode(201);

        at(other);

        TestSite.asAdmin()
                .contentType("application/json")
                .body("{\"identifier\":\"customer 7\"}")
                .post("/admin/v1/sites/" + site.key() + "/timeline")
                .then()
                .statusCode(200)
                .body("entries.size()", org.hamcrest.Matchers.equalTo(1));
    }

    @Test
    void whoHasOneRoleForEverythingCanErase() {
        at(one);
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");

        TestSite.asAdmin()
                .delete("/admin/v1/sites/" + site.key() + "/sessions/" + visitor.session())
                .then()
                .statusCode(200)
                .body("erased", org.hamcrest.Matchers.equalTo(1));
    }

    @Test
    void aRunningServerDoesNotReplaceTheKeyOfTheOthers() {
        at(one);

        TestSite.asAdmin().post("/admin/v1/keys").then().statusCode(409);
    }

    @Test
    void theKeyIsReplacedByTheCommandAndTakenOverByTheOtherWhenItStartsAgain() throws IOException {
        var before = activeKid(one);
        assertThat(one.command("rotate-key").exitCode()).isZero();
        one.stop();
        one.start();
        other.stop();
        other.start();

        assertThat(activeKid(one)).isNotEqualTo(before);
        assertThat(activeKid(other)).isEqualTo(activeKid(one));
        assertThat(Files.readString(other.data().resolve("keys/signing.pem")).split("BEGIN PRIVATE KEY"))
                .as("the one before is kept for what it sealed")
                .hasSize(3);
    }

    private static void at(PackagedServer server) {
        RestAssured.port = server.base().getPort();
    }

    private static String activeKid(PackagedServer server) {
        at(server);
        return given().get("/v1/keys").then().statusCode(200).extract().path("keys.find { it.retired == null }.kid");
    }

    private static String size(PackagedServer server, TestSite site) {
        return server.get(URI.create(server.base() + site.path("ledger/checkpoint")))
                .body()
                .lines()
                .toList()
                .get(1);
    }
}
