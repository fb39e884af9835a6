package dev.sluice.core.work;

/** What kind of workload it is. */
public enum Kind {
    /** A gang of tasks that runs to its end. */
    JOB,
    /** Interactive work that runs until somebody ends it or its limit does. */
    SESSION
}
