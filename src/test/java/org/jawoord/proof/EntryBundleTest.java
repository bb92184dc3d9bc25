package org.jawoord.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryBundleTest {

    @Test
    void eachEntryStandsAfterItsLengthTheHigherByteFirst() {
        assertThat(Hex.text(EntryBundle.encode(List.of(Hex.bytes("aabbcc"), new byte[0], Hex.bytes("01")))))
                .isEqualTo("0003aabbcc0000000101");
        assertThat(Hex.text(EntryBundle.encode(List.of(new byte[0x1234])))).startsWith("12340000");
    }

    @Test
    void entriesComeBackWhateverTheirLength() throws InvalidProof {
        for (int length : new int[] {0, 1, 127, 128, 255, 256, 32_768, 65_535}) {
            var entry = new byte[length];
            Arrays.fill(entry, (byte) 0xEE);

            var parsed = EntryBundle.parse(EntryBundle.encode(List.of(new byte[] {7}, entry)));

            assertThat(parsed).usingRecursiveComparison().isEqualTo(List.of(new byte[] {7}, entry));
        }
    }

    @Test
    void aBundleHasOneToTwoHundredAndFiftySixEntries() throws InvalidProof {
        var full = Collections.nCopies(256, new byte[] {1});
        var tooMany = Collections.nCopies(257, new byte[] {1});

        assertThat(EntryBundle.parse(EntryBundle.encode(full))).hasSize(256);
        assertThatThrownBy(() -> EntryBundle.encode(tooMany)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntryBundle.encode(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntryBundle.parse(Hex.bytes("000101".repeat(257))))
                .isInstanceOf(InvalidProof.class);
    }

    @Test
    void anEntryHasAsManyBytesAsTwoBytesCount() {
        assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "0001", "000201", "00010100", "0001010001", "ffff00"})
    void aBundleThatEndsTooEarlyIsRefused(String hex) {
        assertThatThrownBy(() -> EntryBundle.parse(Hex.bytes(hex))).isInstanceOf(InvalidProof.class);
    }
}
