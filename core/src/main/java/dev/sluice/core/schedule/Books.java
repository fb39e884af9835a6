package dev.sluice.core.schedule;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.schedule.plan.Plan;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.work.Workload;

/** Books in a plan what workloads use for their tenants. */
record Books(Live live, Plan plan) {
    /** Books a placement; with sign -1 takes it back. */
    void charge(Workload workload, Tier tier, Placement placement, int sign) {
        plan.charge(tenantOf(workload), chipOf(placement), tier, sign * placement.milli());
    }

    int tenantOf(Workload workload) {
        return live.tenants().number(workload.spec().tenant());
    }

    int chipOf(Placement placement) {
        return live.tenants()
                .chipNumber(live.pool().segment(placement.segment()).chip());
    }
}
