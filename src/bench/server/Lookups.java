import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/** Lookups of sessions, so many percent of them in memory. */
final class Lookups implements Requests {

    private static final byte[] START = Requests.bytes("GET /v1/sites/");
    private static final byte[] SESSIONS = Requests.bytes("/sessions/");

    private final Population population;
    private final int hitPercent;
    private final boolean allSites;
    private final byte[][] sites;
    private final byte[] rest;

    /**
     * @param allSites false: of the first site only
     * @param below what stands after the session in the path
     */
    Lookups(Population population, int hitPercent, boolean allSites, String below) {
        this.population = population;
        this.hitPercent = hitPercent;
        this.allSites = allSites;
        this.sites = population.keys().stream().map(Requests::bytes).toArray(byte[][]::new);
        this.rest = Requests.bytes(below + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    /** What {@code below} is for the question whether a service may fire. */
    static final String ALLOWS = "/allows/" + Sites.SERVICE;

    @Override
    public void next(ByteBuffer into) {
        var random = ThreadLocalRandom.current();
        into.put(START);
        if (random.nextInt(100) >= hitPercent) {
            into.put(sites[0]).put(SESSIONS);
            population.cold().putNext(into);
        } else {
            var sessions = allSites ? population.spread() : population.hot();
            int index = random.nextInt(sessions.count());
            int site = allSites ? Population.siteOf(sessions.from() + index, sites.length) : 1;
            into.put(sites[site - 1]).put(SESSIONS);
            sessions.put(index, into);
        }
        into.put(rest);
    }
}
