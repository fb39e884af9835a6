package dev.sluice.core.work;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;

/**
 * What was asked for.
 *
 * @param name need not be unique: people find a workload by its newest name, programs by its id
 * @param retries times it is tried again after a failure of its own
 * @param held whether it waits for a release before it is first considered
 * @param deadlineMillis when it is to be over, in ms since 1970; 0 = whenever
 */
public record WorkloadSpec(
        Kind kind,
        String name,
        String tenant,
        GangDemand demand,
        Priority priority,
        Times times,
        int retries,
        boolean held,
        RunSpec run,
        long deadlineMillis) {
    public WorkloadSpec {
        Bounds.name("name", name);
        Bounds.name("tenant", tenant);
        if (demand.interleave() != null && kind != Kind.JOB) {
            throw new IllegalArgumentException("only jobs share their devices, and this is a " + kind);
        }
        Bounds.within("retries", retries, 0, Limits.RETRIES);
        Bounds.within("deadline", deadlineMillis, 0, Long.MAX_VALUE / 2);
    }

    /** Work that may be over whenever it is. */
    public WorkloadSpec(
            Kind kind,
            String name,
            String tenant,
            GangDemand demand,
            Priority priority,
            Times times,
            int retries,
            boolean held,
            RunSpec run) {
        this(kind, name, tenant, demand, priority, times, retries, held, run, 0);
    }

    /** The same, to be over by a time. */
    public WorkloadSpec dueBy(long deadline) {
        return new WorkloadSpec(kind, name, tenant, demand, priority, times, retries, held, run, deadline);
    }
}
