import java.nio.file.Path;
import java.util.List;

/** Measures one build against the limit of the machine: {@code Measure QUARKUS-APP}. measure.sh says how. */
public final class Measure {

    /** In the order in which they run; the last one needs the server's data directory for itself. */
    private static final String SCENARIOS = "lookup,gate,snippet,choice,mixed,overload,start";

    private Measure() {}

    public static void main(String... args) throws Exception {
        var settings = Settings.of(SCENARIOS);
        var build = Build.of("jawoord", Path.of(args[0]), List.of());
        Machine.printHeader(settings, "Jawoord in " + build.app());
        boolean lost = false;
        try (var bench = new Bench(settings)) {
            try (var stage = Population.prepared(build, settings)) {
                if (settings.scenarios().stream().anyMatch(List.of("lookup", "gate", "mixed")::contains)) {
                    Resident.bringIn(stage);
                }
                rows(bench, stage);
                if (settings.scenarios().contains("office")) {
                    Office.run(stage);
                }
                if (settings.scenarios().contains("retention")) {
                    Purging.run(stage);
                }
                if (settings.scenarios().contains("overload")) {
                    Overload.run(bench, stage);
                }
            }
            lost = bench.hasLost();
        }
        if (settings.scenarios().contains("start")) {
            Starts.run(build, settings);
        }
        System.exit(lost ? 1 : 0);
    }

    private static void rows(Bench bench, Stage stage) throws Exception {
        var cases = bench.settings().scenarios().stream()
                .flatMap(scenario -> Cases.of(scenario).stream())
                .toList();
        if (cases.isEmpty()) {
            return;
        }
        bench.warm(cases, stage);
        System.out.printf("%n%s%n", Row.HEAD);
        double others = 0;
        for (var it : cases) {
            var row = bench.measure(it, stage);
            others = Math.max(others, row.others());
            System.out.println(row.markdown());
        }
        if (Settings.text("PROFILE").isPresent()) {
            for (var it : cases) {
                Profile.print(bench, it, stage);
            }
        }
        int beyond = stage.population().cold().beyond();
        if (beyond > 0) {
            System.out.printf("%nCOLD was too small: %d misses asked for sessions that nobody ever had%n", beyond);
        }
        if (others > bench.settings().othersLimit()) {
            System.out.printf(
                    "%nTHE MACHINE WAS NOT QUIET: neighbours used up to %.0f %% of it. Rates and latencies are lower bounds; "
                            + "processor time holds.%n",
                    others);
        }
    }
}
