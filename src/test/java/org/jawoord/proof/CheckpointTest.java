package org.jawoord.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    /** The example of C2SP tlog-checkpoint. */
    private static final String PUBLISHED =
            "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    @Test
    void thePublishedCheckpointIsReadAndWrittenAgain() throws InvalidProof {
        var checkpoint = Checkpoint.parse(PUBLISHED);

        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.root()).isEqualTo(Base64.getDecoder().decode(ROOT));
        assertThat(checkpoint.extensions()).isEmpty();
        assertThat(checkpoint.format()).isEqualTo(PUBLISHED);
    }

    /** As golang.org/x/mod/sumdb/tlog writes it: spaces in an origin are only advised against. */
    @Test
    void theCheckpointOfGosDatabaseIsRead() throws InvalidProof {
        var text = "go.sum database tree\n123456789012\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\n";

        assertThat(Checkpoint.parse(text).size()).isEqualTo(123_456_789_012L);
        assertThat(Checkpoint.parse(text).format()).isEqualTo(text);
    }

    @Test
    void extensionLinesAreKept() throws InvalidProof {
        var checkpoint = Checkpoint.parse(PUBLISHED + "one\ntwo three\n");

        assertThat(checkpoint.extensions()).containsExactly("one", "two three");
        assertThat(checkpoint.format()).isEqualTo(PUBLISHED + "one\ntwo three\n");
        assertThat(checkpoint).isNotEqualTo(Checkpoint.parse(PUBLISHED));
    }

    @Test
    void theEmptyTreeHasTheHashOfNothing() throws InvalidProof {
        var empty = new Checkpoint("log.example", 0, MerkleHash.empty());

        assertThat(empty.format()).isEqualTo("log.example\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
        assertThat(Checkpoint.parse(empty.format())).isEqualTo(empty).hasSameHashCodeAs(empty);
        assertThatThrownBy(() -> Checkpoint.parse("log.example\n0\n" + ROOT + "\n"))
                .isInstanceOf(InvalidProof.class)
                .hasMessageContaining("hash of nothing");
    }

    @Test
    void theLargestTreeFits() throws InvalidProof {
        assertThat(Checkpoint.parse("log\n9223372036854775807\n" + ROOT + "\n").size())
                .isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> Checkpoint.parse("log\n9223372036854775808\n" + ROOT + "\n"))
                .isInstanceOf(InvalidProof.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n\n",
                "log\n",
                "log\n1\n",
                "log\n1\nROOT",
                "\n1\nROOT\n",
                "log\n\nROOT\n",
                "log\n01\nROOT\n",
                "log\n00\nROOT\n",
                "log\n-1\nROOT\n",
                "log\n+1\nROOT\n",
                "log\n1 \nROOT\n",
                "log\n 1\nROOT\n",
                "log\n1.0\nROOT\n",
                "log\n0x1\nROOT\n",
                "log\n\u0661\nROOT\n",
                "log\n99999999999999999999\nROOT\n",
                "log\n1\n\n",
                "log\n1\nROOT \n",
                "log\n1\n ROOT\n",
                "log\n1\nAAAA\n",
                "log\r\n1\r\nROOT\r\n",
                "log\n1\nROOT\n\n",
                "log\n1\nROOT\n\nmore\n",
                "log\n1\nROOT\nmore",
                "log\n1\nROOT\nmo\tre\n",
                "l\u0000g\n1\nROOT\n",
                // without padding; with stray bits; in the alphabet of addresses; 33 bytes
                "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
                "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "log\n1\nCsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=\n",
                "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2Jh\n",
                "l\ud800g\n1\nROOT\n"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text.replace("ROOT", ROOT))).isInstanceOf(InvalidProof.class);
    }

    @Test
    void whatCouldNotBeReadAgainIsNotMade() {
        var root = new byte[32];
        for (var origin : List.of("", "two\nlines", "tab\t")) {
            assertThatThrownBy(() -> new Checkpoint(origin, 1, root)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Checkpoint("log", 1, root, List.of(origin)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Checkpoint("log", -1, root)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("log", 1, new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("log", 0, root)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoeverChangesTheRootGivenOutDoesNotChangeTheCheckpoint() {
        var root = new byte[32];
        var checkpoint = new Checkpoint("log", 1, root);
        root[0]++;
        checkpoint.root()[1]++;

        assertThat(checkpoint.root()).isEqualTo(new byte[32]);
    }
}
