package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.schedule.plan.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Keeps the tasks of a gang apart while places for them are found.
 *
 * <p>Goal: no two tasks in one domain of the level that the gang names, at no cost for gangs that name none. Method:
 * the domain of each node that was taken is hidden from all searches in the plan until the gang is complete. Example:
 * four replicas with {@code spread: rack} in three racks: the fourth finds nothing, and the gang waits.
 */
public final class KeptApart {
    private final Plan plan;
    private final Segment segment;
    private final Topology topology;
    private final TreeSet<Integer> hidden = new TreeSet<>();

    public KeptApart(Plan plan, Segment segment, Topology topology) {
        this.plan = plan;
        this.segment = segment;
        this.topology = topology;
    }

    /** How many tasks of a kind find room in a group of nodes when each needs a domain of its own, were they empty. */
    public static long capacityFor(
            Pool pool, TaskDemand task, String level, Segment segment, Collection<Integer> ofNodes) {
        var left = new TreeSet<>(ofNodes);
        long domains = 0;
        while (!left.isEmpty()) {
            int first = left.first();
            var domain = new TreeSet<>(segment.domainOf(first, pool.node(first), level));
            domain.retainAll(left);
            domains += pool.capacityFor(task, domain) > 0 ? 1 : 0;
            left.removeAll(domain);
            left.remove(first);
        }
        return domains;
    }

    /** Whether a task on a node would be too near to another one. */
    public boolean forbids(int node) {
        return hidden.contains(node);
    }

    /** A task of the gang is on this node now. */
    public void took(int node) {
        if (topology.apart()) {
            var domain = List.copyOf(segment.domainOf(node, plan.pool().node(node), topology.spread()));
            hidden.addAll(domain);
            plan.hide(domain);
        }
    }

    /** The gang is complete: others may be near it. */
    public void complete() {
        if (!hidden.isEmpty()) {
            plan.show(new ArrayList<>(hidden));
        }
    }
}
