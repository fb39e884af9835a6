package dev.sluice.core.schedule;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.work.StopReason;
import dev.sluice.core.work.Verdict;

/** What a cycle decided, in the order in which it has to happen. */
public sealed interface Decision {
    /** The workload gets these devices now. */
    record Start(long workload, Tier tier, Placement placement) implements Decision {}

    /** The workload is promised these devices; it starts when their holders are gone. */
    record Reserve(long workload, Tier tier, Placement placement) implements Decision {}

    /** The workload gives its devices up for another one. */
    record Stop(long workload, StopReason reason, long forWorkload) implements Decision {}

    /**
     * A running workload gets more tasks.
     *
     * @param lent how many of them, the last ones, are borrowed though it owns its others
     */
    record Grow(long workload, Placement placement, int lent) implements Decision {}

    /** A running workload gives up its youngest tasks, so that only so many stay, for another one. */
    record Shrink(long workload, int stay, long forWorkload) implements Decision {}

    /** The workload holds its devices by another right from now on. */
    record Retier(long workload, Tier tier) implements Decision {}

    /** The workload holds so much of each of its devices from now on, and is expected to run at this pace. */
    record Pace(long workload, int shareMilli, int pacePermille) implements Decision {}

    /** The promise can't be kept; the workload waits again. */
    record Unreserve(long workload) implements Decision {}

    /** Devices are kept for the workload, in place of any that were kept before. */
    record Keep(long workload, long startMillis, long firmMillis, Placement placement) implements Decision {}

    /** Nothing is kept for the workload any more. */
    record Unkeep(long workload) implements Decision {}

    /** Why the workloads of a group wait. */
    record Explain(int group, Verdict verdict) implements Decision {}
}
