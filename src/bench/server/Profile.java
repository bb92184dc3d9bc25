import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where a server's processor time goes during a load: the methods that JFR found running, and what they were part of. */
final class Profile {

    private static final int METHODS = 12;
    private static final Pattern GENERATED = Pattern.compile("\\$\\$Lambda|_ClientProxy|_Subclass|\\$quarkus");
    private static final double PERCENT = 100.0;

    private Profile() {}

    /** Profiles one more round of a row and prints it. */
    static void print(Bench bench, Case it, Stage stage) throws IOException, InterruptedException {
        var server = stage.server();
        var file = bench.settings().work().resolve("profile.jfr").toAbsolutePath();
        server.jcmd("JFR.start", "name=bench", "settings=profile");
        bench.shoot(server, it.load().on(stage), bench.settings().warmUp());
        server.jcmd("JFR.stop", "name=bench", "filename=" + file);
        var running = new HashMap<String, Integer>();
        var ours = new HashMap<String, Integer>();
        int samples = 0;
        try (var recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                var event = recording.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                    var frames = event.getStackTrace().getFrames();
                    samples++;
                    running.merge(name(frames.get(0)), 1, Integer::sum);
                    frames.stream()
                            .map(Profile::name)
                            .filter(name -> name.startsWith("org.jawoord.") && !GENERATED.matcher(name).find())
                            .distinct()
                            .forEach(name -> ours.merge(name, 1, Integer::sum));
                }
            }
        }
        System.out.printf("%n%s: %d samples of Java code%n", it.name(), samples);
        System.out.printf("  running:%n%s%n  within, of our own:%n%s%n", top(running, samples), top(ours, samples));
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static String top(Map<String, Integer> counts, int samples) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(METHODS)
                .map(entry -> String.format("    %4.1f %%  %s", PERCENT * entry.getValue() / samples, entry.getKey()))
                .collect(Collectors.joining("\n"));
    }
}
