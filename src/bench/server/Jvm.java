import java.nio.file.Path;

/** The Java that this run uses, for everything that it starts. */
final class Jvm {

    static final String JAVA = tool("java");

    private Jvm() {}

    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
