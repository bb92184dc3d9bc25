import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The baseline: a Vert.x HTTP server that gives every request the same answer, with nothing around it. Reads from its
 * input, a line each, what to answer: an answer as it goes over the wire, in Base64. Ends when its input ends, so it
 * never outlives the run.
 */
public final class BareServer {

    private record Constant(int status, List<String[]> headers, Buffer body) {}

    private static volatile Constant constant = new Constant(204, List.of(), null);

    private BareServer() {}

    public static void main(String... args) throws Exception {
        int port = Integer.parseInt(args[0]);
        int loops = Integer.parseInt(args[1]);
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
        vertx.deployVerticle(() -> new Loop(port), new DeploymentOptions().setInstances(loops))
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        System.out.println("ready");
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (var line = input.readLine(); line != null; line = input.readLine()) {
            constant = read(new String(Base64.getDecoder().decode(line), StandardCharsets.ISO_8859_1));
            System.out.println("set");
        }
        System.exit(0);
    }

    private static Constant read(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        var lines = answer.substring(0, end).split("\r\n");
        var headers = new ArrayList<String[]>();
        for (int i = 1; i < lines.length; i++) {
            var header = lines[i].split(": *", 2);
            if (!header[0].equalsIgnoreCase("Content-Length")) { // the server writes it itself
                headers.add(header);
            }
        }
        var body = answer.substring(end + 4);
        return new Constant(
                Integer.parseInt(lines[0].split(" ")[1]),
                headers,
                body.isEmpty() ? null : Buffer.buffer(body.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static final class Loop extends AbstractVerticle {

        private final int port;

        Loop(int port) {
            this.port = port;
        }

        @Override
        public void start(Promise<Void> started) {
            vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                    .requestHandler(request -> {
                        var answer = constant;
                        var response = request.response().setStatusCode(answer.status());
                        for (var header : answer.headers()) {
                            response.putHeader(header[0], header[1]);
                        }
                        if (answer.body() == null) {
                            response.end();
                        } else {
                            response.end(answer.body());
                        }
                    })
                    .listen()
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }
}
