package org.jawoord.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** RELIABILITY D9: the same choice from many at once. */
@QuarkusTest
class ConcurrentChoiceTest {

    private static final int AT_ONCE = 32;

    private final ExecutorService browsers = Executors.newFixedThreadPool(AT_ONCE);

    @AfterEach
    void closeBrowsers() {
        browsers.shutdownNow();
    }

    private record Answer(int status, String body) {}

    @Test
    void oneOfManyEqualChoicesIsStoredAndAllGetItsAnswer() throws Exception {
        var visitor = Visitor.on(TestSite.shared());
        var body = visitor.choice("accept_all").toString();

        var answers = atOnce(i -> body, visitor);

        assertThat(answers.stream().filter(a -> a.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(a -> a.status() == 200)).hasSize(AT_ONCE - 1);
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(Choices.storedFor(visitor)).isEqualTo(1);
    }

    @Test
    void ofTwoDifferentChoicesUnderOneIdOneIsStoredAndTheOtherConflicts() throws Exception {
        var visitor = Visitor.on(TestSite.shared());
        var accept = visitor.choice("accept_all");
        var reject = accept.deepCopy().put("action", "reject_all");

        var answers = atOnce(i -> (i % 2 == 0 ? accept : reject).toString(), visitor);

        assertThat(answers.stream().filter(a -> a.status() == 201)).hasSize(1);
        assertThat(answers.stream().map(Answer::status)).containsOnly(200, 201, 409);
        assertThat(Choices.storedFor(visitor)).isEqualTo(1);
    }

    @Test
    void whatManyTabsChoseLastIsWhatTheLookupSays() throws Exception {
        var visitor = Visitor.on(TestSite.shared());

        atOnce(i -> visitor.choice(i % 2 == 0 ? "accept_all" : "withdraw").toString(), visitor);

        var last = Choices.lastActionOf(visitor);
        assertThat(visitor.lookUp().extract().<String>path("status"))
                .isEqualTo(last.equals("withdraw") ? "withdrawn" : "decided");
    }

    private interface Body {
        String of(int browser);
    }

    private List<Answer> atOnce(Body body, Visitor visitor) throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(AT_ONCE);
        var sent = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < AT_ONCE; i++) {
            var text = body.of(i);
            sent.add(() -> {
                start.await();
                var answer = visitor.send(text).extract();
                return new Answer(answer.statusCode(), answer.body().asString());
            });
        }
        var answers = new ArrayList<Answer>();
        for (Future<Answer> answer : browsers.invokeAll(sent)) {
            answers.add(answer.get());
        }
        return answers;
    }
}
