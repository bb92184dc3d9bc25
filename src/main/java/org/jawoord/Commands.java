package org.jawoord;

import io.quarkus.runtime.configuration.ConfigUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jawoord.consent.ChoiceRecords;
import org.jawoord.consent.elsewhere.StatedRecords;
import org.jawoord.database.Database;
import org.jawoord.database.DatabaseSettings;
import org.jawoord.keys.NewKey;
import org.jawoord.keys.TrustedKeys;
import org.jawoord.ledger.AcceptRestore;
import org.jawoord.ledger.VerifyLedger;
import org.jawoord.ledger.receipt.VerifyReceipt;
import org.jawoord.report.VerifyBundle;
import org.jawoord.rights.ErasureRecords;
import org.jawoord.settings.Settings;
import org.jawoord.settings.StartupRefused;

/** What the program does besides serving, by its first argument. Each prints what it found, and ends. */
final class Commands {

    /** Not a command, or not the arguments that it takes (sysexits.h). */
    static final int USAGE = 64;

    private static final String HELP = """
            Jawoord serves when it is started without arguments. Commands:

              verify <receipt.json>   checks a receipt, without a server or a database
              verify-bundle <file.zip> [--keys <keys.json>]
                                      checks an evidence bundle in the same way, and names each file that is wrong
              verify-ledger           checks every record against what was signed, and names the first that is wrong
              rotate-key              makes another signing key, which signs from the next start on
              accept-restore          once after an older backup was restored: keeps the proofs of what it lacks
            """;

    /**
     * Whatever libraries have to say below a warning. Nobody has configured logging for a command, so everything would be kept
     * to be written later: of the database driver a line for each value that it reads, a third of the work of verify-ledger.
     * Held here, since a logger that nobody holds forgets its level.
     */
    private static final Logger LIBRARIES = Logger.getLogger("");

    private Commands() {}

    /** Runs the command that the arguments name; the exit code, or empty when there is none and the server should start. */
    static Optional<Integer> run(String... args) {
        if (args.length == 0) {
            return Optional.empty();
        }
        LIBRARIES.setLevel(Level.WARNING);
        try {
            return Optional.of(run(List.of(args)));
        } catch (IOException | SQLException e) {
            throw new StartupRefused("The command could not be carried out: " + e.getMessage(), e);
        }
    }

    private static int run(List<String> args) throws IOException, SQLException {
        var config = ConfigUtils.configBuilder().build();
        Settings settings = name -> config.getConfigValue(name).getValue();
        return switch (args.get(0)) {
            case "verify" -> new VerifyReceipt(settings, data(settings), System.out).run(args.subList(1, args.size()));
            case "verify-bundle" ->
                VerifyBundle.run(
                                args.subList(1, args.size()),
                                TrustedKeys.from(settings, data(settings)).published(),
                                System.out)
                        .orElseGet(Commands::help);
            case "verify-ledger" -> verifyLedger(settings);
            case "rotate-key" -> NewKey.make(settings, data(settings), System.out);
            case "accept-restore" -> acceptRestore(settings);
            default -> help();
        };
    }

    private static int help() {
        System.err.print(HELP);
        return USAGE;
    }

    private static int verifyLedger(Settings settings) throws IOException, SQLException {
        var keys = TrustedKeys.from(settings, data(settings));
        var erasures = new ErasureRecords();
        return new VerifyLedger(
                        Database.reach(DatabaseSettings.from(settings), false)::open,
                        List.of(new ChoiceRecords(), new StatedRecords(), erasures),
                        erasures,
                        keys,
                        data(settings),
                        System.out)
                .run();
    }

    private static int acceptRestore(Settings settings) throws IOException, SQLException {
        try (Connection connection = Database.connect(DatabaseSettings.from(settings), true)) {
            return new AcceptRestore(connection, data(settings), System.out).run();
        }
    }

    private static Path data(Settings settings) {
        return DatabaseSettings.from(settings).data();
    }
}
