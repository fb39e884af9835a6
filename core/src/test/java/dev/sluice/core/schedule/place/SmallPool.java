package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.schedule.plan.Plan;
import dev.sluice.core.tenant.Tenants;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A pool of one center that a test fills node by node and task by task. Nodes have the numbers in which they came. */
final class SmallPool {
    private static final long PLENTY = 1_000_000;

    final Pool pool;
    private final Set<String> chips = new LinkedHashSet<>();
    private long workload;

    SmallPool() {
        this(new Pool());
        pool.setCenter(new CenterSpec("east", "acme", "emulated", true));
    }

    private SmallPool(Pool pool) {
        this.pool = pool;
    }

    SmallPool copy() {
        var copy = new SmallPool(pool.copy());
        copy.chips.addAll(chips);
        copy.workload = workload;
        return copy;
    }

    SmallPool node(String chip, int devices, int cores) {
        chips.add(chip);
        var name = "n" + pool.nodeCount();
        pool.setNode("east", new NodeSpec(name, chip, devices, 0, cores * 1000, PLENTY, List.of(), List.of()));
        return this;
    }

    /** Says that a task is on a node already. */
    SmallPool holds(int node, TaskDemand task) {
        pool.takeTask(++workload, task, node, pool.pick(node, task));
        return this;
    }

    static TaskDemand whole(int devices, int cores) {
        return new TaskDemand(devices, 1000, 0, cores * 1000, 0);
    }

    static TaskDemand share(int milli, int cores) {
        return new TaskDemand(1, milli, 0, cores * 1000, 0);
    }

    static GangDemand on(TaskDemand task, String... chips) {
        return new GangDemand(task, 1, List.of(chips), List.of(), Topology.ANYWHERE);
    }

    /** Places a task as a cycle does; it stays there. Null when it fits nowhere. */
    @Nullable Placement place(PlacePolicy policy, GangDemand demand) {
        workload++;
        var plan = new Plan(pool, new Tenants());
        var wanted = demand.chips().isEmpty() ? new ArrayList<>(chips) : demand.chips();
        return new GangPlacer(policy).place(plan, workload, demand, wanted, "");
    }

    /** The node that a task is put on, or -1. */
    int nodeFor(PlacePolicy policy, TaskDemand task) {
        var placement = place(policy, on(task));
        return placement == null ? -1 : placement.node(0);
    }
}
