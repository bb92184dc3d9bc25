import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures two builds in one run, in turns: {@code Compare QUARKUS-APP QUARKUS-APP}. compare.sh says how. Ends with 0 when the
 * second is nowhere slower, 1 when it is, and 2 when something could not be compared.
 */
public final class Compare {

    private static final String SCENARIOS = "lookup,choice";
    private static final int SLOWER = 1;
    private static final int NOT_COMPARED = 2;

    /** Rounds are made up for while neighbours disturb them: so many times as many are tried. */
    private static final int PATIENCE = 2;

    private Compare() {}

    public static void main(String... args) throws Exception {
        var settings = Settings.of(SCENARIOS);
        var a = Build.of("A", Path.of(args[0]), flags("A_FLAGS"));
        var b = Build.of("B", Path.of(args[1]), flags("B_FLAGS"));
        Machine.printHeader(settings, "A: %s %s%nB: %s %s".formatted(a.app(), a.flags(), b.app(), b.flags()));
        System.exit(run(settings, a, b));
    }

    private static int run(Settings settings, Build a, Build b) throws InterruptedException, SQLException {
        var processor = Machine.processor();
        try (var bench = new Bench(settings);
                var stageA = Population.prepared(a, settings);
                var stageB = Population.prepared(b, settings)) {
            var coresA = Machine.allowed(stageA.server().pid());
            var coresB = Machine.allowed(stageB.server().pid());
            if (!coresA.equals(coresB)) {
                return notCompared("A may run on cores " + coresA + ", B on " + coresB);
            }
            var verdicts = rows(bench, stageA, stageB);
            if (!Machine.processor().equals(processor)) {
                return notCompared("it began on " + processor + " and ended on " + Machine.processor());
            }
            if (bench.hasLost()) {
                return notCompared("acknowledged choices are not there");
            }
            return sum(verdicts);
        } catch (IOException e) {
            return notCompared(String.valueOf(e.getMessage()));
        }
    }

    private static List<Pairs.Verdict> rows(Bench bench, Stage a, Stage b)
            throws IOException, InterruptedException, SQLException {
        var cases = bench.settings().scenarios().stream()
                .flatMap(scenario -> Cases.of(scenario).stream())
                .toList();
        Resident.bringIn(a);
        Resident.bringIn(b);
        bench.warm(cases, a);
        bench.warm(cases, b);
        System.out.printf("%n%s%n", Pairs.HEAD);
        var verdicts = new ArrayList<Pairs.Verdict>();
        for (var it : cases) {
            for (var pairs : measure(bench, it, a, b)) {
                System.out.println(pairs.markdown());
                verdicts.add(pairs.verdict());
            }
        }
        return verdicts;
    }

    private static List<Pairs> measure(Bench bench, Case it, Stage a, Stage b)
            throws IOException, InterruptedException, SQLException {
        var settings = bench.settings();
        var loadA = it.load().on(a);
        var loadB = it.load().on(b);
        var ofA = new ArrayList<Figures>();
        var ofB = new ArrayList<Figures>();
        for (int round = 0; round < PATIENCE * settings.rounds() && ofA.size() < settings.rounds(); round++) {
            var figuresA = bench.round(it, a, loadA, round);
            var figuresB = bench.round(it, b, loadB, round);
            if (Math.max(figuresA.othersPercent(), figuresB.othersPercent()) <= settings.othersLimit()) {
                ofA.add(figuresA);
                ofB.add(figuresB);
            }
        }
        boolean quiet = ofA.size() == settings.rounds();
        var spent = Pairs.of(it.name(), "processor µs", ofA, ofB, f -> f.serverMicros() + f.databaseMicros(), false, quiet);
        return loadA.perSecond() > 0
                ? List.of(spent)
                : List.of(Pairs.of(it.name(), "a second", ofA, ofB, Figures::perSecond, true, quiet), spent);
    }

    private static int sum(List<Pairs.Verdict> verdicts) {
        if (verdicts.contains(Pairs.Verdict.SLOWER)) {
            System.out.printf("%nB IS SLOWER THAN A.%n");
            return SLOWER;
        }
        if (verdicts.contains(Pairs.Verdict.DISTURBED) || verdicts.contains(Pairs.Verdict.TOO_WIDE)) {
            return notCompared("see the last column");
        }
        System.out.printf(
                verdicts.contains(Pairs.Verdict.FASTER) ? "%nB is faster than A.%n" : "%nNo difference shown.%n");
        return 0;
    }

    private static int notCompared(String why) {
        System.out.printf("%nNOT COMPARED: %s%n", why);
        return NOT_COMPARED;
    }

    private static List<String> flags(String name) {
        return Settings.words(Settings.text(name).orElse(""), " ");
    }
}
