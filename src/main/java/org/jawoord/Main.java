package org.jawoord;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jawoord.shared.StartupRefused;

/**
 * Starts Jawoord. What can be refused is refused here, in one line and before anything is opened: Quarkus would print a
 * stack trace.
 */
@QuarkusMain
public final class Main implements QuarkusApplication {

    private final StartupAddresses addresses;

    Main(StartupAddresses addresses) {
        this.addresses = addresses;
    }

    public static void main(String... args) {
        try {
            Preflight.run();
        } catch (StartupRefused e) {
            System.err.println("Jawoord does not start. " + e.getMessage());
            System.exit(StartupRefused.EXIT_CODE);
        }
        Quarkus.run(Main.class, args);
    }

    @Override
    public int run(String... args) {
        addresses.print();
        Quarkus.waitForExit();
        return 0;
    }
}
