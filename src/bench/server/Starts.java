import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long a start takes on an existing database, and what the server then occupies; with prepared classes and without. */
final class Starts {

    private static final int STARTS = Settings.number("STARTS", Settings.text("QUICK").isPresent() ? 2 : 5);

    private Starts() {}

    static void run(Build build, Settings settings) throws IOException, InterruptedException {
        var data = settings.work().resolve(build.name());
        var archive = settings.work().resolve(build.name() + ".jsa");
        System.out.printf("%nstart on the database of this run, %d times, with the JVM's own heap settings%n", STARTS);
        measure("as it is", build, data, List.of());
        one(build, data, List.of("-XX:ArchiveClassesAtExit=" + archive));
        measure("class-data sharing", build, data, List.of("-XX:SharedArchiveFile=" + archive));
    }

    private static void measure(String how, Build build, Path data, List<String> flags)
            throws IOException, InterruptedException {
        var starts = new ArrayList<double[]>();
        for (int i = 0; i < STARTS; i++) {
            starts.add(one(build, data, flags));
        }
        System.out.printf(
                "  %s: ready after %.2f s (worst %.2f), %.2f s of processor time, %.0f MB resident and %.0f MB in the database's processes%n",
                how, median(starts, 0), worst(starts, 0), median(starts, 1), median(starts, 2), median(starts, 3));
    }

    private static double[] one(Build build, Path data, List<String> flags) throws IOException, InterruptedException {
        try (var server = Jawoord.start(build, data, flags, Map.of())) {
            return new double[] {
                server.secondsToReady(),
                server.serverTicks() / Ticks.PER_SECOND,
                Machine.residentMegabytes(server.pid()),
                databaseMegabytes(data)
            };
        }
    }

    /** Memory that processes share counts once for each here. */
    private static double databaseMegabytes(Path data) {
        long postmaster = Database.postmaster(data).orElseThrow();
        return Machine.residentMegabytes(postmaster)
                + ProcessHandle.of(postmaster).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToLong(process -> Machine.residentMegabytes(process.pid()))
                        .sum();
    }

    private static double median(List<double[]> starts, int figure) {
        var sorted = starts.stream().mapToDouble(start -> start[figure]).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static double worst(List<double[]> starts, int figure) {
        return starts.stream().mapToDouble(start -> start[figure]).max().orElseThrow();
    }
}
