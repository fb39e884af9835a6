package dev.sluice.core.contract;

/** One of the two that a contract is between, or whom it makes bear something. */
public enum Side {
    LENDER,
    BORROWER;

    public Side other() {
        return this == LENDER ? BORROWER : LENDER;
    }
}
