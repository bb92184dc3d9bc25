package org.jawoord.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of an identifier, and the secret behind it. */
class IdentityHashTest {

    private static final String KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private final IdentityHash hash = new IdentityHash(HexFormat.of().parseHex(KEY));

    @TempDir
    Path folder;

    /** What is in a database is hashed like this for ever. Worked out with Python's hmac. */
    @Test
    void theSameIdentifierHasTheSameHashInEveryVersion() {
        assertThat(HexFormat.of().formatHex(hash.of("shop", "jan@shop.example")))
                .isEqualTo("379ab56cf259be4de691f195c5eda9512868e58f9c7e7214559390acde017360");
    }

    @Test
    void onePersonHasNothingInCommonOnTwoSites() {
        assertThat(hash.of("shop", "jan@shop.example")).isNotEqualTo(hash.of("blog", "jan@shop.example"));
    }

    @Test
    void anotherKeyGivesAnotherHashAndAnotherCheckValue() {
        var other = new IdentityHash(new byte[32]);

        assertThat(other.of("shop", "jan")).isNotEqualTo(hash.of("shop", "jan"));
        assertThat(other.checkValue()).isNotEqualTo(hash.checkValue());
    }

    @Test
    void aKeyThatWasMadeIsReadAgainByItsOwnerOnly() throws IOException {
        var file = new IdentityKeyFile(folder.resolve("keys/identity.key"));

        file.make();

        assertThat(file.read()).hasSize(IdentityKeyFile.BYTES);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyMayEndInALineBreakAndHaveCapitals() throws IOException {
        var file = new IdentityKeyFile(folder.resolve("identity.key"));
        Files.writeString(file.path(), KEY.toUpperCase(java.util.Locale.ROOT) + "\n");

        assertThat(file.read()).isEqualTo(HexFormat.of().parseHex(KEY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "00112233445566778899aabbccddeeff00112233445566778899aabbccddee",
                "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff00"
            })
    void whatIsNoKeyIsRefusedAndNotRepeated(String content) throws IOException {
        var file = new IdentityKeyFile(folder.resolve("identity.key"));
        Files.writeString(file.path(), content);

        assertThatThrownBy(file::read)
                .isInstanceOf(IOException.class)
                .hasMessage("it must hold 64 hex digits and nothing else");
    }
}
