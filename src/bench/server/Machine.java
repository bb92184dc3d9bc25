import java.nio.file.Path;

/** What the figures were made on. */
final class Machine {

    private Machine() {}

    /** The processor's name and how many the JVM may use: figures of two that differ are not compared. */
    static String processor() {
        var name = Ticks.read(Path.of("/proc/cpuinfo"))
                .lines()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse(System.getProperty("os.arch"));
        return name + ", " + Runtime.getRuntime().availableProcessors() + " cores";
    }

    /** Which processors a process may run on. */
    static String allowed(long pid) {
        return status(pid, "Cpus_allowed_list:");
    }

    /** Resident memory of a process in MB. */
    static long residentMegabytes(long pid) {
        var resident = status(pid, "VmRSS:");
        return resident.isEmpty() ? 0 : Long.parseLong(resident.split(" ")[0]) / 1024;
    }

    /** Load of the last minute. */
    static String load() {
        return Ticks.read(Path.of("/proc/loadavg")).split(" ")[0];
    }

    static void printHeader(Settings settings, String what) {
        System.out.printf("%s%n", what);
        System.out.printf(
                "on %s; Java %s; Linux %s; load before %s; servers with %s%n",
                processor(),
                Runtime.version(),
                System.getProperty("os.version"),
                load(),
                String.join(" ", settings.javaFlags()));
        System.out.printf(
                "%d rounds of %.1f s, taken in turns; %d client threads on the same cores, nothing pipelined; median and (worst)%n%n",
                settings.rounds(), settings.round().toMillis() / 1000.0, settings.clientThreads());
    }

    private static String status(long pid, String field) {
        return Ticks.read(Path.of("/proc/" + pid + "/status"))
                .lines()
                .filter(line -> line.startsWith(field))
                .findFirst()
                .map(line -> line.substring(field.length()).strip())
                .orElse("");
    }
}
