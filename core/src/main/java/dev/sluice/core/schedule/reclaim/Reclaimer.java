package dev.sluice.core.schedule.reclaim;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.schedule.place.GangPlacer;
import dev.sluice.core.schedule.plan.Plan;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.IntList;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.unit.LongList;
import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Workload;
import dev.sluice.core.work.Workloads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes room for a gang that has a right to devices which others use.
 *
 * <p>Goals: the least work is lost; nobody is stopped whose devices are not needed; work inside a guarantee is never
 * stopped, except by a higher priority of its own tenant. Method: task after task takes a free node where there is one,
 * else the node on which stopping the cheapest eligible workloads makes room at the least loss; in the end each victim,
 * dearest first, is spared if the gang fits beside it. Work that is stopping anyway costs nothing. This is tried in
 * each segment, or each domain that the gang requires, and the room with the least loss is taken.
 *
 * <p>Bound: {@link Limits#RECLAIM_STEPS} tasks are tentatively moved in one cycle; after that nobody is found.
 */
public final class Reclaimer {
    /**
     * Room for a gang.
     *
     * @param victims workloads that have to stop for it; those that stop anyway are not among them
     * @param yielding workloads that stop anyway and whose right to their devices the gang needs
     * @param loss what the victims lose
     */
    public record Room(Placement placement, List<Workload> victims, List<Workload> yielding, long loss) {}

    private record Option(int node, long loss, List<Workload> victims) {}

    private final ReclaimPolicy policy;
    private final Plan plan;
    private final Workloads workloads;
    private final SortedSet<Long> leaving;
    private final long now;
    private int steps;

    /**
     * A reclaimer for one cycle.
     *
     * @param leaving ids of the workloads that this cycle stops, or whose right it passed on: all hold their devices as
     *     borrowers in the plan by now, whatever the workloads say
     */
    public Reclaimer(ReclaimPolicy policy, Plan plan, Workloads workloads, SortedSet<Long> leaving, long nowMillis) {
        this.policy = policy;
        this.plan = plan;
        this.workloads = workloads;
        this.leaving = leaving;
        this.now = nowMillis;
    }

    /** Whether there is anybody at all who could be stopped, or is stopping. */
    public boolean hopeless() {
        return workloads.borrowed().isEmpty() && workloads.stopping().isEmpty();
    }

    /**
     * Finds room on a chip; the plan is as before when this returns.
     *
     * @param mayPreempt whether lower priorities of the same tenant may be stopped, too
     * @return null when there is none
     */
    public @Nullable Room find(Workload claimant, int tenant, String chip, boolean mayPreempt) {
        int checkpoint = plan.checkpoint();
        var victims = new ArrayList<Workload>();
        Room room = null;
        if (!mayPreempt || freeGuarantee(claimant, tenant, chip, victims)) {
            room = search(claimant, chip, mayPreempt, victims);
        }
        plan.rollback(checkpoint);
        return room;
    }

    /** Stops the cheapest lower priorities of the tenant until the gang would be inside the guarantee. */
    private boolean freeGuarantee(Workload claimant, int tenant, String chip, List<Workload> victims) {
        int number = plan.tenants().chipNumber(chip);
        long milli = claimant.spec().demand().milli();
        var lower = new ArrayList<Workload>();
        var owned = workloads.owned().get(claimant.spec().tenant());
        if (owned == null) {
            return false;
        }
        owned.ids().each(id -> {
            var other = workloads.get(id);
            if (isLower(other, claimant)
                    && tierOf(other) == Tier.OWNED
                    && chipOf(other).equals(chip)) {
                lower.add(other);
            }
        });
        lower.sort(byLoss());
        for (var other : lower) {
            if (plan.tenants().wouldOwn(tenant, number, milli)) {
                break;
            }
            release(other, victims);
        }
        return plan.tenants().wouldOwn(tenant, number, milli);
    }

    private @Nullable Room search(Workload claimant, String chip, boolean mayPreempt, List<Workload> first) {
        var demand = claimant.spec().demand();
        int checkpoint = plan.checkpoint();
        Room best = null;
        for (var segment : plan.pool().segments()) {
            if (!segment.chip().equals(chip) || !GangPlacer.allows(plan.pool(), demand, segment)) {
                continue;
            }
            for (var nodes : places(demand, segment)) {
                var room = roomIn(claimant, segment, nodes, mayPreempt, first);
                plan.rollback(checkpoint);
                best = room != null && (best == null || room.loss < best.loss) ? room : best;
            }
        }
        return best;
    }

    private @Nullable Room roomIn(
            Workload claimant, Segment segment, Collection<Integer> nodes, boolean mayPreempt, List<Workload> first) {
        var victims = new ArrayList<>(first);
        var placement = gather(claimant, segment, nodes, mayPreempt, victims);
        if (placement == null) {
            return null;
        }
        spare(claimant, victims);
        var yielding = new ArrayList<>(victims);
        yielding.removeIf(victim -> !isLeaving(victim) || !first.contains(victim));
        victims.removeIf(this::isLeaving);
        long loss = victims.stream().mapToLong(this::lossOf).sum();
        return new Room(placement, victims, yielding, loss);
    }

    private static List<Collection<Integer>> places(GangDemand demand, Segment segment) {
        boolean anywhere =
                !demand.topology().required() || demand.topology().level().equals(Topology.CENTER);
        return anywhere
                ? List.of(segment.nodes())
                : segment.domains(demand.topology().level());
    }

    private @Nullable Placement gather(
            Workload claimant, Segment segment, Collection<Integer> nodes, boolean mayPreempt, List<Workload> victims) {
        var demand = claimant.spec().demand();
        int[] chosen = new int[demand.tasks()];
        long[] masks = new long[demand.tasks()];
        for (int rank = 0; rank < chosen.length; rank++) {
            var option = cheapest(claimant, nodes, mayPreempt);
            if (option == null) {
                return null;
            }
            option.victims.forEach(victim -> release(victim, victims));
            chosen[rank] = option.node;
            masks[rank] = plan.pool().pick(option.node, demand.task());
            plan.takeTask(claimant.id(), demand.task(), option.node, masks[rank]);
        }
        return new Placement(segment.number(), demand.task(), IntList.of(chosen), LongList.of(masks));
    }

    private @Nullable Option cheapest(Workload claimant, Collection<Integer> nodes, boolean mayPreempt) {
        var task = claimant.spec().demand().task();
        Option best = null;
        for (int node : nodes) {
            if (plan.pool().fits(node, task)) {
                return new Option(node, 0, List.of());
            }
        }
        for (int node : nodes) {
            if (steps > Limits.RECLAIM_STEPS) {
                return null;
            }
            var option = weigh(claimant, node, mayPreempt);
            if (option != null && (best == null || option.loss < best.loss)) {
                best = option;
            }
        }
        return best;
    }

    private @Nullable Option weigh(Workload claimant, int node, boolean mayPreempt) {
        int checkpoint = plan.checkpoint();
        var victims = new ArrayList<Workload>();
        long loss = 0;
        boolean fits = false;
        for (var victim : eligibleOn(claimant, node, mayPreempt)) {
            release(victim, victims);
            loss += lossOf(victim);
            fits = plan.pool().fits(node, claimant.spec().demand().task());
            if (fits) {
                break;
            }
        }
        plan.rollback(checkpoint);
        return fits ? new Option(node, loss, victims) : null;
    }

    private List<Workload> eligibleOn(Workload claimant, int node, boolean mayPreempt) {
        var found = new TreeSet<>(byLoss());
        for (long id : plan.pool().holders(node)) {
            var other = workloads.find(id);
            if (other != null && id != claimant.id() && isEligible(other, claimant, mayPreempt)) {
                found.add(other);
            }
        }
        return List.copyOf(found);
    }

    private boolean isEligible(Workload other, Workload claimant, boolean mayPreempt) {
        if (other.phase().attempt() == null) {
            return false;
        }
        return isLeaving(other) || tierOf(other) == Tier.BORROWED || (mayPreempt && isLower(other, claimant));
    }

    private Tier tierOf(Workload other) {
        return leaving.contains(other.id()) ? Tier.BORROWED : attemptOf(other).tier();
    }

    private static boolean isLower(Workload other, Workload claimant) {
        return other.spec().tenant().equals(claimant.spec().tenant())
                && other.spec().priority().compareTo(claimant.spec().priority()) < 0
                && other.phase().attempt() != null;
    }

    private boolean isLeaving(Workload other) {
        return other.phase() instanceof Phase.Stopping || leaving.contains(other.id());
    }

    private void release(Workload victim, List<Workload> victims) {
        var attempt = attemptOf(victim);
        steps += attempt.placement().tasks();
        plan.give(victim.id(), attempt.placement());
        int chip = plan.tenants().chipNumber(chipOf(victim));
        int tenant = plan.tenants().number(victim.spec().tenant());
        plan.charge(tenant, chip, tierOf(victim), -attempt.placement().milli());
        victims.add(victim);
    }

    /** Spares each victim, dearest first, beside whom the gang and the guarantee still have room. */
    private void spare(Workload claimant, List<Workload> victims) {
        var dearest = new ArrayList<>(victims);
        dearest.sort(byLoss().reversed());
        for (var victim : dearest) {
            var attempt = attemptOf(victim);
            int tenant = plan.tenants().number(victim.spec().tenant());
            int chip = plan.tenants().chipNumber(chipOf(victim));
            boolean right = tierOf(victim) == Tier.BORROWED
                    || plan.tenants()
                            .wouldOwn(
                                    tenant,
                                    chip,
                                    attempt.placement().milli()
                                            + claimant.spec().demand().milli());
            if (right && plan.pool().roomBesideClaims(victim.id(), attempt.placement())) {
                plan.take(victim.id(), attempt.placement());
                plan.charge(tenant, chip, tierOf(victim), attempt.placement().milli());
                victims.remove(victim);
            }
        }
    }

    private long lossOf(Workload victim) {
        return isLeaving(victim) ? 0 : policy.loss(victim, attemptOf(victim), now);
    }

    private Comparator<Workload> byLoss() {
        return Comparator.comparingLong(this::lossOf).thenComparingLong(Workload::id);
    }

    private String chipOf(Workload workload) {
        return plan.pool().segment(attemptOf(workload).placement().segment()).chip();
    }

    private static Attempt attemptOf(Workload workload) {
        var attempt = workload.phase().attempt();
        if (attempt == null) {
            throw new IllegalStateException("workload " + workload.id() + " holds nothing");
        }
        return attempt;
    }
}
