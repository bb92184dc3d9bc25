import java.util.Set;

/**
 * A load on a server.
 *
 * @param connections of all client threads together
 * @param keepAlive false: a new connection for each request
 * @param perSecond requests at a fixed rate, latencies counted from when each was due, so that a server that stalls can't
 *     hide it (no coordinated omission); 0: each connection asks again as soon as it has its answer
 * @param expected statuses that count
 */
record Workload(Requests requests, int connections, boolean keepAlive, int perSecond, Set<Integer> expected) {

    Workload with(Requests others) {
        return new Workload(others, connections, keepAlive, perSecond, expected);
    }
}
