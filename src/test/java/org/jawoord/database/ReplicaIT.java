package org.jawoord.database;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jawoord.testing.FaultProxy;
import org.jawoord.testing.PackagedServer;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two servers on one database, one of which reads a streaming replica of it. */
class ReplicaIT {

    private static final String READER = "jawoord_reader";
    private static final String GOES = "the replica is not read, so lookups read the primary: ";
    private static final String ANOTHER_CLUSTER = "JAWOORD_REPLICA_URL leads to another cluster";
    private static final String COMES_BACK = "the replica is read again";

    private static StreamingReplica replica;
    private static FaultProxy toReplica;
    private static FaultProxy toPrimary;
    private static PackagedServer recording;
    private static PackagedServer asked;
    private static TestSite site;

    @BeforeAll
    static void start() throws SQLException, IOException {
        var own = OwnServer.replicated();
        OwnServer.makeReader(READER, "reads");
        replica = OwnServer.replica();
        toReplica = new FaultProxy(replica.port());
        int port = URI.create(own.url().substring("jdbc:".length())).getPort();
        toPrimary = new FaultProxy(port);
        recording = WithdrawalRounds.server("records-on-primary", own).start();
        asked = WithdrawalRounds.server("reads-replica", own)
                .with("JAWOORD_DB_URL", own.url().replace(":" + port, ":" + toPrimary.port()))
                .with("JAWOORD_REPLICA_URL", own.url().replace(":" + port, ":" + toReplica.port()))
                .with("JAWOORD_REPLICA_USER", READER)
                .with("JAWOORD_REPLICA_PASSWORD", "reads")
                .start();
        at(recording);
        site = TestSite.published();
        at(asked);
        await().ignoreExceptions().until(() -> given().get(site.path("config")).statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        asked.close();
        recording.close();
        toReplica.close();
        toPrimary.close();
        replica.close();
    }

    /** What may go wrong with the replica, while visitors withdraw at the server that doesn't use it. */
    private enum Fault {
        IT_REPLAYS_NOTHING(() -> replica.pause(), () -> replica.resume()),
        NOTHING_COMES_THROUGH_ITS_LINK(
                () -> toReplica.be(FaultProxy.Mode.STALLED), () -> toReplica.be(FaultProxy.Mode.WHOLE)),
        IT_REPLAYS_NOTHING_AND_THE_PRIMARY_IS_CUT_OFF(
                () -> {
                    replica.pause();
                    toPrimary.be(FaultProxy.Mode.CUT);
                },
                () -> {
                    toPrimary.be(FaultProxy.Mode.WHOLE);
                    replica.resume();
                });

        private final Runnable begins;
        private final Runnable ends;

        Fault(Runnable begins, Runnable ends) {
            this.begins = begins;
            this.ends = ends;
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aReplicaSaysNoYesLaterThanASecondAfterAWithdrawalWasAcknowledged(Fault fault) throws InterruptedException {
        awaitReplica();

        new WithdrawalRounds(recording, asked, site)
                .holdTheBound(fault.name(), 10, fault.begins, Duration.ofMillis(1200), fault.ends);
    }

    /** What the feed has just told of is read from the primary, so it takes some who chose a moment ago. */
    @Test
    void aMissIsReadFromTheReplica() {
        at(recording);
        var visitors = Stream.generate(() -> Visitor.on(site).does("accept_all"))
                .limit(25)
                .iterator();
        var asking = new ArrayList<Visitor>();
        visitors.forEachRemaining(asking::add);

        await().until(() -> {
            double before = reads("replica");
            assertThat(allows(asking.remove(0))).isEqualTo("true");
            return reads("replica") > before;
        });
    }

    @Test
    void whileItLagsAMissIsReadFromThePrimary() {
        awaitReplica();
        int before = told(GOES + "it lags behind");
        replica.pause();
        try {
            at(recording);
            var visitor = Visitor.on(site).does("accept_all");
            await().until(() -> told(GOES + "it lags behind") > before);
            double fromReplica = reads("replica");

            assertThat(allows(visitor)).isEqualTo("true");

            assertThat(reads("replica")).isEqualTo(fromReplica);
        } finally {
            replica.resume();
        }
    }

    @Test
    void anotherClusterIsRefusedInOneLineAndTheReplicaIsTakenAgain() {
        awaitReplica();
        int before = told(COMES_BACK);
        leadTo(URI.create(OwnServer.another().url().substring("jdbc:".length())).getPort());
        try {
            await().until(() -> told(ANOTHER_CLUSTER) > 0);
        } finally {
            leadTo(replica.port());
        }
        awaitReplica();

        assertThat(told(COMES_BACK)).isGreaterThan(before);
        assertThat(told(ANOTHER_CLUSTER)).isEqualTo(1);
    }

    private static void leadTo(int port) {
        toReplica.leadTo(port);
        toReplica.be(FaultProxy.Mode.CUT);
        toReplica.be(FaultProxy.Mode.WHOLE);
    }

    /** Sessions that nobody has chosen in are read until one is by the replica. */
    private static void awaitReplica() {
        at(asked);
        await("a read of the replica").until(() -> {
            double before = reads("replica");
            allows(Visitor.on(site));
            return reads("replica") > before;
        });
    }

    private static int told(String words) {
        return (int) Pattern.compile(Pattern.quote(words))
                .matcher(asked.log())
                .results()
                .count();
    }

    private static String allows(Visitor visitor) {
        at(asked);
        return given().get(site.path("sessions/" + visitor.session() + "/allows/marketing"))
                .then()
                .statusCode(200)
                .extract()
                .path("allowed")
                .toString();
    }

    private static double reads(String from) {
        var metrics = asked.get(asked.management().resolve("/q/metrics")).body();
        return metrics.lines()
                .filter(line -> line.startsWith("jawoord_lookup_reads_total{from=\"" + from + "\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    private static void at(PackagedServer server) {
        RestAssured.port = server.base().getPort();
    }
}
