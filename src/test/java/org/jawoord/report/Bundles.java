package org.jawoord.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.Jws;
import org.jawoord.proof.KeySet;
import org.jawoord.proof.SigningKey;
import org.jawoord.shared.CanonicalJson;
import org.jawoord.shared.Sha256;
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

    /** A ZIP behind other bytes, with the places in it moved, so that it fits together again (PKWARE APPNOTE 4.3). */
    static byte[] moved(byte[] zip, byte[] before) {
        var moved = ByteBuffer.allocate(before.length + zip.length).order(ByteOrder.LITTLE_ENDIAN);
        moved.put(before).put(zip);
        int end = moved.capacity() - 22;
        int at = moved.getInt(end + 16) + before.length;
        moved.putInt(end + 16, at);
        while (at < end) {
            moved.putInt(at + 42, moved.getInt(at + 42) + before.length);
            at += 46 + moved.getShort(at + 28) + moved.getShort(at + 30) + moved.getShort(at + 32);
        }
        return moved.array();
    }

    /** The same files with a list and a signature that fit them. */
    static byte[] signedAnew(Map<String, byte[]> files, SigningKey key) {
        files.put("keys.json", KeySet.of(List.of(key.verifyingKey())).json().getBytes(StandardCharsets.UTF_8));
        var manifest = (ObjectNode) Reports.json(text(files.get(Manifest.NAME)));
        for (var file : manifest.path("files")) {
            var content = files.get(file.path("name").asText());
            ((ObjectNode) file)
                    .put("size", content.length)
                    .put("sha256", HexFormat.of().formatHex(Sha256.of(content)));
        }
        var bytes = CanonicalJson.of(manifest).getBytes(StandardCharsets.UTF_8);
        var all = new LinkedHashMap<>(files);
        all.put(Manifest.NAME, bytes);
        all.put(Manifest.SIGNATURE, Jws.signDetached(bytes, Manifest.TYP, key).getBytes(StandardCharsets.UTF_8));
        return zip(all);
    }
}
