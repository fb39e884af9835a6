package dev.sluice.core.schedule;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Workload;

/** The devices that a workload holds or is promised, and by what right. */
record Holding(Tier tier, Placement placement) {
    static Holding of(Workload workload) {
        if (workload.phase() instanceof Phase.Reserved(var since, var tier, var placement)) {
            return new Holding(tier, placement);
        }
        var attempt = workload.phase().attempt();
        if (attempt == null) {
            throw new IllegalStateException("workload " + workload.id() + " holds nothing");
        }
        return new Holding(attempt.tier(), attempt.placement());
    }
}
