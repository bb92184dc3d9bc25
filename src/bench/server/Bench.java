import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures rows: the server and its baseline in turns. */
final class Bench implements AutoCloseable {

    /** Of the warm-up, what later rounds take. */
    private static final int LATER = 5;

    private final Settings settings;
    private final Bare bare;
    private boolean lost;

    Bench(Settings settings) throws IOException {
        this.settings = settings;
        this.bare = Bare.start(settings);
    }

    Settings settings() {
        return settings;
    }

    Bare bare() {
        return bare;
    }

    /** Whether a choice was acknowledged and is not there. */
    boolean hasLost() {
        return lost;
    }

    /** A while of each, unmeasured, so that the first rows don't pay for the JVM's compiler. */
    void warm(List<Case> cases, Stage stage) throws IOException, InterruptedException {
        var brief = settings.warmUp().dividedBy(2);
        for (var it : cases) {
            Load.run(stage.server(), it.load().on(stage), settings.clientThreads(), brief, Duration.ZERO);
        }
    }

    /** All rounds of a row. */
    Row measure(Case it, Stage stage) throws IOException, InterruptedException, SQLException {
        var load = it.load().on(stage);
        var own = new ArrayList<Figures>();
        var base = new ArrayList<Figures>();
        for (int round = 0; round < settings.rounds(); round++) {
            var figures = it.baseline().measure(this, stage, load, warmUp(round));
            if (figures != null) {
                base.add(figures);
            }
            own.add(round(it, stage, load, round));
        }
        return new Row(it.name(), it.baseline().name(), own, base);
    }

    /** One round of a row on a server. */
    Figures round(Case it, Stage stage, Workload load, int round)
            throws IOException, InterruptedException, SQLException {
        return it.writes() ? counted(it, stage, load, warmUp(round)) : shoot(stage.server(), load, warmUp(round)).figures();
    }

    Outcome shoot(Subject subject, Workload load, Duration warmUp) throws IOException, InterruptedException {
        return Load.run(subject, load, settings.clientThreads(), warmUp, settings.round());
    }

    private Figures counted(Case it, Stage stage, Workload load, Duration warmUp)
            throws IOException, InterruptedException, SQLException {
        try (var database = stage.server().database()) {
            long before = database.number("SELECT coalesce(max(seq), 0) FROM choice");
            var outcome = shoot(stage.server(), load, warmUp);
            long stored = database.number("SELECT count(*) FROM choice WHERE seq > " + before);
            long acknowledged = outcome.all().getOrDefault(201, 0L);
            long unanswered = outcome.all().getOrDefault(LoadThread.UNANSWERED, 0L);
            if (stored < acknowledged || stored > acknowledged + unanswered) {
                lost = true;
                System.out.printf(
                        "WRONG: %s: %d acknowledged, %d unanswered, %d stored%n",
                        it.name(), acknowledged, unanswered, stored);
            }
            return outcome.figures();
        }
    }

    private Duration warmUp(int round) {
        return round == 0 ? settings.warmUp() : settings.warmUp().dividedBy(LATER);
    }

    @Override
    public void close() {
        bare.close();
    }
}
