package dev.sluice.core.schedule.share;

import dev.sluice.core.pool.Iteration;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.schedule.place.GangPlacer;
import dev.sluice.core.schedule.plan.Plan;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.unit.LongSet;
import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Workload;
import dev.sluice.core.work.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the set of devices that a waiting gang joins.
 *
 * <p>Goals: more gets done on the same devices; nobody is slowed who did not agree, or by less urgent work; nobody else
 * notices. Constraints: one tenant, gangs of the same size, the very same devices, memory and cores enough for all, no
 * holder that stops and no promise of the devices to others. Method: of all sets with room, the one that gains most by
 * the policy; among equals the one of the oldest workload. The devices are split evenly, so that together the shares
 * are what one alone was charged for.
 *
 * <p>Bound: {@link Limits#SHARE_STEPS} sets are weighed in one cycle; after that nobody joins.
 */
public final class Sharer {
    /** What a workload in a set holds from now on, and how fast it gets on. */
    public record Part(Workload workload, Placement placement, int pacePermille) {}

    /** A set as it will be: those who hold the devices, and what the joiner gets. */
    public record Joining(List<Part> holders, Placement placement, int pacePermille) {}

    private final SharePolicy policy;
    private final Plan plan;
    private final Workloads workloads;
    private final LongPredicate settled;
    private int steps;

    /**
     * A sharer for one cycle.
     *
     * @param settled whether a workload holds what the state says, so that this cycle may build on that
     */
    public Sharer(SharePolicy policy, Plan plan, Workloads workloads, LongPredicate settled) {
        this.policy = policy;
        this.plan = plan;
        this.workloads = workloads;
        this.settled = settled;
    }

    /** The set that a waiting workload joins, or null when there is none. The plan is as before when this returns. */
    public @Nullable Joining find(Workload joiner) {
        var demand = joiner.spec().demand();
        var iteration = demand.interleave();
        if (iteration == null || !policy.shares()) {
            return null;
        }
        Joining best = null;
        int most = 0;
        for (long oldest : workloads.sets().alike(joiner.spec().tenant(), demand)) {
            var ids = workloads.sets().of(attemptOf(workloads.get(oldest)).placement());
            if (ids.first() != oldest) {
                continue;
            }
            if (++steps > Limits.SHARE_STEPS) {
                return best;
            }
            var holders = holders(ids);
            int gain = isOpen(holders, joiner) ? policy.gainPermille(iterations(holders), iteration) : 0;
            var joining = gain > most ? joining(holders, joiner, iteration) : null;
            if (joining != null && fits(joiner, joining)) {
                best = joining;
                most = gain;
            }
        }
        return best;
    }

    private boolean isOpen(List<Workload> holders, Workload joiner) {
        var demand = joiner.spec().demand();
        var segment =
                plan.pool().segment(attemptOf(holders.getFirst()).placement().segment());
        if (!(demand.chips().isEmpty() || demand.chips().contains(segment.chip()))
                || !GangPlacer.allows(plan, plan.tenants().number(joiner.spec().tenant()), demand, segment)) {
            return false;
        }
        for (var holder : holders) {
            var theirs = holder.spec().demand().topology();
            if (holder.phase() instanceof Phase.Stopping
                    || !settled.test(holder.id())
                    || holder.spec().priority().compareTo(joiner.spec().priority()) > 0
                    || (bound(demand.topology()) && !demand.topology().equals(theirs))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it matters which nodes the tasks are on. */
    private static boolean bound(Topology topology) {
        return topology.required() || topology.apart();
    }

    private static Joining joining(List<Workload> holders, Workload joiner, Iteration iteration) {
        var together = iterations(holders);
        together.add(iteration);
        int[] paces = Paces.of(together);
        var parts = new ArrayList<Part>();
        for (int i = 0; i < holders.size(); i++) {
            parts.add(part(holders.get(i), Paces.shareOf(i, paces.length), paces[i]));
        }
        int last = holders.size();
        var devices = parts.getFirst().placement();
        var task = joiner.spec().demand().task().withShare(Paces.shareOf(last, paces.length));
        var placement = new Placement(devices.segment(), task, devices.nodes(), devices.deviceMasks());
        return new Joining(parts, placement, paces[last]);
    }

    private boolean fits(Workload joiner, Joining joining) {
        int checkpoint = plan.checkpoint();
        joining.holders().forEach(this::move);
        boolean fits = plan.pool().roomFor(joiner.id(), joining.placement())
                && plan.pool().roomBesideClaims(joiner.id(), joining.placement());
        plan.rollback(checkpoint);
        return fits;
    }

    /** Gives a workload its part in the plan. */
    public void move(Part part) {
        plan.give(part.workload().id(), attemptOf(part.workload()).placement());
        plan.take(part.workload().id(), part.placement());
    }

    /**
     * What each workload of a set holds after somebody has left, and how fast it gets on: the devices are split evenly
     * among those who stay, unless a part of them is promised to others.
     *
     * @param mayGrow whether the tenant may use so much more milli of the devices
     */
    public List<Part> spread(LongSet ids, LongPredicate mayGrow) {
        var holders = holders(ids);
        int[] paces = Paces.of(iterations(holders));
        var even = new ArrayList<Part>();
        var same = new ArrayList<Part>();
        long growth = 0;
        for (int i = 0; i < paces.length; i++) {
            var held = attemptOf(holders.get(i)).placement();
            var part = part(holders.get(i), Paces.shareOf(i, paces.length), paces[i]);
            growth += part.placement().milli() - held.milli();
            even.add(part);
            same.add(new Part(holders.get(i), held, paces[i]));
        }
        return mayGrow.test(growth) && fits(even) ? even : same;
    }

    private boolean fits(List<Part> parts) {
        int checkpoint = plan.checkpoint();
        parts.forEach(this::move);
        var last = parts.getLast();
        plan.give(last.workload().id(), last.placement());
        boolean fits = plan.pool().roomBesideClaims(last.workload().id(), last.placement());
        plan.rollback(checkpoint);
        return fits;
    }

    private static Part part(Workload holder, int shareMilli, int pace) {
        return new Part(holder, attemptOf(holder).placement().withShare(shareMilli), pace);
    }

    private List<Workload> holders(LongSet ids) {
        var holders = new ArrayList<Workload>();
        ids.each(id -> holders.add(workloads.get(id)));
        return holders;
    }

    private static ArrayList<Iteration> iterations(List<Workload> holders) {
        var iterations = new ArrayList<Iteration>();
        holders.forEach(holder ->
                iterations.add(Objects.requireNonNull(holder.spec().demand().interleave())));
        return iterations;
    }

    private static Attempt attemptOf(Workload workload) {
        return Objects.requireNonNull(workload.phase().attempt());
    }
}
