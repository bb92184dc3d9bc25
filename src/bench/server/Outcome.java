import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * What came of a load.
 *
 * @param expected the statuses that count
 * @param measured latencies in microseconds by status, of the time that was measured
 * @param all how many answers of each status there were, warming up and running down included; 0 and 1 as in {@link LoadThread}
 */
record Outcome(
        Set<Integer> expected, Map<Integer, Histogram> measured, Map<Integer, Long> all, double seconds, Spent spent) {

    Figures figures() {
        var counted = new Histogram(3);
        expected.stream().filter(measured::containsKey).forEach(status -> counted.add(measured.get(status)));
        long answers = measured.values().stream().mapToLong(Histogram::getTotalCount).sum();
        return new Figures(
                counted.getTotalCount() / seconds,
                counted.getValueAtPercentile(50) / 1e3,
                counted.getValueAtPercentile(99) / 1e3,
                counted.getMaxValue() / 1e3,
                micros(spent.server(), answers),
                micros(spent.database(), answers),
                micros(spent.client(), answers),
                spent.othersPercent(),
                others());
    }

    /** Answers that were not expected, by status; warming up included, since no request may fail there either. */
    private String others() {
        return all.entrySet().stream()
                .filter(entry -> !expected.contains(entry.getKey()))
                .map(entry -> entry.getValue() + meaning(entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String meaning(int status) {
        return switch (status) {
            case LoadThread.UNANSWERED -> " unanswered";
            case LoadThread.UNSENT -> " due and never sent";
            default -> " of " + status;
        };
    }

    private static double micros(long ticks, long answers) {
        return answers == 0 ? Double.NaN : ticks / Ticks.PER_SECOND * 1e6 / answers;
    }
}
