package org.jawoord;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;
import java.util.stream.Stream;
import org.jawoord.settings.StartupRefused;

/**
 * Starts Jawoord. Whatever refuses the start with {@link StartupRefused}, before Quarkus runs or while it starts, is
 * told in one line; Quarkus would print a stack trace.
 */
@QuarkusMain
public final class Main implements QuarkusApplication {

    private final StartupAddresses addresses;

    Main(StartupAddresses addresses) {
        this.addresses = addresses;
    }

    public static void main(String... args) {
        try {
            Commands.run(args).ifPresent(System::exit);
            Preflight.run();
        } catch (StartupRefused e) {
            end(e);
        }
        Quarkus.run(Main.class, Main::ended, args);
    }

    @Override
    public int run(String... args) {
        addresses.print();
        Quarkus.waitForExit();
        return 0;
    }

    private static void ended(int exitCode, Throwable cause) {
        refusalIn(cause).ifPresent(Main::end);
        if (cause != null) {
            // Not through the log: what fails early fails before the log has anywhere to write to.
            System.err.println("Jawoord does not start, for a reason that it doesn't know. Please report this:");
            cause.printStackTrace();
        } else if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            return; // it starts again in this process
        }
        System.exit(exitCode);
    }

    private static void end(StartupRefused refusal) {
        System.err.println("Jawoord does not start. " + refusal.getMessage());
        System.exit(StartupRefused.EXIT_CODE);
    }

    private static Optional<StartupRefused> refusalIn(Throwable cause) {
        return Stream.iterate(cause, error -> error != null, Throwable::getCause)
                .filter(StartupRefused.class::isInstance)
                .map(StartupRefused.class::cast)
                .findFirst();
    }
}
