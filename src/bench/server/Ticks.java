import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Processor time from /proc (proc(5)), in ticks of ten milliseconds. Unlike a rate it doesn't depend on neighbours. */
final class Ticks {

    static final double PER_SECOND = 100;

    /** Places in /proc/PID/stat, counted after the name. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;
    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;

    private Ticks() {}

    /** Of one process. */
    static long of(long pid) {
        return sum(pid, false);
    }

    /** Of a process and everything below it, children that have ended included. */
    static long ofTree(long pid) {
        return sum(pid, true)
                + ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToLong(below -> sum(below.pid(), true))
                        .sum();
    }

    /** Of everything on the machine, what the hypervisor took away included. */
    static long ofMachine() {
        var cpu = read(Path.of("/proc/stat")).lines().findFirst().orElseThrow().split(" +");
        // user nice system (idle iowait irq softirq) steal; interrupts of the loopback are nobody's neighbour
        return Long.parseLong(cpu[1]) + Long.parseLong(cpu[2]) + Long.parseLong(cpu[3]) + Long.parseLong(cpu[8]);
    }

    private static long sum(long pid, boolean withEnded) {
        var stat = read(Path.of("/proc/" + pid + "/stat"));
        if (stat.isEmpty()) {
            return 0; // has ended
        }
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long own = Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
        return withEnded ? own + Long.parseLong(fields[ENDED_USER]) + Long.parseLong(fields[ENDED_SYSTEM]) : own;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException gone) {
            return "";
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }
}
