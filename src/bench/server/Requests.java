import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Makes requests one after another; asked by several threads. */
interface Requests {

    /** Writes the next one, whole, as it goes over the wire. */
    void next(ByteBuffer into);

    /** The same request each time. */
    static Requests constant(String request) {
        return constant(bytes(request));
    }

    static Requests constant(byte[] request) {
        return into -> into.put(request);
    }

    /** A GET of a path, with further header lines, each ending in CRLF. */
    static String get(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
