package dev.sluice.core.schedule.queue;

import dev.sluice.core.work.Workload;

/**
 * The order of submission. Strict, it is the classic line in which everybody waits for the first; else whoever fits
 * starts while the first waits.
 */
record Fifo(boolean strict, Aging aging) implements QueuePolicy {
    @Override
    public String name() {
        return strict ? "fifo-strict" : "fifo";
    }

    @Override
    public long rank(Workload workload, long nowMillis) {
        return 0;
    }
}
