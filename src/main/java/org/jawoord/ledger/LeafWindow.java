package org.jawoord.ledger;

import java.util.List;

/**
 * Leaves of a ledger that follow each other, held against their records.
 *
 * @param hashes of the leaves up to the first fault, 32 bytes each
 * @param erased those whose record was erased, by an entry that says so
 * @param lost those whose record was lost, and an older backup restored
 * @param fault the first thing that is wrong, by its index; null when all is well
 */
record LeafWindow(List<byte[]> hashes, long erased, long lost, LedgerFault fault) {}
