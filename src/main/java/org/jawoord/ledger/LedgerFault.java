package org.jawoord.ledger;

/** The first thing in a ledger that is wrong; its message is for the person who asked. */
final class LedgerFault extends Exception {

    private static final long serialVersionUID = 1L;

    LedgerFault(String what) {
        super(what, null, false, false);
    }

    /** What is wrong with one leaf. */
    static LedgerFault at(long index, String what) {
        return new LedgerFault("leaf " + index + ": " + what);
    }
}
