package org.jawoord.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients of an export that stop reading, and that go away. */
@QuarkusTest
class StalledClientTest {

    /** Some 20 megabytes: more than the buffers between a server and a client hold. */
    private static final int ROWS = 25_000;

    private static final String READING = """
            SELECT count(*) FROM pg_stat_activity
            WHERE application_name = 'jawoord' AND state <> 'idle' AND query LIKE '%FROM choice c%'""";

    private static TestSite site;

    @BeforeEach
    void fill() {
        if (site == null) {
            site = TestSite.published();
            ManyChoices.add(site, ROWS);
        }
    }

    @AfterAll
    static void empty() {
        ManyChoices.remove(site);
    }

    @Test
    void theyHoldNoConnectionAndAThirdIsAskedToComeBack() throws IOException {
        try (var one = stalled();
                var other = stalled()) {
            await("no statement runs for them").until(() -> statementsReadingChoices() == 0);

            Reports.ask(site, "export").then().statusCode(429).header("Retry-After", "10");
            Reports.ask(site, "choices").then().statusCode(200);
            Visitor.on(TestSite.shared()).does("accept_all");
            assertThat(one.isClosed() || other.isClosed()).isFalse();
        }
        await("both are given up").until(() -> status() == 200);
    }

    /** The audit is locked, so that all of them are at the same point: after they were let in, and before they write. */
    @Test
    void ofTenThatAskInTheSameMomentTwoGetAnExport() throws IOException, SQLException {
        var all = new ArrayList<Socket>();
        try (var connection = TablesOwner.connect();
                var lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("LOCK TABLE audit IN ACCESS EXCLUSIVE MODE");
            for (int i = 0; i < 10; i++) {
                all.add(asking());
            }
            await("the others are refused at once").until(() -> answered(all) == all.size() - Downloads.MAX);
            connection.rollback();

            var answers = new ArrayList<String>();
            for (var one : all) {
                answers.add(new String(one.getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
            }
            assertThat(Collections.frequency(answers, "HTTP/1.1 200")).isEqualTo(Downloads.MAX);
            assertThat(Collections.frequency(answers, "HTTP/1.1 429")).isEqualTo(all.size() - Downloads.MAX);
        } finally {
            for (var one : all) {
                one.close();
            }
        }
        await("both places are given back").until(() -> status() == 200);
    }

    @Test
    void whoGoesBeforeTheFirstByteLeavesBothPlacesFree() throws IOException {
        for (int i = 0; i < 10; i++) {
            asking().close();
        }
        await("the places are given back").until(() -> status() == 200);

        try (var one = stalled();
                var other = stalled()) {
            assertThat(one.isConnected() && other.isConnected()).isTrue();
            assertThat(status()).isEqualTo(429);
        }
        await("both places are given back").until(() -> status() == 200);
    }

    @Test
    void anExportOfManyRowsIsWhole() {
        var export =
                Reports.ask(site, "export?format=csv").then().statusCode(200).extract();

        assertThat(export.header("Jawoord-Rows")).isEqualTo(Integer.toString(ROWS));
        assertThat(export.asString().lines()).hasSize(ROWS + 2);
    }

    private static long answered(List<Socket> clients) throws IOException {
        long answered = 0;
        for (var client : clients) {
            answered += client.getInputStream().available() > 0 ? 1 : 0;
        }
        return answered;
    }

    private static int status() {
        return Reports.ask(site, "export?to=1970-01-02").statusCode();
    }

    /** A client that has asked for an export, has read where it begins, and reads no more. */
    private static Socket stalled() throws IOException {
        var socket = asking();
        var begin = new String(socket.getInputStream().readNBytes(2_000), StandardCharsets.UTF_8);
        assertThat(begin).startsWith("HTTP/1.1 200").contains("{\"record\"");
        return socket;
    }

    /** A client that has asked for an export. */
    private static Socket asking() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setReceiveBufferSize(4_096);
        var request = "GET /admin/v1/sites/" + site.key()
                + "/export HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TestSite.TOKEN + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static long statementsReadingChoices() throws SQLException {
        try (var connection = TablesOwner.connect();
                var select = connection.createStatement();
                var row = select.executeQuery(READING)) {
            row.next();
            return row.getLong(1);
        }
    }
}
