import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/** What a proxy asks before it lets a request through, with the visitor's cookie. */
final class Gates implements Requests {

    private final Sessions sessions;
    private final byte[] start;
    private final byte[] end = Requests.bytes("\r\n\r\n");

    /** @param key a service, or empty for the visitor's policy */
    Gates(Population population, String key) {
        this.sessions = population.hot();
        this.start = Requests.bytes("GET /v1/sites/" + Sites.key(1) + "/gate" + key
                + " HTTP/1.1\r\nHost: localhost\r\nCookie: theme=dark; jawoord=");
    }

    @Override
    public void next(ByteBuffer into) {
        into.put(start);
        sessions.put(ThreadLocalRandom.current().nextInt(sessions.count()), into);
        into.put(end);
    }
}
