package org.jawoord.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {

    @ParameterizedTest
    @CsvSource({
        "0/000, false, 0, 0, 256",
        "0/001.p/1, false, 0, 1, 1",
        "9/999.p/255, false, 9, 999, 255",
        "10/x001/000, false, 10, 1000, 256",
        "63/x001/x234/067, false, 63, 1234067, 256",
        "63/x001/x234/067.p/10, false, 63, 1234067, 10",
        "0/x036/x028/x797/x018/x963/967, false, 0, 36028797018963967, 256",
        "entries/000.p/200, true, 0, 0, 200",
        "entries/x001/x000/000, true, 0, 1000000, 256"
    })
    void aPathIsReadAndWrittenInOneWay(String path, boolean entries, int level, long n, int width) throws InvalidProof {
        var tile = new TilePath(entries, level, n, width);

        assertThat(TilePath.parse(path)).isEqualTo(tile);
        assertThat(tile.format()).isEqualTo(path);
        assertThat(tile.isFull()).isEqualTo(width == 256);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "0",
                "0/",
                "0/0",
                "0/00",
                "0/0000",
                "0/1234",
                "00/000",
                "01/000",
                "64/000",
                "99/000",
                "100/000",
                "-1/000",
                "+1/000",
                "0/-01",
                "0/x000/001",
                "0/x000/x000/001",
                "0/001/000",
                "0/x001/x000",
                "0/x001",
                "0/X001/000",
                "0/x01/000",
                "0/000.p/0",
                "0/000.p/00",
                "0/000.p/01",
                "0/000.p/001",
                "0/000.p/256",
                "0/000.p/999",
                "0/000.p/1000",
                "0/000.p/",
                "0/000.p",
                "0/000.p/-1",
                "0/000/p/1",
                "0/000xp/1",
                "0/000.p/1/",
                "0/000/",
                "/0/000",
                "0//000",
                " 0/000",
                "0/000 ",
                "0/000\n",
                "0/000.p/1\n",
                "tile/0/000",
                "Entries/000",
                "entries/0",
                "entries",
                "entries/0/000",
                "data/000",
                "0/x036/x028/x797/x018/x963/968",
                "0/x999/x999/x999/x999/x999/999",
                "0/x001/x000/x000/x000/x000/x000/000",
                "0/\u0660\u0660\u0660",
                "\u0660/000",
                "0/000.p/\u0661",
                "0/000?x",
                "0/../000",
                "0/000%00"
            })
    void anyOtherPathIsRefused(String path) {
        assertThatThrownBy(() -> TilePath.parse(path)).isInstanceOf(InvalidProof.class);
    }

    @ParameterizedTest
    @CsvSource({
        "false, -1, 0, 1",
        "false, 64, 0, 1",
        "false, 0, -1, 1",
        "false, 0, 36028797018963968, 1",
        "false, 0, 0, 0",
        "false, 0, 0, 257",
        "true, 1, 0, 1"
    })
    void aTileThatCanNotBeIsNotMade(boolean entries, int level, long n, int width) {
        assertThatThrownBy(() -> new TilePath(entries, level, n, width)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The example of tlog-tiles. */
    @ParameterizedTest
    @CsvSource({
        "0/000, true",
        "0/272, true",
        "0/273, false",
        "0/273.p/112, true",
        "0/273.p/113, false",
        "0/273.p/1, true",
        "0/274.p/1, false",
        "0/x001/000.p/1, false",
        "1/000, true",
        "1/001.p/17, true",
        "1/001.p/18, false",
        "1/001, false",
        "2/000.p/1, true",
        "2/000.p/2, false",
        "2/000, false",
        "3/000.p/1, false",
        "7/000.p/1, false",
        "8/000.p/1, false",
        "8/000, false",
        "63/000.p/1, false",
        "entries/272, true",
        "entries/273.p/112, true",
        "entries/273.p/113, false",
        "0/x036/x028/x797/x018/x963/967, false"
    })
    void aTreeOfSeventyThousandLeavesHas(String path, boolean within) throws InvalidProof {
        assertThat(TilePath.parse(path).isWithin(70_000)).isEqualTo(within);
    }

    @Test
    void aTileIsThereFromTheLeafOnThatCompletesIt() {
        for (int level = 0; level < 6; level++) { // further up, tile 300 lies beyond 63 bits
            for (long n : new long[] {0, 1, 255, 256, 300}) {
                for (int width : new int[] {1, 2, 255, 256}) {
                    long leaves = (n * 256 + width) << (8 * level);
                    var tile = new TilePath(false, level, n, width);
                    assertThat(tile.isWithin(leaves - 1)).as(tile.format()).isFalse();
                    assertThat(tile.isWithin(leaves)).as(tile.format()).isTrue();
                    assertThat(tile.isWithin(Long.MAX_VALUE)).as(tile.format()).isTrue();
                }
            }
        }
    }

    @Test
    void aTreeWithoutLeavesHasNoTiles() {
        for (int level = 0; level <= 63; level++) {
            assertThat(new TilePath(false, level, 0, 1).isWithin(0)).isFalse();
            assertThat(new TilePath(false, level, 0, 1).isWithin(-1)).isFalse();
            assertThat(new TilePath(false, level, 0, 1).isWithin(Long.MIN_VALUE))
                    .isFalse();
        }
    }

    /** Level 7 counts 256^7 leaves, of which 63 bits have 127; a level above has none. */
    @Test
    void theLargestTreeHasSevenLevels() {
        assertThat(new TilePath(false, 7, 0, 127).isWithin(Long.MAX_VALUE)).isTrue();
        assertThat(new TilePath(false, 7, 0, 128).isWithin(Long.MAX_VALUE)).isFalse();
        assertThat(new TilePath(false, 8, 0, 1).isWithin(Long.MAX_VALUE)).isFalse();
        assertThat(new TilePath(false, 0, TilePath.MAX_N, 255).isWithin(Long.MAX_VALUE))
                .isTrue();
        assertThat(new TilePath(false, 0, TilePath.MAX_N, 256).isWithin(Long.MAX_VALUE))
                .isFalse();
    }
}
