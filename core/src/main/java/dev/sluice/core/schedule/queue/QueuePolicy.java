package dev.sluice.core.schedule.queue;

import dev.sluice.core.work.Workload;

/** Says which of a tenant's workloads of one priority is served next. */
public interface QueuePolicy {
    /** The name that configuration and reports use. */
    String name();

    /**
     * The rank of a live workload: the least is served first, among equals the one with the least id. Never negative.
     * While a workload waits its rank does not depend on the time, for the queue is kept in order by it.
     *
     * @param nowMillis in ms since 1970; counts only for work that runs
     */
    long rank(Workload workload, long nowMillis);

    /**
     * Whether a tenant's next workload, when it can't start yet, blocks all of the tenant that comes after it. What the
     * pool could never run blocks nobody.
     */
    default boolean strict() {
        return false;
    }
}
