package dev.sluice.core.replay;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.End;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;

/**
 * One piece of work as a trace tells it.
 *
 * @param submitMillis in ms since 1970; where a trace has no date, since a day that its reader chose, never 0
 * @param tenant path of the tenant that submitted it; its organisation is the owner that it counts for
 * @param demand what was asked for; the first chip is the one that its user would take, no chip = any, and no centers
 * @param durationMillis how long it runs with all its tasks at speed 1000, pauses of a session included; at least 1
 * @param estimateMillis what its user says about that; 0 = nothing
 * @param limitMillis the scheduler stops it after running so long; 0 = no limit
 * @param end how it ends after that time: CANCELLED by its user, FAILED by its own fault, or SUCCEEDED
 */
public record Job(
        long submitMillis,
        String name,
        String user,
        String tenant,
        Kind kind,
        Priority priority,
        GangDemand demand,
        long durationMillis,
        long estimateMillis,
        long limitMillis,
        End end,
        Profile profile) {
    public Job {
        Bounds.within("submission of " + name, submitMillis, 1, Long.MAX_VALUE / 2);
        Bounds.name("name", name);
        Bounds.name("tenant", tenant);
        Bounds.within("duration of " + name, durationMillis, 1, Limits.DURATION_MILLIS);
        Bounds.within("estimate of " + name, estimateMillis, 0, Limits.DURATION_MILLIS);
        Bounds.within("limit of " + name, limitMillis, 0, Limits.DURATION_MILLIS);
    }

    /** The same as work of another kind. */
    public Job with(Profile other) {
        return new Job(
                submitMillis,
                name,
                user,
                tenant,
                kind,
                priority,
                demand,
                durationMillis,
                estimateMillis,
                limitMillis,
                end,
                other);
    }

    /** The organisation that it counts for. */
    public String owner() {
        return TenantSpec.organisation(tenant);
    }

    /** Device milli that it asks for, over all tasks. */
    public long milli() {
        return demand.milli();
    }
}
