import java.io.IOException;

/**
 * One row of the table.
 *
 * @param load what is put on the server; made anew for each server, before the first round
 * @param baseline what it is compared with
 * @param writes whether every 201 must be a row afterwards
 */
record Case(String name, Loads load, Baseline baseline, boolean writes) {

    /** Makes a load for a server. */
    interface Loads {
        Workload on(Stage stage) throws IOException;
    }
}
