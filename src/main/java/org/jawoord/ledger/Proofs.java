package org.jawoord.ledger;

import java.util.List;
import java.util.function.Supplier;
import org.jawoord.ledger.Ledgers.Inclusion;
import org.jawoord.proof.InclusionProof;
import org.jawoord.proof.MerkleTree;
import org.jawoord.proof.Subtrees;

/** Proofs under a head that hold, or none: the tables that they are made of may have been damaged. */
final class Proofs {

    private final Head head;
    private final Subtrees tree;

    Proofs(Head head, Subtrees tree) {
        this.head = head;
        this.tree = tree;
    }

    /** The tables don't fit together; the message says where. */
    static final class Damaged extends Exception {

        private static final long serialVersionUID = 1L;

        Damaged(String what) {
            super(what, null, false, false);
        }
    }

    /** That a leaf is under the head. */
    Inclusion inclusion(long index) throws Damaged {
        var proof = made(() -> InclusionProof.of(index, head.size(), tree));
        if (!proof.proves(made(() -> tree.root(0, index)), head.root())) {
            throw new Damaged("leaf " + index + " doesn't lead to the root of the checkpoint");
        }
        return new Inclusion(proof, head.checkpoint());
    }

    /** That the head continues the tree of so many leaves. */
    List<byte[]> consistency(long size) throws Damaged {
        return made(() -> MerkleTree.consistencyProof(size, head.size(), tree));
    }

    /** Lets a head through whose checkpoint says what the head says; whose signature it has is for whoever checks a proof. */
    static Head fitting(Head head) throws Damaged {
        var fault = head.checkpointFault();
        if (fault.isPresent()) {
            throw new Damaged(fault.get());
        }
        return head;
    }

    /** A leaf or subtree that is missing makes a tile too short; an index beyond the head is one of no tree. */
    private static <T> T made(Supplier<T> proof) throws Damaged {
        try {
            return proof.get();
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new Damaged(e.getMessage());
        }
    }
}
