import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** One answer, as it goes over the wire. */
final class Sample {

    private static final int TIMEOUT_MILLIS = 10_000;

    private static final int LARGEST_REQUEST = 8 * 1024;

    private Sample() {}

    /** One request, as it goes over the wire. */
    static byte[] request(Requests requests) {
        var request = ByteBuffer.allocate(LARGEST_REQUEST);
        requests.next(request);
        return Arrays.copyOf(request.array(), request.position());
    }

    static byte[] of(int port, byte[] request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request);
            var answer = new ByteArrayOutputStream();
            var reader = new AnswerReader();
            var buffer = new byte[16 * 1024];
            int read;
            do {
                read = socket.getInputStream().read(buffer);
                if (read < 0) {
                    throw new IOException("closed without a whole answer");
                }
                answer.write(buffer, 0, read);
            } while (!reader.feed(buffer, read));
            return answer.toByteArray();
        }
    }

    static byte[] of(int port, String request) throws IOException {
        return of(port, Requests.bytes(request));
    }

    /** The value of a header of an answer. */
    static Optional<String> header(byte[] answer, String name) {
        var text = new String(answer, StandardCharsets.ISO_8859_1);
        return text.substring(0, text.indexOf("\r\n\r\n"))
                .lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }
}
