/** A server that load is put on. */
interface Subject {

    int port();

    /** Processor time that the server has used, in ticks. */
    long serverTicks();

    /** Processor time that its database has used, in ticks. */
    long databaseTicks();
}
