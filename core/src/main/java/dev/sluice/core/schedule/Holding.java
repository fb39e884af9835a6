package dev.sluice.core.schedule;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Workload;

/**
 * The devices that a workload holds or is promised, and by what right.
 *
 * @param ownedMilli how much of them is inside a guarantee; tasks that it got later may be borrowed
 */
record Holding(Tier tier, Placement placement, long ownedMilli) {
    static Holding of(Workload workload) {
        if (workload.phase() instanceof Phase.Reserved(var since, var tier, var placement)) {
            return new Holding(tier, placement, tier.isRight() ? placement.milli() : 0);
        }
        var attempt = attemptOf(workload);
        return new Holding(attempt.tier(), attempt.placement(), attempt.ownedMilli());
    }

    static Attempt attemptOf(Workload workload) {
        var attempt = workload.phase().attempt();
        if (attempt == null) {
            throw new IllegalStateException("workload " + workload.id() + " holds nothing");
        }
        return attempt;
    }

    long borrowedMilli() {
        return placement.milli() - ownedMilli;
    }
}
