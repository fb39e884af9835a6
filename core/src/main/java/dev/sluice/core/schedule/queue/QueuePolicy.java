package dev.sluice.core.schedule.queue;

import dev.sluice.core.work.Workload;
import org.jspecify.annotations.Nullable;

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

    /**
     * What waiting weighs, where the order of a priority is that of {@link #arrivalMillis}; else null, and waiting
     * weighs nothing.
     */
    default @Nullable Aging aging() {
        return null;
    }

    /** When a workload counts as arrived, in ms since 1970; while it waits it does not depend on the time. */
    default long arrivalMillis(Workload workload) {
        return workload.submittedMillis();
    }

    /** Whether work may take the place of running work of its tenant that ranks after it. */
    default boolean preemptive() {
        return false;
    }

    /**
     * Whether waiting work ranks so far before running work of its tenant and priority that it may take its place.
     *
     * <p>No preemption is ever undone by another. Where ranks fall as work is done, that of work which was stopped
     * again and again falls, too, and comes to rest some time; from then on each claimant must rank before its victim,
     * so a ring of them would have a rank below itself. Where ranks rise as service is had, the same holds the other
     * way round.
     */
    default boolean mayReplace(Workload waiting, Workload running, long nowMillis) {
        return preemptive() && rank(waiting, nowMillis) < rank(running, nowMillis);
    }
}
