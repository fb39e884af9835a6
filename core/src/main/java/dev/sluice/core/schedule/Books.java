package dev.sluice.core.schedule;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.schedule.plan.Plan;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.work.Workload;
import java.util.Arrays;

/** Books in a plan what workloads use for their tenants. */
final class Books {
    private static final int UNKNOWN = -2;

    private final Live live;
    private final Plan plan;
    // By segment: looked up by name once a cycle, and not for each of a hundred thousand borrowers.
    private final int[] chips;

    Books(Live live, Plan plan) {
        this.live = live;
        this.plan = plan;
        chips = new int[live.pool().segments().size()];
        Arrays.fill(chips, UNKNOWN);
    }

    Plan plan() {
        return plan;
    }

    /** Books a placement; with sign -1 takes it back. */
    void charge(Workload workload, Tier tier, Placement placement, int sign) {
        plan.charge(tenantOf(workload), chipOf(placement), tier, sign * placement.milli());
    }

    /** Moves use from one right to another. */
    void move(Workload workload, Placement placement, Tier from, Tier to, long milli) {
        plan.charge(tenantOf(workload), chipOf(placement), from, -milli);
        plan.charge(tenantOf(workload), chipOf(placement), to, milli);
    }

    int tenantOf(Workload workload) {
        return live.tenants().number(workload.spec().tenant());
    }

    int chipOf(Placement placement) {
        int segment = placement.segment();
        if (chips[segment] == UNKNOWN) {
            chips[segment] =
                    live.tenants().chipNumber(live.pool().segment(segment).chip());
        }
        return chips[segment];
    }
}
