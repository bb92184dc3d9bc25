package org.jawoord.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.KeySet;
import org.jawoord.testing.TestSite;

/** Bundles as they come out of the server, taken apart, changed, put together again, and checked by the command. */
final class Bundles {

    private Bundles() {}

    /** What the command said, and how it ended. */
    record Verdict(int exit, String said) {}

    static byte[] download(TestSite site, String query) {
        return Reports.ask(site, "evidence?" + query)
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .asByteArray();
    }

    /** Its files by name, in order. */
    static Map<String, byte[]> files(byte[] zip) {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Checks it with the keys that the server publishes. */
    static Verdict check(byte[] zip) {
        return check(zip, serversKeys());
    }

    /** Checks it; {@code trusted} may be null. */
    static Verdict check(byte[] zip, KeySet trusted) {
        try {
            var file = Files.createTempFile("bundle", ".zip");
            Files.write(file, zip);
            var verdict = check(file, trusted);
            Files.delete(file);
            return verdict;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Verdict check(Path file, KeySet trusted) {
        var said = new ByteArrayOutputStream();
        int exit = new VerifyBundle(file, trusted, new PrintStream(said, true, StandardCharsets.UTF_8)).run();
        return new Verdict(exit, said.toString(StandardCharsets.UTF_8));
    }

    static KeySet serversKeys() {
        try {
            return KeySet.parse(io.restassured.RestAssured.get("/v1/keys").asString());
        } catch (InvalidProof e) {
            throw new AssertionError(e);
        }
    }

    static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
