package org.jawoord.ledger;

/** The first thing in a ledger that is wrong; its message is for the person who asked. */
final class LedgerFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final long index;

    LedgerFault(String what) {
        this(-1, what);
    }

    private LedgerFault(long index, String what) {
        super(what, null, false, false);
        this.index = index;
    }

    /** What is wrong with one leaf. */
    static LedgerFault at(long index, String what) {
        return new LedgerFault(index, "leaf " + index + ": " + what);
    }

    /** The leaf that is wrong, so that those before it are sound; -1 where it is no single one. */
    long index() {
        return index;
    }
}
