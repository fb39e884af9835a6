package dev.sluice.core.schedule.plan;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.tenant.Tier;
import java.util.ArrayList;
import java.util.List;

/**
 * Tentative changes of the pool and of what tenants use, with checkpoints. Whoever made a plan rolls it back to 0
 * before the state is read by anyone else, so a decision leaves no trace but its result.
 */
public final class Plan {
    private final Pool pool;
    private final Tenants tenants;
    private final List<Runnable> undo = new ArrayList<>();

    public Plan(Pool pool, Tenants tenants) {
        this.pool = pool;
        this.tenants = tenants;
    }

    public Pool pool() {
        return pool;
    }

    public Tenants tenants() {
        return tenants;
    }

    /** Where the plan stands now. */
    public int checkpoint() {
        return undo.size();
    }

    /** Undoes all that was done since a checkpoint. */
    public void rollback(int checkpoint) {
        for (int i = undo.size() - 1; i >= checkpoint; i--) {
            undo.remove(i).run();
        }
    }

    public void takeTask(long workload, TaskDemand task, int node, long deviceMask) {
        pool.takeTask(workload, task, node, deviceMask);
        undo.add(() -> pool.giveTask(workload, task, node, deviceMask));
    }

    public void take(long workload, Placement placement) {
        pool.take(workload, placement);
        undo.add(() -> pool.give(workload, placement));
    }

    public void give(long workload, Placement placement) {
        pool.give(workload, placement);
        undo.add(() -> pool.take(workload, placement));
    }

    public void claim(Placement placement) {
        pool.claim(placement);
        undo.add(() -> pool.unclaim(placement));
    }

    public void unclaim(Placement placement) {
        pool.unclaim(placement);
        undo.add(() -> pool.claim(placement));
    }

    public void charge(int tenant, int chip, Tier tier, long milli) {
        tenants.charge(tenant, chip, tier, milli);
        undo.add(() -> tenants.charge(tenant, chip, tier, -milli));
    }
}
