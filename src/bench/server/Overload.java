import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

/** Three times as many choices as the server takes: what is refused, how fast, and how it goes on. */
final class Overload {

    private static final int TIMES = 3;

    /** More than are under way at any time unless the server lets requests wait. */
    private static final int CONNECTIONS = 512;

    private static final Set<Integer> REFUSALS = Set.of(429, 503);

    private Overload() {}

    static void run(Bench bench, Stage stage) throws IOException, InterruptedException, SQLException {
        var normal = new Case("choices, what the server takes", s -> Cases.choices(s, Cases.CONNECTIONS, 200, 0), Baseline.NONE, true);
        var calm = normal.load().on(stage);
        var before = bench.round(normal, stage, calm, 0);
        int rate = (int) Math.round(before.perSecond() * TIMES);
        var over = new Case(
                "choices, " + rate + "/s", s -> Cases.choices(s, CONNECTIONS, 200, rate), Baseline.NONE, true);
        var load = over.load().on(stage);
        var outcome = bench.shoot(stage.server(), load, Duration.ofMillis(500));
        var after = bench.round(normal, stage, calm, 1);

        System.out.printf("%noverload: %d choices a second are due, %d times what %d connections get through%n", rate, TIMES, Cases.CONNECTIONS);
        System.out.printf(
                "acknowledged: %.0f/s before, %.0f/s meanwhile (%.0f %%), %.0f/s after%n",
                before.perSecond(),
                outcome.figures().perSecond(),
                100 * outcome.figures().perSecond() / before.perSecond(),
                after.perSecond());
        outcome.measured().forEach((status, latencies) -> System.out.printf(
                "  %d%s: %d, p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                status,
                REFUSALS.contains(status) ? " (refused)" : "",
                latencies.getTotalCount(),
                latencies.getValueAtPercentile(50) / 1e3,
                latencies.getValueAtPercentile(99) / 1e3,
                latencies.getMaxValue() / 1e3));
        if (!outcome.figures().unexpected().isEmpty()) {
            System.out.println("  of all, warming up included: " + outcome.figures().unexpected());
        }
    }
}
