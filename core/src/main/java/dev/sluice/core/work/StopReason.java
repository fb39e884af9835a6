package dev.sluice.core.work;

/** Why a running attempt is stopped. */
public enum StopReason {
    /** Somebody asked for it. */
    CANCELLED,
    /** It ran as long as it may. */
    LIMIT,
    /** An owner took back devices that were lent. */
    RECLAIMED,
    /** The owner of its center needs its place; it keeps its right and gets its devices elsewhere. */
    DISPLACED,
    /** Work of the same tenant with a higher priority took its place. */
    PREEMPTED,
    /** One of its tasks failed. */
    TASK_FAILED,
    /** A node it runs on went away, or one of its devices did. */
    NODE_LOST,
    /** An operator emptied its node. */
    DRAINED,
    /** Somebody put it on hold. */
    HELD,
    /** Its devices were idle for so long that they went back to the pool. */
    PARKED,
    /** What its tenant may owe in the month is used up. */
    OVER_BUDGET;

    /** Whether another attempt may follow. */
    public boolean mayRunAgain() {
        return requeues() || this == TASK_FAILED;
    }

    /** Whether the workload waits for another attempt afterwards, without counting it as a failure. */
    public boolean requeues() {
        return switch (this) {
            case RECLAIMED, DISPLACED, PREEMPTED, NODE_LOST, DRAINED, HELD, PARKED, OVER_BUDGET -> true;
            case CANCELLED, LIMIT, TASK_FAILED -> false;
        };
    }
}
