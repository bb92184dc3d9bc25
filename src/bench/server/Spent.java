/**
 * Processor time in ticks.
 *
 * @param server of the server that is measured
 * @param database of its database
 * @param client of the client
 * @param own of everything that this run has started, and of itself
 * @param machine of everything there is
 * @param at when, in nanoseconds
 */
record Spent(long server, long database, long client, long own, long machine, long at) {

    static Spent until(Subject subject) {
        long self = ProcessHandle.current().pid();
        return new Spent(
                subject.serverTicks(),
                subject.databaseTicks(),
                Ticks.of(self),
                Ticks.ofTree(self),
                Ticks.ofMachine(),
                System.nanoTime());
    }

    Spent since(Spent before) {
        return new Spent(
                server - before.server,
                database - before.database,
                client - before.client,
                own - before.own,
                machine - before.machine,
                at - before.at);
    }

    /** Percent of the machine that neighbours used. */
    double othersPercent() {
        double whole = at / 1e9 * Ticks.PER_SECOND * Runtime.getRuntime().availableProcessors();
        return Math.max(0, 100 * (machine - own) / whole);
    }
}
