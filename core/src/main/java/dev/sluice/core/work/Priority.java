package dev.sluice.core.work;

/** Order among the workloads of one tenant; a higher one may stop a lower one of the same tenant. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
