import java.util.List;
import java.util.Set;

/** The rows of each scenario. */
final class Cases {

    static final int CONNECTIONS = 64;
    private static final int FEW = 16;
    private static final int SPREAD = 200;

    /** Lookups and choices a second at a fixed rate: the floors of what is promised of two cores. */
    private static final int LOOKUP_RATE = Settings.number("LOOKUP_RATE", 8_000);

    private static final int CHOICE_RATE = Settings.number("CHOICE_RATE", 1_500);

    private static final String BROTLI = "Accept-Encoding: gzip, br\r\n";
    private static final String SCRIPT = "/s/" + Sites.key(1) + ".js";
    private static final String CONFIG = "/v1/sites/" + Sites.key(1) + "/config?lang=nl";

    private Cases() {}

    static List<Case> of(String scenario) {
        return switch (scenario) {
            case "lookup" -> lookups();
            case "gate" -> gates();
            case "choice" -> choices();
            case "snippet" -> snippets();
            case "mixed" -> mixed();
            default -> List.of();
        };
    }

    private static List<Case> lookups() {
        return List.of(
                lookup("allows, 100 % in memory, 1 site", 100, false, Lookups.ALLOWS),
                lookup("decision, 100 % in memory, 1 site", 100, false, ""),
                lookup("allows, 100 % in memory, all sites", 100, true, Lookups.ALLOWS),
                lookup("allows, 95 % in memory, all sites", 95, true, Lookups.ALLOWS),
                lookup("allows, 50 % in memory, all sites", 50, true, Lookups.ALLOWS),
                lookup("allows, 0 % in memory, 1 site", 0, false, Lookups.ALLOWS),
                bare("allows, If-None-Match", stage -> load(Known.lookups(stage, Lookups.ALLOWS), 304)),
                bare("decision, If-None-Match", stage -> load(Known.lookups(stage, ""), 304)),
                bare(
                        "allows, new connections",
                        stage -> new Workload(
                                new Lookups(stage.population(), 100, false, Lookups.ALLOWS),
                                CONNECTIONS,
                                false,
                                0,
                                Set.of(200))),
                bare(
                        "allows, 95 % in memory, all sites, " + LOOKUP_RATE + "/s",
                        stage -> new Workload(
                                new Lookups(stage.population(), 95, true, Lookups.ALLOWS),
                                CONNECTIONS,
                                true,
                                LOOKUP_RATE,
                                Set.of(200))));
    }

    private static List<Case> gates() {
        return List.of(
                bare("gate, cookie", stage -> load(new Gates(stage.population(), "/" + Sites.SERVICE), 204, 403)),
                bare("gate, policy", stage -> load(new Gates(stage.population(), ""), 204)));
    }

    private static List<Case> choices() {
        return List.of(
                choice("choices, 16 connections, 1 site", FEW, 1, 0, new Pgbench(FEW, 1)),
                choice("choices, 64 connections, 1 site", CONNECTIONS, 1, 0, new Pgbench(CONNECTIONS, 1)),
                choice("choices, 64 connections, many sites", CONNECTIONS, SPREAD, 0, new Pgbench(CONNECTIONS, 1)),
                choice("choices, 16 connections, many sites", FEW, SPREAD, 0, new Pgbench(FEW, 100)),
                choice("choices, " + CHOICE_RATE + "/s, many sites", CONNECTIONS, SPREAD, CHOICE_RATE, Baseline.NONE));
    }

    private static List<Case> snippets() {
        return List.of(
                bare("script, brotli", stage -> load(Requests.constant(Requests.get(SCRIPT, BROTLI)), 200)),
                bare("script, If-None-Match", stage -> load(Known.path(stage, SCRIPT, BROTLI), 304)),
                bare("config", stage -> load(Requests.constant(Requests.get(CONFIG, "")), 200)),
                bare("config, If-None-Match", stage -> load(Known.path(stage, CONFIG, ""), 304)));
    }

    private static List<Case> mixed() {
        return List.of(mixed("90 % lookups, 10 % choices on 1 site", 1), mixed("90 % lookups, 10 % choices on many", SPREAD));
    }

    private static Case lookup(String name, int hitPercent, boolean allSites, String below) {
        return bare(name, stage -> load(new Lookups(stage.population(), hitPercent, allSites, below), 200));
    }

    private static Case bare(String name, Case.Loads load) {
        return new Case(name, load, Baseline.BARE, false);
    }

    private static Case choice(String name, int connections, int sites, int rate, Baseline baseline) {
        return new Case(name, stage -> choices(stage, connections, sites, rate), baseline, true);
    }

    static Workload choices(Stage stage, int connections, int sites, int rate) {
        return new Workload(new Choices(stage.population(), sites), connections, true, rate, Set.of(201));
    }

    private static Case mixed(String name, int sites) {
        return new Case(
                name,
                stage -> load(
                        new Mixed(
                                new Lookups(stage.population(), 95, true, Lookups.ALLOWS),
                                new Choices(stage.population(), sites),
                                10),
                        200,
                        201),
                Baseline.NONE,
                true);
    }

    private static Workload load(Requests requests, Integer... expected) {
        return new Workload(requests, CONNECTIONS, true, 0, Set.of(expected));
    }
}
