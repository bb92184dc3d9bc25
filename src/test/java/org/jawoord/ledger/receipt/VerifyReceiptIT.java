package org.jawoord.ledger.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as the command {@code verify}: no server runs, no database is there (RELIABILITY P4). */
class VerifyReceiptIT {

    @TempDir
    Path folder;

    private String said;

    @Test
    void itNeedsNothingButTheReceiptAndTheKeys() throws Exception {
        Files.writeString(folder.resolve("receipt.json"), Golden.receipt());
        Files.writeString(folder.resolve("keys.json"), Golden.keys());

        assertThat(run("verify", "receipt.json")).isZero();
        assertThat(said).contains("VALID. Choice 01a20cf0-ec78-77c4-a155-2c5ba073d47c of site shop: save");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void whatWasChangedEndsWithOneAndNoStackTrace() throws Exception {
        Files.writeString(folder.resolve("receipt.json"), Golden.receipt().replace("\"save\"", "\"accept_all\""));
        Files.writeString(folder.resolve("keys.json"), Golden.keys());

        assertThat(run("verify", "receipt.json")).isEqualTo(1);
        assertThat(said).contains("WRONG   leaf", "NOT VALID").doesNotContain("Exception", "\tat ");
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of(System.getProperty("jawoord.packaged", "target/quarkus-app/quarkus-run.jar"))
                        .toAbsolutePath()
                        .toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("JAWOORD_") || name.startsWith("QUARKUS_"));
        var process = builder.start();
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }
}
