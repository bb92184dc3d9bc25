import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the environment asks of a run; measure.sh lists the names.
 *
 * @param scenarios which ones, in their own order
 * @param round how long one load is measured
 * @param warmUp how long it runs unmeasured, the first time; later rounds take a fifth
 * @param sites published before anything is measured
 * @param sessions in memory while lookups are measured
 * @param cold sessions that are stored and never in memory: what a miss asks for
 * @param grown choices of two years that the database holds besides
 * @param javaFlags of every server that is measured, the bare one included
 * @param clientThreads that make the load
 * @param othersLimit percent of the machine that neighbours may use before a figure counts as disturbed
 * @param work folder for the databases and logs; kept when {@code DATA} names it
 */
record Settings(
        List<String> scenarios,
        Duration round,
        Duration warmUp,
        int rounds,
        int sites,
        int sessions,
        int cold,
        long grown,
        List<String> javaFlags,
        int clientThreads,
        int othersLimit,
        Path work) {

    static Settings of(String allScenarios) {
        boolean quick = text("QUICK").isPresent();
        return new Settings(
                words(text("SCENARIOS").orElse(allScenarios), ","),
                seconds(text("ROUND_SECONDS").orElse(quick ? "1" : "4")),
                seconds(text("WARM_UP_SECONDS").orElse(quick ? "1.5" : "4")),
                number("ROUNDS", quick ? 2 : 3),
                number("SITES", quick ? 100 : 1_000),
                number("SESSIONS", quick ? 50_000 : 1_000_000),
                number("COLD", quick ? 60_000 : 500_000),
                number("GROWN", 0),
                words(text("JAVA_FLAGS").orElse("-Xms2g -Xmx2g"), " "),
                number("CLIENT_THREADS", Runtime.getRuntime().availableProcessors()),
                number("OTHERS_LIMIT", 10),
                Path.of(text("BENCH_WORK").orElseThrow(() -> new IllegalArgumentException("run measure.sh"))));
    }

    /** A setting of the environment; empty counts as none. */
    static Optional<String> text(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    static int number(String name, int otherwise) {
        return text(name).map(Integer::parseInt).orElse(otherwise);
    }

    static List<String> words(String text, String separator) {
        return Arrays.stream(text.split(separator)).filter(word -> !word.isBlank()).toList();
    }

    private static Duration seconds(String text) {
        return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
    }
}
