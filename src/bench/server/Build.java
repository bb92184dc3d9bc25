import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A build to be measured.
 *
 * @param name in the table
 * @param app its quarkus-app directory
 * @param flags of its JVM, besides those that all servers have
 */
record Build(String name, Path app, List<String> flags) {

    static Build of(String name, Path app, List<String> flags) {
        if (!Files.exists(app.resolve("quarkus-run.jar"))) {
            throw new IllegalArgumentException(app + " holds no quarkus-run.jar: ./mvnw -DskipTests package makes one");
        }
        return new Build(name, app, flags);
    }

    Path jar() {
        return app.resolve("quarkus-run.jar");
    }
}
