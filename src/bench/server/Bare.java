import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The bare server as a process: same JVM, same flags, as many event loops as Quarkus takes. */
final class Bare implements Subject, AutoCloseable {

    /** Of both servers: what Vert.x takes, and Quarkus with it. */
    static final int LOOPS = 2 * Runtime.getRuntime().availableProcessors();

    private final Started started;
    private final int port;
    private final BufferedReader replies;

    private Bare(Started started, int port) throws IOException {
        this.started = started;
        this.port = port;
        this.replies = started.process().inputReader(StandardCharsets.US_ASCII);
        expect("ready");
    }

    static Bare start(Settings settings) throws IOException {
        int port = Ports.free();
        var command = new ArrayList<>(List.of(Jvm.JAVA));
        command.addAll(settings.javaFlags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "BareServer"));
        command.addAll(List.of(Integer.toString(port), Integer.toString(LOOPS)));
        return new Bare(Started.talking(command, settings.work().resolve("bare.log")), port);
    }

    /** From now on it answers what another server answers to a request. */
    void answerAs(Subject other, byte[] request) throws IOException {
        var answer = Sample.of(other.port(), request);
        var line = Base64.getEncoder().encodeToString(answer) + "\n";
        var output = started.process().getOutputStream();
        output.write(line.getBytes(StandardCharsets.US_ASCII));
        output.flush();
        expect("set");
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public long serverTicks() {
        return Ticks.of(started.pid());
    }

    @Override
    public long databaseTicks() {
        return 0;
    }

    @Override
    public void close() {
        started.close();
    }

    private void expect(String word) throws IOException {
        var line = replies.readLine();
        if (!word.equals(line)) {
            started.mustRun();
            throw new IOException("the bare server says: " + line);
        }
    }
}
