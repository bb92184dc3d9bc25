/**
 * The figures of one round.
 *
 * @param perSecond answers, or rows
 * @param median latency in milliseconds; NaN where none was measured, as for the two others
 * @param serverMicros processor time of the server for an answer, in microseconds
 * @param othersPercent of the machine that neighbours used
 * @param unexpected other answers, in words; empty for none
 */
record Figures(
        double perSecond,
        double median,
        double p99,
        double longest,
        double serverMicros,
        double databaseMicros,
        double clientMicros,
        double othersPercent,
        String unexpected) {}
