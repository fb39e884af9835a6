package dev.sluice.core.contract;

/** Why a contract is over. */
public enum EndReason {
    /** Its term is over. */
    TERM,
    /** Its lender took all of it back. */
    RECALLED,
    /** A side took the proposal back, or turned it down. */
    WITHDRAWN,
    /** Its term was over, or its start had come without cover, before it could begin. */
    LAPSED
}
