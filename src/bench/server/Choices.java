import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** First choices of new visitors, as the snippet sends them. */
final class Choices implements Requests {

    private static final byte[] HEX = Requests.bytes("0123456789abcdef");
    private static final List<String> CATEGORIES = List.of("functional", "analytics", "marketing");
    private static final int DIGEST = 32;

    /** Of 20: 9 accept everything, 7 nothing, 4 pick. */
    private static final int ACCEPT_BELOW = 9;

    private static final int REJECT_BELOW = 16;

    private final byte[][] heads;
    private final byte[][] notices;
    private final byte[][] tails;
    private final ThreadLocal<Visitor> visitors = ThreadLocal.withInitial(Visitor::new);

    /** @param sites how many the choices are spread over */
    Choices(Population population, int sites) {
        var keys = population.keys().subList(0, Math.min(sites, population.sites()));
        this.heads = keys.stream()
                .map(key -> Requests.bytes("POST /v1/sites/" + key + "/choices HTTP/1.1\r\nHost: localhost\r\nOrigin: "
                        + Sites.ORIGIN + "\r\nContent-Type: application/json\r\nContent-Length: "))
                .toArray(byte[][]::new);
        this.notices = keys.stream()
                .map(key -> Requests.bytes(population.notices().get(key)))
                .toArray(byte[][]::new);
        var at = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        this.tails = new byte[][] {
            tail("accept_all", "banner", at, List.of(true, true, true)),
            tail("reject_all", "banner", at, List.of(false, false, false)),
            tail("save", "preferences", at, List.of(true, true, false))
        };
    }

    @Override
    public void next(ByteBuffer into) {
        var random = ThreadLocalRandom.current();
        int site = random.nextInt(heads.length);
        int share = random.nextInt(20);
        var tail = tails[share < ACCEPT_BELOW ? 0 : share < REJECT_BELOW ? 1 : 2];
        visitors.get().put(into, heads[site], notices[site], tail, random);
    }

    private static byte[] tail(String action, String surface, String at, List<Boolean> answers) {
        var categories = CATEGORIES.stream()
                .map(key -> "\"" + key + "\":" + answers.get(CATEGORIES.indexOf(key)))
                .collect(Collectors.joining(","));
        return Requests.bytes("\",\"action\":\"" + action + "\",\"at\":\"" + at + "\",\"categories\":{" + categories
                + "},\"services\":{},\"language\":\"nl\",\"surface\":\"" + surface + "\"}");
    }

    /** Working memory of one thread. */
    private static final class Visitor {

        private static final byte[] ID = Requests.bytes("\r\n\r\n{\"id\":\"");
        private static final byte[] SESSION = Requests.bytes("\",\"session\":\"");
        private static final byte[] SECRET = Requests.bytes("\",\"secret\":\"");
        private static final byte[] NOTICE = Requests.bytes("\",\"notice\":\"");
        private static final int UUID = 36;
        private static final int BLANK_LINE = 4;

        private final byte[] random = new byte[Sessions.BYTES];
        private final byte[] secret = new byte[Sessions.CHARACTERS];
        private final byte[] session = new byte[Sessions.CHARACTERS];
        private final byte[] digest = new byte[DIGEST];
        private final byte[] half = new byte[Sessions.BYTES];
        private final byte[] id = new byte[UUID];
        private final MessageDigest sha256 = Sessions.sha256();
        private final Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();

        void put(ByteBuffer into, byte[] head, byte[] notice, byte[] tail, ThreadLocalRandom chance) {
            chance.nextBytes(random);
            base64.encode(random, secret);
            hash();
            System.arraycopy(digest, 0, half, 0, half.length);
            base64.encode(half, session);
            writeId(System.currentTimeMillis() << 16 | 0x7000L | chance.nextLong() & 0xfffL, 0);
            writeId(chance.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L, 16);
            int length = ID.length - BLANK_LINE + UUID + SESSION.length + session.length + SECRET.length
                    + secret.length + NOTICE.length + notice.length + tail.length;
            into.put(head).put(Requests.bytes(Integer.toString(length)));
            into.put(ID).put(id).put(SESSION).put(session).put(SECRET).put(secret);
            into.put(NOTICE).put(notice).put(tail);
        }

        private void hash() {
            try {
                sha256.update(secret);
                sha256.digest(digest, 0, DIGEST);
            } catch (DigestException e) {
                throw new AssertionError(e);
            }
        }

        /** Half of a UUID of version 7 (RFC 9562 §5.7), from a hex digit on. */
        private void writeId(long bits, int from) {
            for (int digit = from; digit < from + 16; digit++) {
                int dashes = digit >= 20 ? 4 : digit >= 16 ? 3 : digit >= 12 ? 2 : digit >= 8 ? 1 : 0;
                id[digit + dashes] = HEX[(int) (bits >>> 60 - 4 * (digit - from)) & 0xf];
            }
            id[8] = id[13] = id[18] = id[23] = '-';
        }
    }
}
