package dev.sluice.core.schedule;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.schedule.place.GangPlacer;
import dev.sluice.core.schedule.plan.Plan;
import dev.sluice.core.tenant.Tenants;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where candidates would start if nothing were kept for others: who waits only for that is told so. */
final class Unhindered {
    private final Live live;
    private final Plan plan;
    private final GangPlacer placer;
    private final Unfit unfit;

    Unhindered(Live live, Plan plan, GangPlacer placer, Unfit unfit) {
        this.live = live;
        this.plan = plan;
        this.placer = placer;
        this.unfit = unfit;
    }

    /**
     * A place for as many tasks as a candidate needs, or null. Nothing is kept while this runs; the plan is as before.
     */
    @Nullable Placement find(Cursors.Candidate candidate, int tenant) {
        var demand = candidate.group().demand.least();
        var path = live.tenants().spec(tenant).path();
        int checkpoint = plan.checkpoint();
        Placement found = null;
        for (var chips = live.chipsFor(demand).iterator(); chips.hasNext() && found == null; ) {
            var chip = chips.next();
            int number = live.tenants().chipNumber(chip);
            if (number != Tenants.NONE
                    && !unfit.atLeastAlone(candidate, number)
                    && live.tenants().overLimit(tenant, number, demand.milli()) == Tenants.NONE) {
                found = placer.place(plan, candidate.id(), demand, List.of(chip), path);
                if (found == null) {
                    unfit.addAtLeastAlone(candidate, number);
                }
            }
        }
        plan.rollback(checkpoint);
        return found;
    }
}
