/** A server to be measured, and what it is asked about. */
record Stage(Jawoord server, Population population) implements AutoCloseable {

    @Override
    public void close() {
        server.close();
    }
}
