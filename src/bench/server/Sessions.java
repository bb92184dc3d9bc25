import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;

/** The sessions of numbers from one to another, as they are written; the database makes the same ones in {@link Fill}. */
final class Sessions {

    static final int CHARACTERS = 22;
    static final int BYTES = 16;

    private final int from;
    private final byte[] text;

    private Sessions(int from, byte[] text) {
        this.from = from;
        this.text = text;
    }

    static Sessions of(int from, int to) {
        var text = new byte[(to - from) * CHARACTERS];
        IntStream.range(from, to).parallel().forEach(i -> {
            var written = Base64.getUrlEncoder().withoutPadding().encode(bytes(i));
            System.arraycopy(written, 0, text, (i - from) * CHARACTERS, CHARACTERS);
        });
        return new Sessions(from, text);
    }

    int count() {
        return text.length / CHARACTERS;
    }

    /** Number of the first. */
    int from() {
        return from;
    }

    void put(int index, ByteBuffer into) {
        into.put(text, index * CHARACTERS, CHARACTERS);
    }

    String text(int index) {
        return new String(text, index * CHARACTERS, CHARACTERS);
    }

    private static byte[] bytes(int i) {
        return Arrays.copyOf(sha256().digest(Requests.bytes(Integer.toString(i))), BYTES);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
