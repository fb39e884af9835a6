package dev.sluice.core.schedule.reclaim;

import dev.sluice.core.pool.Segment;
import dev.sluice.core.schedule.place.KeptApart;
import dev.sluice.core.schedule.plan.Plan;
import dev.sluice.core.schedule.reclaim.Losses.Option;
import dev.sluice.core.work.Workload;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The nodes that tasks of one kind may get room on, cheapest first, while a plan moves on.
 *
 * <p>Goal: T tasks among N nodes weigh about N + T nodes, not N x T. Method: a node that is free comes first, the one
 * with the least number. Else all nodes are weighed once and queued by loss, then by number; whenever somebody asks,
 * those that the plan touched since are weighed again. Example: of 10,000 nodes a claim takes one and stops a gang on
 * two others; the next claim weighs three nodes.
 */
final class Openings {
    private final Plan plan;
    private final Losses losses;
    private final Segment segment;
    private final Collection<Integer> nodes;
    private final AtCostOf whom;
    private final PriorityQueue<Option> queue =
            new PriorityQueue<>(Comparator.comparing(Option::cost).thenComparingInt(Option::node));
    private final LinkedHashMap<Integer, Option> current = new LinkedHashMap<>();
    private boolean queued;
    private int seen;

    Openings(Plan plan, Losses losses, Segment segment, Collection<Integer> nodes, AtCostOf whom) {
        this.plan = plan;
        this.losses = losses;
        this.segment = segment;
        this.nodes = nodes;
        this.whom = whom;
    }

    /**
     * The cheapest node for the next task of a claimant that is not too near to its others; null when there is none.
     */
    @Nullable Option next(Workload claimant, KeptApart apart) {
        var task = claimant.spec().demand().task();
        if (segment.free().fitsAnywhere(task)) {
            for (int node : nodes) {
                if (!apart.forbids(node) && plan.pool().fits(node, task)) {
                    return new Option(node, Cost.NOTHING, List.of());
                }
            }
        }
        catchUp(claimant);
        while (!queue.isEmpty() && !losses.exhausted()) {
            var option = queue.remove();
            if (current.remove(option.node(), option) && !apart.forbids(option.node())) {
                return option;
            }
        }
        return null;
    }

    private void catchUp(Workload claimant) {
        int from = seen;
        seen = plan.touches();
        if (!queued) {
            queued = true;
            nodes.forEach(node -> weigh(claimant, node));
            return;
        }
        var touched = new TreeSet<Integer>();
        for (int i = from; i < seen; i++) {
            touched.add(plan.touched(i));
        }
        for (int node : touched) {
            if (nodes.contains(node)) {
                weigh(claimant, node);
            }
        }
    }

    private void weigh(Workload claimant, int node) {
        current.remove(node);
        var option = losses.exhausted() ? null : losses.weigh(claimant, node, whom);
        if (option != null) {
            current.put(node, option);
            queue.add(option);
        }
    }
}
