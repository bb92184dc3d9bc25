import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A row of the table.
 *
 * @param own of the server, a round each
 * @param base of the baseline, a round each; empty where there is none
 */
record Row(String name, String baseline, List<Figures> own, List<Figures> base) {

    static final String HEAD = """
            | case | a second | baseline | of baseline | p50 ms | p99 ms | longest ms | server µs | baseline µs | database µs | client µs | neighbours | other answers |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|""";

    /** As Markdown: medians, with the worst round in brackets. */
    String markdown() {
        return "| " + String.join(
                " | ",
                name,
                whole(median(own, Figures::perSecond)) + " (" + whole(least(own, Figures::perSecond)) + ")",
                base.isEmpty() ? "–" : baseline + " " + whole(median(base, Figures::perSecond)),
                base.isEmpty() ? "–" : whole(100 * median(own, Figures::perSecond) / median(base, Figures::perSecond)) + " %",
                tenths(median(own, Figures::median)),
                tenths(median(own, Figures::p99)) + " (" + tenths(most(own, Figures::p99)) + ")",
                tenths(most(own, Figures::longest)),
                tenths(median(own, Figures::serverMicros)),
                base.isEmpty() ? "–" : tenths(median(base, Figures::serverMicros)),
                tenths(median(own, Figures::databaseMicros)),
                tenths(median(own, Figures::clientMicros)),
                whole(most(own, Figures::othersPercent)) + " %",
                own.stream().map(Figures::unexpected).filter(text -> !text.isEmpty()).distinct().collect(Collectors.joining("; ")))
                + " |";
    }

    /** The most that neighbours used in any round, baseline included, in percent of the machine. */
    double others() {
        return Math.max(most(own, Figures::othersPercent), base.isEmpty() ? 0 : most(base, Figures::othersPercent));
    }

    static double median(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
        var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static double most(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
        return rounds.stream().mapToDouble(figure).boxed().max(Comparator.naturalOrder()).orElseThrow();
    }

    private static double least(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
        return rounds.stream().mapToDouble(figure).min().orElseThrow();
    }

    private static String whole(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.0f", value);
    }

    private static String tenths(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.1f", value);
    }
}
