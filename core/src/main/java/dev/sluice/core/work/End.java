package dev.sluice.core.work;

/** How a workload ended. */
public enum End {
    SUCCEEDED,
    FAILED,
    CANCELLED,
    TIMED_OUT
}
