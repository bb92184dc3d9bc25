import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One figure of two builds, measured in turns, and what it shows: by the interval that the median of the ratios lies in with 95 %
 * (from order statistics, whatever the noise is like). A difference is shown when 1 is outside of it and the median at least
 * {@link #SHOWN} away; that there is none, when all of it is within {@link #WIDE}. Everything else shows nothing.
 *
 * @param ratios of B to A, a round each, sorted
 */
record Pairs(String name, String figure, double a, double b, double[] ratios, boolean moreIsBetter, boolean quiet) {

    static final String HEAD = """
            | case | figure | A | B | B/A | 95 % between | shows |
            |---|---|---:|---:|---:|---|---|""";

    /** As a fraction: builds differ by less for no reason, by where the JVM happens to put things. */
    private static final double SHOWN = 0.05;

    /** As a fraction. */
    private static final double WIDE = 0.10;

    /** Half the width of a 95 % interval of a median's rank, in roots of the number of rounds (normal approximation). */
    private static final double RANKS = 0.98;

    enum Verdict {
        NONE("no difference shown"),
        FASTER("B is faster"),
        SLOWER("B IS SLOWER"),
        TOO_WIDE("NOT COMPARED: the spread is too wide to show any"),
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
        if (least() > 1 && median() >= 1 + SHOWN) {
            return moreIsBetter ? Verdict.FASTER : Verdict.SLOWER;
        }
        if (most() < 1 && median() <= 1 - SHOWN) {
            return moreIsBetter ? Verdict.SLOWER : Verdict.FASTER;
        }
        boolean isNarrow = least() >= 1 - WIDE && most() <= 1 + WIDE;
        return isNarrow ? Verdict.NONE : Verdict.TOO_WIDE; // a NaN is never narrow
    }

    String markdown() {
        var spread = ratios.length == 0
                ? "–"
                : String.format(Locale.ROOT, "%.2f to %.2f", least(), most());
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

    private double least() {
        return ratios[trimmed()];
    }

    private double most() {
        return ratios[ratios.length - 1 - trimmed()];
    }

    /** Rounds on each side that the interval leaves out; none below eight. */
    private int trimmed() {
        return Math.max(0, (int) ((ratios.length + 1) / 2.0 - RANKS * Math.sqrt(ratios.length)) - 1);
    }

    private double median() {
        int middle = ratios.length / 2;
        if (ratios.length == 0) {
            return Double.NaN;
        }
        return ratios.length % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2;
    }
}
