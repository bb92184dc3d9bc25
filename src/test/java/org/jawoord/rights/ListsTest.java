package org.jawoord.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jawoord.settings.StartupRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists outside the database, as somebody's hand or a crash left them. */
class ListsTest {

    private static final String HOLD =
            "{\"id\":1,\"site\":\"shop\",\"reason\":\"Zaak 1\",\"by\":\"token\",\"since\":\"2026-11-24T10:00:00Z\"}\n";
    private static final String ERASURE =
            "{\"site\":\"shop\",\"id\":\"01a20f3a-891a-79b1-9a9e-746ab10d9a25\",\"leaves\":[1,2]}\n";

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage\n",
                "null\n",
                "{}\n",
                "\n",
                "\u00ff\u00fe\n",
                "[]\n",
                "{\"id\":1\n",
                "{\"site\":\"shop\",\"reason\":\"x\",\"since\":\"2026-11-24T10:00:00Z\",\"session\":\"?\"}\n",
                "{\"site\":\"shop\",\"reason\":\"x\",\"since\":\"2026-11-24T10:00:00Z\",\"person\":\"00\"}\n"
            })
    void aLineOfTheHoldsThatCannotBeReadRefusesTheStartAndNamesIt(String line) throws IOException {
        write("holds.jsonl", HOLD, line, HOLD);

        assertThatThrownBy(() -> new HoldsAtStart(null, holds(), null).placeAgain())
                .isInstanceOf(StartupRefused.class)
                .hasMessageStartingWith("JAWOORD_DATA: line 2 of " + data.resolve("holds.jsonl") + " can't be read: ")
                .hasMessageContaining("Bring the file back from a backup, or remove the line, knowing which hold");
    }

    @Test
    void aLastLineOfTheHoldsThatIsCutOffRefusesTheStartToo() throws IOException {
        write("holds.jsonl", HOLD, HOLD.substring(0, 40));

        assertThatThrownBy(() -> new HoldsAtStart(null, holds(), null).placeAgain())
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("line 2 of ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "  ", "\r\n"})
    void anEmptyLastLineOfTheHoldsIsPassedOver(String end) throws IOException {
        write("holds.jsonl", HOLD, end);

        assertThat(holds().all()).extracting(Hold::reason).containsExactly("Zaak 1");
    }

    @Test
    void aLastHoldWithoutTheEndOfItsLineIsOne() throws IOException {
        write("holds.jsonl", HOLD, HOLD.strip());

        assertThat(holds().all()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage\n",
                "null\n",
                "{}\n",
                "\n",
                "\u00ff\u00fe\n",
                "[]\n",
                "{\"site\":\"shop\",\"id\":\"x\",\"leaves\":[1]}\n",
                "{\"site\":\"shop\",\"id\":\"01a20f3a-891a-79b1-9a9e-746ab10d9a25\",\"leaves\":[\"1\"]}\n",
                "{\"id\":\"01a20f3a-891a-79b1-9a9e-746ab10d9a25\",\"leaves\":[1]}\n"
            })
    void aLineOfTheErasuresThatCannotBeReadRefusesTheStartAndNamesIt(String line) throws IOException {
        write("erasures.jsonl", ERASURE, line, ERASURE);

        assertThatThrownBy(this::start)
                .isInstanceOf(StartupRefused.class)
                .hasMessageStartingWith(
                        "JAWOORD_DATA: line 2 of " + data.resolve("erasures.jsonl") + " can't be read: ")
                .hasMessageContaining("Bring the file back from a backup, or remove the line, knowing which erasure");
    }

    @Test
    void aWholeLastLineOfTheErasuresThatCannotBeReadRefusesTheStartToo() throws IOException {
        write("erasures.jsonl", ERASURE, "garbage\n");

        assertThatThrownBy(this::start).isInstanceOf(StartupRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"site\":\"sh", "\u0000\u0000", "\u00ff", "{\"site\":\"shop\"}"})
    void aLastErasureThatACrashCutOffIsPassedOverAndTheNextOneTakesItsPlace(String cutOff) throws Exception {
        write("erasures.jsonl", ERASURE, cutOff);
        assertThat(listed()).hasSize(1);

        var next = new Erasure("shop", UUID.randomUUID(), Erasure.Reason.REQUEST, Instant.EPOCH, List.of(3L));
        erasures().add(next);

        assertThat(listed()).hasSize(2).last().isEqualTo(new ErasureList.Listed("shop", next.id(), List.of(3L)));
    }

    @Test
    void aLastErasureWithoutTheEndOfItsLineStays() throws Exception {
        write("erasures.jsonl", ERASURE, ERASURE.strip());

        erasures().add(new Erasure("shop", UUID.randomUUID(), Erasure.Reason.REQUEST, Instant.EPOCH, List.of(3L)));

        assertThat(listed()).hasSize(3);
    }

    @Test
    void whatIsAddedToTheErasuresWhileTheyAreReadIsNotAmongThem() throws Exception {
        write("erasures.jsonl", ERASURE);
        var list = erasures();
        var visited = new ArrayList<UUID>();

        list.forEach(erasure -> {
            visited.add(erasure.id());
            list.add(new Erasure("shop", UUID.randomUUID(), Erasure.Reason.RESTORED, Instant.EPOCH, erasure.leaves()));
        });

        assertThat(visited).hasSize(1);
        assertThat(listed()).hasSize(2);
    }

    private void start() throws SQLException, IOException {
        new ErasuresAtStart(new ErasuresAgain(null, null, erasures(), null, null)).atStart(null);
    }

    /** As bytes, so that what is no UTF-8 stays that. */
    private void write(String file, String... lines) throws IOException {
        Files.write(data.resolve(file), String.join("", lines).getBytes(StandardCharsets.ISO_8859_1));
    }

    private List<ErasureList.Listed> listed() throws SQLException, IOException {
        var listed = new ArrayList<ErasureList.Listed>();
        erasures().forEach(listed::add);
        return listed;
    }

    private ErasureList erasures() {
        return new ErasureList(data);
    }

    private HoldList holds() {
        return new HoldList(data, new ObjectMapper().findAndRegisterModules());
    }
}
