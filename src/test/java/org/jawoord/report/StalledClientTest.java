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

    /** Below every number that the ledger looks at. */
    private static final String FILL = """
            INSERT INTO choice (seq, site, id, session, notice, language, action, surface, recorded_at, expires_at, body_hash, salt)
            OVERRIDING SYSTEM VALUE
            SELECT -i, '%s', gen_random_uuid(), substr(sha256(i::text::bytea), 1, 16), sha256('notice'), 'nl', 'accept_all',
                   'banner', date_trunc('milliseconds', now()) - i * interval '1 second', now(), sha256(i::text::bytea),
                   sha256((gen_random_uuid()::text || i)::bytea)
            FROM generate_series(1, %d) i""";

    private static final String READING = """
            SELECT count(*) FROM pg_stat_activity
            WHERE application_name = 'jawoord' AND state <> 'idle' AND query LIKE '%FROM choice c%'""";

    private static TestSite site;

    @BeforeEach
    void fill() {
        if (site == null) {
            site = TestSite.published();
            TablesOwner.runs(FILL.formatted(site.key(), ROWS));
        }
    }

    @AfterAll
    static void empty() {
        TablesOwner.runs("DELETE FROM choice WHERE site = '" + site.key() + "'");
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

    @Test
    void anExportOfManyRowsIsWhole() {
        var export =
                Reports.ask(site, "export?format=csv").then().statusCode(200).extract();

        assertThat(export.header("Jawoord-Rows")).isEqualTo(Integer.toString(ROWS));
        assertThat(export.asString().lines()).hasSize(ROWS + 2);
    }

    private static int status() {
        return Reports.ask(site, "export?to=1970-01-02").statusCode();
    }

    /** A client that has asked for an export, has read where it begins, and reads no more. */
    private static Socket stalled() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setReceiveBufferSize(4_096);
        var request = "GET /admin/v1/sites/" + site.key()
                + "/export HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TestSite.TOKEN + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var begin = new String(socket.getInputStream().readNBytes(2_000), StandardCharsets.UTF_8);
        assertThat(begin).startsWith("HTTP/1.1 200").contains("{\"record\"");
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
