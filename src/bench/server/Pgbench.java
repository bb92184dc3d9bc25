import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The baseline of choices: the same rows, without any program in front, into an equal table of the same database, by
 * pgbench; where that isn't installed, by {@link Inserts}.
 *
 * @param clients that insert at one time
 * @param rows of one transaction
 */
record Pgbench(int clients, int rows) implements Baseline {

    private static final long TO_CONNECT = 2;
    private static final long LONGEST = 30;
    private static final Pattern TRANSACTIONS = Pattern.compile("actually processed: ([0-9]+)");
    private static final Pattern PER_SECOND = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+)");
    private static final boolean IS_INSTALLED = isInstalled();

    @Override
    public String name() {
        return (IS_INSTALLED ? "pgbench -c " : "JDBC loop, clients ") + clients + (rows == 1 ? "" : ", " + rows + " rows/tx");
    }

    @Override
    public Figures measure(Bench bench, Stage beside, Workload load, Duration warmUp)
            throws IOException, InterruptedException, SQLException {
        try (var database = beside.server().database()) {
            BareTable.make(database);
            var before = Spent.until(beside.server());
            // Opening connections takes a while, on a busy machine a long one; pgbench counts it in its time, not in its rate.
            var seconds = bench.settings().round().toSeconds();
            Made made;
            do {
                seconds += TO_CONNECT;
                made = run(database, bench.settings().work(), seconds);
            } while (made.transactions() == 0 && seconds < LONGEST);
            var spent = Spent.until(beside.server()).since(before);
            double micros = spent.database() / Ticks.PER_SECOND * 1e6 / (made.transactions() * rows);
            return new Figures(
                    made.perSecond() * rows,
                    made.meanMillis(),
                    Double.NaN,
                    Double.NaN,
                    micros,
                    micros,
                    Double.NaN,
                    spent.othersPercent(),
                    "");
        }
    }

    /** Transactions, how many a second, and what one took on average. */
    record Made(double transactions, double perSecond, double meanMillis) {}

    private Made run(Database database, Path work, long seconds)
            throws IOException, InterruptedException, SQLException {
        if (!IS_INSTALLED) {
            return Inserts.run(database, clients, rows, Duration.ofSeconds(seconds));
        }
        var script = Files.writeString(work.resolve("insert-" + rows + ".sql"), BareTable.insert(rows) + ";\n");
        var builder = new ProcessBuilder(
                "pgbench", "--no-vacuum", "--protocol=prepared", "--client=" + clients, "--jobs=2", "--time=" + seconds,
                "--file=" + script, "--host=127.0.0.1", "--port=" + database.port(), "--username=" + Database.OWNER,
                Database.NAME);
        builder.environment().put("PGPASSWORD", database.password());
        var process = builder.redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("pgbench: " + output);
        }
        if (number(TRANSACTIONS, output) == 0) {
            return new Made(0, 0, 0);
        }
        return new Made(number(TRANSACTIONS, output), number(PER_SECOND, output), number(LATENCY, output));
    }

    private static double number(Pattern pattern, String output) throws IOException {
        var match = pattern.matcher(output);
        if (!match.find()) {
            throw new IOException("pgbench says: " + output);
        }
        return Double.parseDouble(match.group(1));
    }

    private static boolean isInstalled() {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pgbench")));
    }
}
