package org.jawoord.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jawoord.lookup.StandingCacheTest.yes;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import org.jawoord.consent.ReplicaQuery;
import org.jawoord.consent.SessionId;
import org.jawoord.consent.SessionKey;
import org.jawoord.database.Position;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each read is held against what the replica had replayed at that moment, whatever the last watch found. */
class ReplicaReadsTest {

    private static final SessionKey KEY = new SessionKey("shop", new SessionId(1, 2));

    private final Copy replica = new Copy();
    private final ReplicaReads reads = new ReplicaReads(replica, new SimpleMeterRegistry());
    private final long now = System.nanoTime();

    /** A replica that has come so far, and says yes. */
    private static final class Copy extends ReplicaQuery {

        private long log;

        Copy() {
            super(null);
        }

        @Override
        public Read read(SessionKey key) {
            return new Read(yes(7), position());
        }

        @Override
        public Position position() {
            return new Position(7, 1, log, true);
        }

        @Override
        public void forgetConnections() {
            // it has none
        }
    }

    @BeforeEach
    void aReplicaThatWasFoundWell() throws SQLException {
        reads.looked(new Position(7, 1, 100, false), now - 2);
        reads.looked(new Position(7, 1, 200, false), now - 1);
        replica.log = 200;
        reads.watch();
    }

    @Test
    void whatItSaysIsAsOldAsTheLatestLookThatItIncludes() {
        replica.log = 199;

        assertThat(reads.read(KEY).orElseThrow().since()).isEqualTo(now - 2);
    }

    @Test
    void whatItSaysWhenItIncludesNoLookIsNotTaken() {
        replica.log = 99;

        assertThat(reads.read(KEY)).isEmpty();
    }

    @Test
    void afterThatItIsNotAskedUntilAWatchFindsItWell() throws SQLException {
        replica.log = 99;
        reads.read(KEY);
        replica.log = 200;
        var before = reads.read(KEY);

        reads.watch();

        assertThat(before).isEmpty();
        assertThat(reads.read(KEY)).isPresent();
    }
}
