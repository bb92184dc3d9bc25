import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Sessions that are stored and were not asked for yet, each once. When none is left, sessions that nobody ever had. */
final class Cold {

    private static final byte[] ALPHABET =
            Requests.bytes("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /** The last of 22 characters carries two bits: only these spell 16 bytes. */
    private static final byte[] LAST = Requests.bytes("AQgw");

    private final Sessions sessions;
    private final AtomicInteger next = new AtomicInteger();

    Cold(Sessions sessions) {
        this.sessions = sessions;
    }

    void putNext(ByteBuffer into) {
        int index = next.getAndIncrement();
        if (index < sessions.count()) {
            sessions.put(index, into);
            return;
        }
        var random = ThreadLocalRandom.current();
        for (int i = 1; i < Sessions.CHARACTERS; i++) {
            into.put(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        into.put(LAST[random.nextInt(LAST.length)]);
    }

    /** How many requests asked for a session that nobody ever had. */
    int beyond() {
        return Math.max(0, next.get() - sessions.count());
    }
}
