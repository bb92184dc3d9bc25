import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that this run has started, and ends again: by its handle, and also when the run itself is ended. */
final class Started implements AutoCloseable {

    private static final int LOG_LINES = 20;
    private static final long STOP_SECONDS = 60;

    private final Process process;
    private final Path log;
    private final Thread hook;

    private Started(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.hook = new Thread(this::stop);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts a command whose output goes into a log. */
    static Started logging(List<String> command, Map<String, String> environment, Path log) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("JAWOORD_") || name.startsWith("QUARKUS_"));
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new Started(builder.start(), log);
    }

    /** Starts a command that is talked to. */
    static Started talking(List<String> command, Path log) throws IOException {
        return new Started(new ProcessBuilder(command).redirectError(log.toFile()).start(), log);
    }

    Process process() {
        return process;
    }

    long pid() {
        return process.pid();
    }

    /** @throws IOException when it has ended, with the last lines of its log */
    void mustRun() throws IOException {
        if (!process.isAlive()) {
            var lines = Files.readAllLines(log);
            throw new IOException("ended with " + process.exitValue() + ":\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size())));
        }
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
