package org.jawoord.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A real Chromium for a test class, as a static {@code @RegisterExtension}: started when it is first asked for, one for all classes of
 * the run, since starting it takes longer than most tests. Each {@link #visitor} is a browser nobody has used, gone after its test.
 *
 * <p>Found where {@code src/test/sh/chromium.sh} finds or puts it: {@code JAWOORD_CHROMIUM}, else the {@code PATH}.
 */
public final class Chromium implements BeforeAllCallback, AfterEachCallback {

    /** How long a page may take for what a test waits for, in milliseconds: far more than it needs on a busy machine. */
    private static final int PATIENCE = 20_000;

    /** What a page does takes some milliseconds, so it is looked at more often than Awaitility does of itself. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    static {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(BETWEEN_LOOKS);
    }

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** The same engine without a window, which does a page in half the time; taken where it is installed beside the browser. */
    private static final List<String> SHELL = List.of("chromium-headless-shell");

    private static final Path ON_A_MAC = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    /** No sandbox, since tests run as root in containers; nothing that calls home. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** What Playwright switches off, so that a step back loads a page anew; browsers of people don't. */
    private static final String NO_CACHE_FOR_GOING_BACK = "--disable-back-forward-cache";

    private final boolean whole;
    private final List<String> ignored;
    private final List<BrowserContext> visitors = new ArrayList<>();
    private ExtensionContext.Store running;

    /** One that loads pages anew when its visitors go back. */
    public Chromium() {
        this(false, List.of());
    }

    private Chromium(boolean whole, List<String> ignored) {
        this.whole = whole;
        this.ignored = ignored;
    }

    /** One with what the shell lacks: clicks in frames that have to be scrolled to, and pages kept for going back to. */
    public static Chromium whole() {
        return new Chromium(true, List.of());
    }

    /** One that keeps pages for going back to, as people's browsers do. */
    public static Chromium keepingPages() {
        return new Chromium(true, List.of(NO_CACHE_FOR_GOING_BACK));
    }

    /** A new visitor with a wide window who reads Dutch. */
    public Page visitor() {
        return visitor(
                new Browser.NewContextOptions().setViewportSize(1440, 900).setLocale("nl-NL"));
    }

    /** A new visitor with the window, language and preferences given. */
    public Page visitor(Browser.NewContextOptions options) {
        var context = browser().newContext(options);
        visitors.add(context);
        context.setDefaultTimeout(PATIENCE);
        return context.newPage();
    }

    private Browser browser() {
        // Each start of the application under test has classes of its own.
        var key = List.of(Chromium.class, whole, ignored);
        var one = running.computeIfAbsent(key, k -> Running.of(program(), ignored), Running.class);
        if (!one.browser.isConnected()) {
            running.remove(key, Running.class).close();
            return browser();
        }
        return one.browser;
    }

    /** A browser and what steers it; ended with the run. */
    private record Running(Playwright playwright, Browser browser) implements AutoCloseable {

        static Running of(Path program, List<String> ignored) {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            var browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program)
                            .setIgnoreDefaultArgs(ignored)
                            .setArgs(ARGUMENTS));
            return new Running(playwright, browser);
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    private Path program() {
        return Optional.ofNullable(System.getenv("JAWOORD_CHROMIUM"))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .or(() -> whole ? Optional.empty() : onPath(SHELL))
                .or(() -> onPath(NAMES))
                .or(() -> Optional.of(ON_A_MAC).filter(Files::isExecutable))
                .orElseThrow(() -> new AssertionError("No Chromium: src/test/sh/chromium.sh says how to get one"));
    }

    private static Optional<Path> onPath(List<String> names) {
        var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
        return names.stream()
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void beforeAll(ExtensionContext testClass) {
        running = testClass.getRoot().getStore(Namespace.create("org.jawoord.testing.Chromium"));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        visitors.forEach(Chromium::leave);
        visitors.clear();
    }

    /**
     * A page that just then loads itself again may wait for a test's route, which is answered on this thread, while this thread waits for
     * the browser, which has no bound: HeadlessTest hung here under load. So no route is left when the browser is closed.
     */
    private static void leave(BrowserContext visitor) {
        visitor.unrouteAll();
        visitor.close();
    }
}
