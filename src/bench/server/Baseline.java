import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** What a row is compared with. */
interface Baseline {

    /** There is none. */
    Baseline NONE = new Baseline() {
        @Override
        public String name() {
            return "–";
        }

        @Override
        public Figures measure(Bench bench, Stage beside, Workload load, Duration warmUp) {
            return null;
        }
    };

    /** The bare server with an answer of the same status, headers and length. */
    Baseline BARE = new Baseline() {
        @Override
        public String name() {
            return "bare Vert.x";
        }

        @Override
        public Figures measure(Bench bench, Stage beside, Workload load, Duration warmUp)
                throws IOException, InterruptedException {
            // one request again and again: it must not use up what the server is asked about
            var request = Sample.request(load.requests());
            bench.bare().answerAs(beside.server(), request);
            return bench.shoot(bench.bare(), load.with(Requests.constant(request)), warmUp).figures();
        }
    };

    String name();

    /**
     * One round of it.
     *
     * @param beside the server that is compared with it
     */
    Figures measure(Bench bench, Stage beside, Workload load, Duration warmUp)
            throws IOException, InterruptedException, SQLException;
}
