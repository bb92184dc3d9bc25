import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/** Two kinds of requests, so many percent of the second. */
record Mixed(Requests first, Requests second, int percentOfSecond) implements Requests {

    @Override
    public void next(ByteBuffer into) {
        (ThreadLocalRandom.current().nextInt(100) < percentOfSecond ? second : first).next(into);
    }
}
