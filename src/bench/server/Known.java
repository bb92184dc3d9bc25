import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/** Requests that were answered before, with the ETag of that answer: each should be answered 304. */
final class Known implements Requests {

    private static final int REQUESTS = 500;

    private final byte[][] requests;

    private Known(byte[][] requests) {
        this.requests = requests;
    }

    /** Of the first site's sessions. */
    static Known lookups(Stage stage, String below) throws IOException {
        var requests = new byte[REQUESTS][];
        for (int i = 0; i < REQUESTS; i++) {
            var session = stage.population().hot().text(i);
            requests[i] = again(stage, "/v1/sites/" + Sites.key(1) + "/sessions/" + session + below, "");
        }
        return new Known(requests);
    }

    /** Of one path. */
    static Known path(Stage stage, String path, String headers) throws IOException {
        return new Known(new byte[][] {again(stage, path, headers)});
    }

    private static byte[] again(Stage stage, String path, String headers) throws IOException {
        var answer = Sample.of(stage.server().port(), Requests.get(path, headers));
        var etag = Sample.header(answer, "ETag").orElseThrow(() -> new IOException(path + " has no ETag"));
        return Requests.bytes(Requests.get(path, headers + "If-None-Match: " + etag + "\r\n"));
    }

    @Override
    public void next(ByteBuffer into) {
        into.put(requests.length == 1 ? requests[0] : requests[ThreadLocalRandom.current().nextInt(requests.length)]);
    }
}
