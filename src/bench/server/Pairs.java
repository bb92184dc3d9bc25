import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One figure of two builds, measured in turns, and what it shows. A difference is shown when every round shows one to the same
 * side, and the median one of at least {@link #SHOWN}. That there is none is shown when the median can't be further away than
 * {@link #WIDE}. Everything else shows nothing.
 *
 * @param ratios of B to A, a round each, sorted
 */
record Pairs(String name, String figure, double a, double b, double[] ratios, boolean moreIsBetter, boolean quiet) {

    static final String HEAD = """
            | case | figure | A | B | B/A | spread | shows |
            |---|---|---:|---:|---:|---|---|""";

    /** As a fraction: builds differ by less for no reason, by where the JVM happens to put things. */
    private static final double SHOWN = 0.05;

    /** As a fraction. */
    private static final double WIDE = 0.10;

    /** From so many rounds on the outermost one of each side tells nothing about the median. */
    private static final int ROUNDS_TO_TRIM = 7;

    enum Verdict {
        NONE("no difference shown"),
        FASTER("B is faster"),
        SLOWER("B IS SLOWER"),
        TOO_WIDE("NOT COMPARED: the spread is wider than the difference"),
        DISTURBED("NOT COMPARED: neighbours disturbed too many rounds");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }
    }

    static Pairs of(
            String name,
            String figure,
            List<Figures> a,
            List<Figures> b,
            ToDoubleFunction<Figures> value,
            boolean moreIsBetter,
            boolean quiet) {
        var ratios = IntStream.range(0, a.size())
                .mapToDouble(i -> value.applyAsDouble(b.get(i)) / value.applyAsDouble(a.get(i)))
                .sorted()
                .toArray();
        return new Pairs(
                name,
                figure,
                a.isEmpty() ? Double.NaN : Row.median(a, value),
                b.isEmpty() ? Double.NaN : Row.median(b, value),
                ratios,
                moreIsBetter,
                quiet);
    }

    Verdict verdict() {
        if (!quiet) {
            return Verdict.DISTURBED;
        }
        double least = ratios[0];
        double most = ratios[ratios.length - 1];
        if (least > 1 && median() >= 1 + SHOWN) {
            return moreIsBetter ? Verdict.FASTER : Verdict.SLOWER;
        }
        if (most < 1 && median() <= 1 - SHOWN) {
            return moreIsBetter ? Verdict.SLOWER : Verdict.FASTER;
        }
        int trimmed = ratios.length >= ROUNDS_TO_TRIM ? 1 : 0;
        boolean isNarrow = ratios[trimmed] >= 1 - WIDE && ratios[ratios.length - 1 - trimmed] <= 1 + WIDE;
        return isNarrow ? Verdict.NONE : Verdict.TOO_WIDE; // a NaN is never narrow
    }

    String markdown() {
        var spread = ratios.length == 0
                ? "–"
                : String.format(Locale.ROOT, "%.2f to %.2f", ratios[0], ratios[ratios.length - 1]);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.1f | %.1f | %.2f | %s | %s |",
                name,
                figure,
                a,
                b,
                median(),
                spread,
                verdict().words);
    }

    private double median() {
        int middle = ratios.length / 2;
        if (ratios.length == 0) {
            return Double.NaN;
        }
        return ratios.length % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2;
    }
}
