package dev.sluice.core.schedule.plan;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.tenant.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Tentative changes of the pool and of what tenants use, with checkpoints. Whoever made a plan rolls it back to 0
 * before the state is read by anyone else, so a decision leaves no trace but its result.
 */
public final class Plan {
    private final Pool pool;
    private final Tenants tenants;
    private final List<Runnable> undo = new ArrayList<>();
    private final TreeMap<Long, Placement> shrunk = new TreeMap<>();
    private int[] touched = new int[16];
    private int touches;

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

    /** How often nodes were touched so far, rollbacks included. */
    public int touches() {
        return touches;
    }

    /** The node of the i-th touch. */
    public int touched(int i) {
        return touched[i];
    }

    /** Says that something about the nodes of a placement has changed. */
    public void touch(Placement placement) {
        for (int rank = 0; rank < placement.tasks(); rank++) {
            touch(placement.nodes().get(rank));
        }
    }

    private void touch(int node) {
        if (touches == touched.length) {
            touched = Arrays.copyOf(touched, touches * 2);
        }
        touched[touches++] = node;
    }

    public void takeTask(long workload, TaskDemand task, int node, long deviceMask) {
        pool.takeTask(workload, task, node, deviceMask);
        touch(node);
        undo.add(() -> {
            pool.giveTask(workload, task, node, deviceMask);
            touch(node);
        });
    }

    /** Lets no search find some nodes until they are shown. */
    public void hide(Collection<Integer> nodes) {
        nodes.forEach(pool::hide);
        undo.add(() -> nodes.forEach(pool::show));
    }

    /** Lets searches find them again. */
    public void show(Collection<Integer> nodes) {
        nodes.forEach(pool::show);
        undo.add(() -> nodes.forEach(pool::hide));
    }

    public void take(long workload, Placement placement) {
        move(placement, () -> pool.take(workload, placement), () -> pool.give(workload, placement));
    }

    public void give(long workload, Placement placement) {
        move(placement, () -> pool.give(workload, placement), () -> pool.take(workload, placement));
    }

    /** A gang gives up its last tasks, so that only so many stay. */
    public void shrink(long workload, Placement held, int stay) {
        give(workload, held.slice(stay, held.tasks() - stay));
        var before = shrunk.put(workload, held.slice(0, stay));
        undo.add(() -> {
            if (before == null) {
                shrunk.remove(workload);
            } else {
                shrunk.put(workload, before);
            }
        });
    }

    /** What a workload that holds a placement has left of it in the plan. */
    public Placement leftOf(long workload, Placement held) {
        return shrunk.getOrDefault(workload, held);
    }

    public void claim(Placement placement) {
        move(placement, () -> pool.claim(placement), () -> pool.unclaim(placement));
    }

    public void unclaim(Placement placement) {
        move(placement, () -> pool.unclaim(placement), () -> pool.claim(placement));
    }

    private void move(Placement placement, Runnable there, Runnable back) {
        there.run();
        touch(placement);
        undo.add(() -> {
            back.run();
            touch(placement);
        });
    }

    /** Counts one more running workload of a tenant. */
    public void countStart(int tenant) {
        tenants.count(tenant, 0, 1);
        undo.add(() -> tenants.count(tenant, 0, -1));
    }

    public void charge(int tenant, int chip, Tier tier, long milli) {
        tenants.charge(tenant, chip, tier, milli);
        undo.add(() -> tenants.charge(tenant, chip, tier, -milli));
    }
}
