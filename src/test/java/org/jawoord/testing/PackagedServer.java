package org.jawoord.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packaged server as a process of its own, on free ports, with a data directory below {@code target/packaged}.
 * Started again after {@link #kill()} or {@link #stop()} it keeps its ports, as a real one does. Closing ends the server
 * and nothing else.
 */
public final class PackagedServer implements AutoCloseable {

    /** A server of a test lives for seconds: compiling its code as for days would cost more than it gains. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static final Path ROOT = Path.of("target", "packaged").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern CONSOLE = Pattern.compile("(?m)^ {2}Console +(http://\\S+)/console$");
    private static final Pattern MANAGEMENT = Pattern.compile("(?m)^ {2}Management +(http://\\S+)/q/health$");

    private final Path directory;
    private final Map<String, String> environment = new TreeMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private Process process;
    private URI base;
    private URI management;
    private int runs;
    private int commands;

    private PackagedServer(Path directory) {
        this.directory = directory;
    }

    /** One with an empty data directory; {@code name} is that of the test, and names the directory. */
    public static PackagedServer named(String name) {
        Path directory = ROOT.resolve(name + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX));
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PackagedServer server = new PackagedServer(directory);
        return server.with("JAWOORD_DATA", directory.resolve("data").toString())
                .with("JAWOORD_HTTP_PORT", "0")
                .with("JAWOORD_MANAGEMENT_PORT", "0");
    }

    /** Sets a variable of the environment for the next start. */
    public PackagedServer with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Takes a variable out of the environment for the next start. */
    public PackagedServer without(String name) {
        environment.remove(name);
        return this;
    }

    /** Starts it and waits until it says that it is ready. */
    public PackagedServer start() {
        launch();
        await("start of " + directory).atMost(PATIENCE).until(() -> !process.isAlive() || isAnnounced());
        if (!process.isAlive()) {
            throw new AssertionError("the server ended with " + process.exitValue() + ":\n" + log());
        }
        base = URI.create(find(CONSOLE));
        management = URI.create(find(MANAGEMENT));
        environment.put("JAWOORD_HTTP_PORT", Integer.toString(base.getPort()));
        environment.put("JAWOORD_MANAGEMENT_PORT", Integer.toString(management.getPort()));
        return this;
    }

    /** Starts it in the expectation that it refuses; answers with the exit code. */
    public int startAndAwaitEnd() {
        launch();
        return awaitEnd();
    }

    /** Starts it and kills it in the moment that {@code halfway} is true, or leaves it when it ended before. */
    public void startAndKillOnce(BooleanSupplier halfway) {
        launch();
        await("halfway").atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(halfway::getAsBoolean);
        kill();
    }

    /** What a command of the program printed, and how it ended. */
    public record Ended(int exitCode, String output) {}

    /** Runs a command of the program with the same settings, whether or not the server runs. */
    public Ended command(String... arguments) {
        Path output = directory.resolve("command-" + commands++ + ".log");
        Process command = start(output, arguments);
        try {
            if (!command.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                command.destroyForcibly();
                throw new AssertionError("the command did not end: " + List.of(arguments));
            }
            return new Ended(command.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Of the public pages, without a slash at the end. */
    public URI base() {
        return base;
    }

    /** Of health and metrics. */
    public URI management() {
        return management;
    }

    public Path data() {
        return Path.of(environment.get("JAWOORD_DATA"));
    }

    /** What the latest run has written so far, output and errors. */
    public String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -9}: the server only; its database notices and shuts down by itself. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** {@code kill -STOP}: it does nothing until {@link #resume()}, and doesn't notice. */
    public void pause() {
        signal("STOP");
    }

    /** Goes on after {@link #pause()}. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            var shell = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid()).start();
            if (shell.waitFor() != 0) {
                throw new AssertionError("no such process: " + pid());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An orderly stop (SIGTERM); answers with the exit code. */
    public int stop() {
        process.destroy();
        return awaitEnd();
    }

    /** Its embedded database, from outside. */
    public PackagedDatabase database() {
        return new PackagedDatabase(data());
    }

    /** 200 when ready, 503 when not, with the reasons in the body. */
    public HttpResponse<String> readiness() {
        return get(management.resolve("/q/health/ready"));
    }

    public void awaitReady() {
        await("readiness")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> readiness().statusCode() == 200);
    }

    public HttpResponse<String> get(URI address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends the server, and waits until its database has let go of the directory. */
    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            stop();
        }
        database().awaitEnd();
    }

    private void launch() {
        runs++;
        process = start(logFile());
    }

    private Process start(Path output, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", QUICK_START, "-jar"));
        command.add(Path.of(System.getProperty("jawoord.packaged", "target/quarkus-app/quarkus-run.jar"))
                .toAbsolutePath()
                .toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JAWOORD_") || name.startsWith("QUARKUS_"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int awaitEnd() {
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new AssertionError("the server did not end:\n" + log());
    }

    private boolean isAnnounced() {
        return MANAGEMENT.matcher(log()).find();
    }

    private String find(Pattern pattern) {
        Matcher matcher = pattern.matcher(log());
        if (!matcher.find()) {
            throw new AssertionError("no line like " + pattern + " in:\n" + log());
        }
        return matcher.group(1);
    }

    private Path logFile() {
        return directory.resolve("run-" + runs + ".log");
    }
}
