package org.jawoord.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jawoord.notice.Configuration;
import org.jawoord.notice.Notice;
import org.jawoord.notice.NoticeDrafts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A choice on one notice, while another is current: the page and the server say the same of it, and no yes to the
 * first is taken for a yes to what the second asks besides. The page's side is the snippet's own code, run by Node.
 */
class PageAgreesTest {

    private static final int CASES = 600;

    /** The Node that Maven unpacks for the snippet's tests. */
    private static final Path NODE = Path.of("target/node/node");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.now();

    private static final RandomNotices.Pair[] PAIRS = new RandomNotices.Pair[CASES];

    /** For each pair what the page sent of the choice, and what it holds for granted afterwards. */
    private static JsonNode said;

    @BeforeAll
    static void askThePage(@TempDir Path folder) throws Exception {
        var cases = JSON.createArrayNode();
        for (int i = 0; i < CASES; i++) {
            var random = new Random(i);
            PAIRS[i] = RandomNotices.pair(random);
            var choice = cases.addObject();
            choice.set("answered", inThePage(PAIRS[i].answered()));
            choice.set("current", inThePage(PAIRS[i].current()));
            choice.put("gpcThen", random.nextBoolean());
            choice.put("gpcNow", underSignal(i));
            choice.put("action", RandomNotices.action(random).wireName());
            choice.set("picks", JSON.valueToTree(RandomNotices.picks(PAIRS[i].answered(), random)));
        }
        var file = Files.writeString(folder.resolve("cases.json"), cases.toString());
        said = JSON.readTree(run(file));
        assertThat(said).hasSize(CASES);
    }

    private static boolean underSignal(int i) {
        return i % 3 == 0;
    }

    private static JsonNode inThePage(Notice notice) throws IOException {
        return JSON.readTree(Configuration.of(notice, "nl").firstLayerJson());
    }

    private static String run(Path cases) throws Exception {
        assertThat(NODE).as("unpacked by ./mvnw test").exists();
        var node = new ProcessBuilder(
                        NODE.toString(),
                        "web-snippet/test/agreement.ts",
                        cases.toUri().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var answer = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(node.exitValue()).isZero();
        return answer;
    }

    @Test
    void thePageAndTheServerDecideAlike() {
        for (int i = 0; i < CASES; i++) {
            var page = said.get(i).get("decision");
            var server = decision(i);

            assertThat(server.current())
                    .as("current, pair %d", i)
                    .isEqualTo(page.get("current").asBoolean());
            assertThat(server.status().wireName())
                    .as("status, pair %d", i)
                    .isEqualTo(page.get("status").asText());
            assertThat(server.categories()).as("categories, pair %d", i).isEqualTo(answers(page.get("categories")));
            assertThat(server.services()).as("services, pair %d", i).isEqualTo(answers(page.get("services")));
        }
    }

    @Test
    void whatWasNotAskedInTheSameWayDeniesEverythingThatIsAsked() {
        for (int i = 0; i < CASES; i++) {
            var answered = PAIRS[i].answered().revs();
            var current = PAIRS[i].current();
            boolean asksMore = current.revs().entrySet().stream()
                    .anyMatch(asked -> !asked.getValue().equals(answered.get(asked.getKey())));
            var decision = decision(i);

            assertThat(decision.current()).as("pair %d", i).isEqualTo(!asksMore);
            if (asksMore) {
                assertThat(current.revs().keySet()).as("pair %d", i).noneMatch(decision::allows);
            }
        }
    }

    @Test
    void nothingIsGrantedThatWasNeitherAskedNorNecessary() {
        for (int i = 0; i < CASES; i++) {
            var decision = decision(i);
            var answered = PAIRS[i].answered().revs().keySet();

            var granted = PAIRS[i].current().services().values().stream()
                    .filter(service -> !service.category().equals("necessary"))
                    .filter(service -> decision.allows(service.key()));
            assertThat(granted).as("pair %d", i).allMatch(service -> answered.contains(service.key()));
        }
    }

    /** Or the tests above would show nothing. */
    @Test
    void thePairsAreOfEveryKind() {
        int same = 0;
        int holds = 0;
        int asksAgain = 0;
        int grants = 0;
        int editorial = 0;
        for (int i = 0; i < CASES; i++) {
            var decision = decision(i);
            boolean equal = PAIRS[i].answered().id().equals(PAIRS[i].current().id());
            same += equal ? 1 : 0;
            holds += !equal && decision.current() ? 1 : 0;
            asksAgain += decision.current() ? 0 : 1;
            editorial += PAIRS[i].current().content().editorial().isEmpty() ? 0 : 1;
            grants += !equal && decision.services().containsValue(true) && decision.current() ? 1 : 0;
        }
        assertThat(List.of(same, holds, asksAgain, grants, editorial)).allMatch(count -> count > CASES / 20);
    }

    /** What the server decides from what the page sent. */
    private static Decision decision(int i) {
        var sent = said.get(i).get("sent");
        var standing = new Standing(
                1,
                PAIRS[i].answered().id(),
                Action.ofWireName(sent.get("action").asText()).orElseThrow(),
                NOW,
                NOW.plusSeconds(60),
                answers(sent.get("categories")),
                answers(sent.get("services")),
                sent.path("gpc").asBoolean(),
                false,
                Set.of());
        return Decision.of(
                new SessionKey("demo", new SessionId(0, 0)),
                standing,
                PAIRS[i].current(),
                NoticeDrafts.answers(PAIRS[i].answered(), PAIRS[i].current()),
                NOW,
                underSignal(i));
    }

    private static Map<String, Boolean> answers(JsonNode answers) {
        return JSON.convertValue(answers, new TypeReference<>() {});
    }
}
