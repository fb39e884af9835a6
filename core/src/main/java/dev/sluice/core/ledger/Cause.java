package dev.sluice.core.ledger;

import dev.sluice.core.work.End;
import dev.sluice.core.work.StopReason;

/** Why time was lost. */
public enum Cause {
    /** Nothing was lost. */
    NONE,
    NODE_LOST,
    RECLAIMED,
    DISPLACED,
    DRAINED,
    PREEMPTED,
    FAILED,
    CANCELLED,
    TIMED_OUT,
    HELD,
    PARKED,
    OVER_BUDGET,
    /** The rest of a contract's term: its lender took devices back. */
    RECALLED;

    static Cause of(StopReason reason) {
        return switch (reason) {
            case CANCELLED -> CANCELLED;
            case LIMIT -> TIMED_OUT;
            case RECLAIMED -> RECLAIMED;
            case DISPLACED -> DISPLACED;
            case PREEMPTED -> PREEMPTED;
            case TASK_FAILED -> FAILED;
            case NODE_LOST -> NODE_LOST;
            case DRAINED -> DRAINED;
            case HELD -> HELD;
            case PARKED -> PARKED;
            case OVER_BUDGET -> OVER_BUDGET;
        };
    }

    static Cause of(End end) {
        return switch (end) {
            case SUCCEEDED -> NONE;
            case FAILED -> FAILED;
            case CANCELLED -> CANCELLED;
            case TIMED_OUT -> TIMED_OUT;
        };
    }

    /** Whether it lies with who gave the devices: then what was lost is not paid for. */
    public boolean lendersFault() {
        return this == NODE_LOST || this == RECLAIMED || this == DISPLACED || this == DRAINED;
    }
}
