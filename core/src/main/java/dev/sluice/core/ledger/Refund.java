package dev.sluice.core.ledger;

/** What is given back of what was paid for time that was lost. */
enum Refund {
    NEVER,
    /** What is lost by the lender's fault. */
    LENDERS_FAULT,
    /** The same, but lost nodes are the borrower's risk. */
    BUT_LOST_NODES;

    boolean covers(Cause cause) {
        return this != NEVER && cause.lendersFault() && !(this == BUT_LOST_NODES && cause == Cause.NODE_LOST);
    }
}
