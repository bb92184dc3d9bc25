import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * The rows of two years, each from its number alone, in the order of time.
 *
 * <p>The sites' shares follow Zipf's law. A visitor comes back half a year later with a chance of a third, up to four
 * choices in all; of a few the second one comes within the day. Of 100 first choices 45 accept, 35 refuse and 20 pick;
 * of later ones some withdraw. What is wanted at random is a hash of the row's number (SplitMix64).
 *
 * @param notices by site, oldest first: each holds for its share of the time
 */
record Years(int sites, List<List<String>> notices, Instant from, Duration span, long rows, double[] shares) {

    private static final int HALF_YEARS = 4;

    /** Rows in a group; two of each are on their own, so that no session gets more than four choices. */
    private static final int GROUP = 8;

    private static final int FOLLOWED = 6;
    private static final int FOLLOWER = 7;
    private static final int BACK_PERCENT = 33;
    private static final int SAME_DAY_PERCENT = 20;
    private static final String[] ACTIONS = {"accept_all", "reject_all", "save", "withdraw"};
    private static final String[] SURFACES = {"banner", "banner", "preferences", "page"};
    private static final String[] CATEGORIES = {
        "{\"functional\":true,\"analytics\":true,\"marketing\":true}",
        "{\"functional\":false,\"analytics\":false,\"marketing\":false}",
        "{\"functional\":true,\"analytics\":true,\"marketing\":false}",
        "{\"functional\":false,\"analytics\":false,\"marketing\":false}"
    };

    Years(int sites, List<List<String>> notices, Instant from, Duration span, long rows) {
        this(sites, notices, from, span, rows, zipf(sites));
    }

    /** Writes a row as COPY takes it. */
    void write(long row, StringBuilder into) {
        long first = first(row);
        int site = site(first);
        var at = from.plusMillis((long) ((double) row / rows * span.toMillis()));
        int action = action(row, row != first);
        var ofSite = notices.get(site - 1);
        var notice = ofSite.get((int) Math.min(ofSite.size() - 1, row * ofSite.size() / rows));
        into.append(Sites.key(site)).append('\t').append(id(row, at)).append('\t');
        hex(into, hash(first, 1), hash(first, 2)).append('\t');
        into.append("\\\\x").append(notice).append("\tnl\t").append(ACTIONS[action]).append('\t');
        into.append(SURFACES[action]).append('\t').append(CATEGORIES[action]).append("\t{}\t");
        into.append(at).append('\t').append(at).append('\t').append(at.plus(180, ChronoUnit.DAYS)).append('\t');
        hex(into, hash(row, 3), hash(row, 4), hash(row, 5), hash(row, 6)).append('\t');
        hex(into, hash(row, 7), hash(row, 8), hash(row, 9), hash(row, 10)).append('\n');
    }

    /** The row in which this one's visitor chose first. */
    long first(long row) {
        long halfYear = rows / HALF_YEARS / GROUP * GROUP;
        if (row % GROUP == FOLLOWER) {
            return percent(row, 11) < SAME_DAY_PERCENT ? row - 1 : row;
        }
        long first = row;
        while (row % GROUP != FOLLOWED && halfYear > 0 && first >= halfYear && percent(first, 11) < BACK_PERCENT) {
            first -= halfYear;
        }
        return first;
    }

    private int site(long row) {
        double at = (hash(row, 12) >>> 11) * 0x1p-53;
        int found = Arrays.binarySearch(shares, at);
        return Math.min(sites, (found < 0 ? -found - 1 : found) + 1);
    }

    private static int action(long row, boolean isLater) {
        int percent = percent(row, 13);
        if (isLater && percent < 15) {
            return 3;
        }
        return percent < 45 ? 0 : percent < 80 ? 1 : 2;
    }

    private static UUID id(long row, Instant at) {
        return new UUID(
                at.toEpochMilli() << 16 | 0x7000L | hash(row, 14) & 0xfffL,
                hash(row, 15) & 0x3fffffffffffffffL | 0x8000000000000000L);
    }

    private static StringBuilder hex(StringBuilder into, long... parts) {
        into.append("\\\\x");
        for (long part : parts) {
            for (int shift = 60; shift >= 0; shift -= 4) {
                into.append(Character.forDigit((int) (part >>> shift) & 0xf, 16));
            }
        }
        return into;
    }

    private static int percent(long row, int use) {
        return (int) Long.remainderUnsigned(hash(row, use), 100);
    }

    private static long hash(long row, int use) {
        long z = (row * 16 + use) * 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    private static double[] zipf(int sites) {
        var shares = new double[sites];
        double sum = 0;
        for (int i = 0; i < sites; i++) {
            sum += 1.0 / (i + 1);
            shares[i] = sum;
        }
        for (int i = 0; i < sites; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
