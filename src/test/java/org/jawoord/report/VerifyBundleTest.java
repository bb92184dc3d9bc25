package org.jawoord.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jawoord.proof.KeySet;
import org.jawoord.proof.SigningKey;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code verify-bundle} against every way to spoil a bundle. */
@QuarkusTest
class VerifyBundleTest {

    private static byte[] whole;

    @BeforeEach
    void makeABundle() {
        if (whole == null) {
            var site = TestSite.published();
            var visitor = Visitor.on(site).does("accept_all").does("withdraw");
            Reports.awaitLeaves(site, 2);
            whole = Bundles.download(site, "session=" + visitor.session());
        }
    }

    @Test
    void aBundleAsItWasMadeIsValid() {
        var verdict = Bundles.check(whole);

        assertThat(verdict.exit()).as(verdict.said()).isEqualTo(VerifyBundle.VALID);
    }

    @Test
    void eachFileThatIsChangedByOneByteIsNamed() {
        for (var name : Bundles.files(whole).keySet()) {
            var files = Bundles.files(whole);
            var content = files.get(name).clone();
            content[content.length / 2] ^= 1;
            files.put(name, content);

            var verdict = Bundles.check(Bundles.zip(files));

            assertThat(verdict.exit()).as(name).isEqualTo(VerifyBundle.NOT_VALID);
            assertThat(verdict.said().lines().filter(line -> line.startsWith("WRONG")))
                    .anyMatch(line -> line.substring(0, line.indexOf(':')).contains(name));
        }
    }

    @Test
    void eachFileThatIsTakenOutIsNamed() {
        for (var name : Bundles.files(whole).keySet()) {
            var files = Bundles.files(whole);
            files.remove(name);

            var verdict = Bundles.check(Bundles.zip(files));

            assertThat(verdict.exit()).as(name).isEqualTo(VerifyBundle.NOT_VALID);
            assertThat(verdict.said()).contains("WRONG " + name + ": is missing");
        }
    }

    @Test
    void aFileThatIsAddedIsNamed() {
        for (var name : List.of("records/extra.json", "extra.txt", "../evil.txt", "A.TXT", "/etc/passwd")) {
            var files = Bundles.files(whole);
            files.put(name, "{}".getBytes(StandardCharsets.UTF_8));

            var verdict = Bundles.check(Bundles.zip(files));

            assertThat(verdict.exit()).as(name).isEqualTo(VerifyBundle.NOT_VALID);
            assertThat(verdict.said()).contains("WRONG " + name);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void bytesBeforeOrAfterTheZipAreRefused(boolean before, boolean after) {
        var foreign = "%PDF-1.7 something else".getBytes(StandardCharsets.UTF_8);
        var file = new ByteArrayOutputStream();
        file.writeBytes(before ? foreign : new byte[0]);
        file.writeBytes(whole);
        file.writeBytes(after ? foreign : new byte[0]);

        var verdict = Bundles.check(file.toByteArray());

        assertThat(verdict.exit()).as(verdict.said()).isEqualTo(VerifyBundle.NOT_VALID);
        assertThat(verdict.said()).contains("WRONG the ZIP: has bytes before its first file or after its end");
    }

    /** Also where the offsets were moved to make room for them, and where they pass for a comment. */
    @Test
    void bytesThatTheZipItselfLeavesRoomForAreRefused() {
        var foreign = "%PDF-1.7 something else".getBytes(StandardCharsets.UTF_8);
        var moved = Bundles.moved(whole, foreign);
        var commented = ByteBuffer.allocate(whole.length + foreign.length).order(ByteOrder.LITTLE_ENDIAN);
        commented.put(whole).put(foreign).putShort(whole.length - 2, (short) foreign.length);

        for (var file : List.of(moved, commented.array())) {
            assertThat(Bundles.check(file).said()).contains("WRONG the ZIP: has bytes");
            assertThat(Bundles.check(file).exit()).isEqualTo(VerifyBundle.NOT_VALID);
        }
    }

    @Test
    void aForgerWhoSignsAnewWithAnotherKeyIsFoundOutByTheKey() {
        var forged = Bundles.signedAnew(Bundles.files(whole), SigningKey.generate(new SecureRandom()));

        assertThat(Bundles.check(forged).exit()).isEqualTo(VerifyBundle.NOT_VALID);
        assertThat(Bundles.check(forged, null).exit())
                .isEqualTo(VerifyBundle.NOT_VALID); // the checkpoint is still ours
    }

    @Test
    void aChangedRecordUnderAFreshSignatureIsNotInTheLedger() {
        var files = Bundles.files(whole);
        var name = files.keySet().stream()
                .filter(file -> file.startsWith("records/"))
                .findFirst()
                .orElseThrow();
        files.put(
                name,
                Bundles.text(files.get(name))
                        .replace("accept_all", "reject_all")
                        .getBytes(StandardCharsets.UTF_8));
        var key = SigningKey.generate(new SecureRandom());
        var keys = KeySet.of(Stream.concat(Bundles.serversKeys().keys().stream(), Stream.of(key.verifyingKey()))
                .toList());

        var verdict = Bundles.check(Bundles.signedAnew(files, key), keys);

        assertThat(verdict.exit()).isEqualTo(VerifyBundle.NOT_VALID);
        assertThat(verdict.said()).contains("WRONG " + name + ": isn't in the ledger");
    }

    @Test
    void withoutAKeyFromElsewhereItIsNotCalledValid() {
        var verdict = Bundles.check(whole, null);

        assertThat(verdict.exit()).isEqualTo(VerifyBundle.NOT_CHECKED);
        assertThat(verdict.said()).contains("NOT CHECKED", "fits together").doesNotContain("VALID.");
    }

    @Test
    void keysAreTakenFromTheFileThatIsNamedOrFromBesideTheBundle(@TempDir Path folder) throws IOException {
        var bundle = Files.write(folder.resolve("bundle.zip"), whole);
        var none = KeySet.of(List.of());
        var named = Files.writeString(
                folder.resolve("named.json"), Bundles.serversKeys().json());

        assertThat(VerifyBundle.run(List.of(bundle.toString()), none, System.out))
                .contains(VerifyBundle.NOT_CHECKED);
        assertThat(VerifyBundle.run(List.of(bundle.toString(), "--keys", named.toString()), none, System.out))
                .contains(VerifyBundle.VALID);
        Files.copy(named, folder.resolve("keys.json"));
        assertThat(VerifyBundle.run(List.of(bundle.toString()), none, System.out))
                .contains(VerifyBundle.VALID);
    }

    @Test
    void otherArgumentsAreNoCheck() {
        var none = KeySet.of(List.of());

        assertThat(VerifyBundle.run(List.of(), none, System.out)).isEmpty();
        assertThat(VerifyBundle.run(List.of("a.zip", "--key", "b"), none, System.out))
                .isEmpty();
    }

    @Test
    void whatIsNoZipAndWhatWasCutOffIsNotChecked(@TempDir Path folder) throws IOException {
        var cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, whole.length / 2));

        assertThat(Bundles.check(cut, null).exit()).isEqualTo(VerifyBundle.NOT_CHECKED);
        assertThat(Bundles.check(folder.resolve("missing.zip"), null).exit()).isEqualTo(VerifyBundle.NOT_CHECKED);
    }
}
