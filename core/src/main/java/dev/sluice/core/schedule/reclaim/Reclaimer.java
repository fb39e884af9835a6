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
 * dearest first, is spared if the gang fits beside it; if the gang needs its right but not its devices, it goes on as a
 * borrower. Work that is stopping anyway costs nothing. This is tried in each segment, or each domain that the gang
 * requires, and the room with the least loss is taken.
 *
 * <p>Bound: {@link Limits#RECLAIM_STEPS} tasks are tentatively moved in one cycle; after that nobody is found.
 */
public final class Reclaimer {
    /**
     * Room for a gang.
     *
     * @param victims workloads that have to stop for it; those that stop anyway are not among them
     * @param yielding workloads whose devices the gang does not need, but whose right to them it does
     * @param loss what the victims lose
     */
    public record Room(Placement placement, List<Workload> victims, List<Workload> yielding, long loss) {}

    private record Option(int node, long loss, List<Workload> victims) {}

    private final ReclaimPolicy policy;
    private final Plan plan;
    private final Workloads workloads;
    private final SortedSet<Long> leaving;
    private final SortedSet<Long> yielded;
    private final long now;
    private int steps;

    /**
     * A reclaimer for one cycle.
     *
     * @param leaving ids of the workloads that this cycle stops already
     * @param yielded ids of the workloads whose right this cycle passed on: they are borrowers in the plan, whatever
     *     the workloads say
     */
    public Reclaimer(
            ReclaimPolicy policy,
            Plan plan,
            Workloads workloads,
            SortedSet<Long> leaving,
            SortedSet<Long> yielded,
            long nowMillis) {
        this.policy = policy;
        this.plan = plan;
        this.workloads = workloads;
        this.leaving = leaving;
        this.yielded = yielded;
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
        var passed = new ArrayList<Workload>();
        Room room = null;
        if (!mayPreempt || freeGuarantee(claimant, tenant, chip, passed)) {
            room = search(claimant, chip, mayPreempt, passed);
        }
        plan.rollback(checkpoint);
        return room;
    }

    /**
     * Takes rights away until the gang would be inside the guarantee: first of work that leaves the organisation's
     * devices anyway, then of the cheapest lower priorities of the tenant.
     */
    private boolean freeGuarantee(Workload claimant, int tenant, String chip, List<Workload> passed) {
        int number = plan.tenants().chipNumber(chip);
        long milli = claimant.spec().demand().milli();
        for (var other : holdersOfRights(claimant, chip)) {
            if (plan.tenants().wouldOwn(tenant, number, milli)) {
                break;
            }
            charge(other, -1);
            passed.add(other);
        }
        return plan.tenants().wouldOwn(tenant, number, milli);
    }

    private SortedSet<Workload> holdersOfRights(Workload claimant, String chip) {
        var found = new TreeSet<>(byLoss());
        var owned = workloads.owned().get(claimant.spec().tenant());
        if (owned != null) {
            owned.ids().each(id -> {
                var other = workloads.get(id);
                if (isLower(other, claimant)) {
                    found.add(other);
                }
            });
        }
        for (long id : workloads.stopping()) {
            var other = workloads.get(id);
            if (organisation(other).equals(organisation(claimant))) {
                found.add(other);
            }
        }
        found.removeIf(other -> tierOf(other) != Tier.OWNED || !chipOf(other).equals(chip));
        return found;
    }

    private static String organisation(Workload workload) {
        var path = workload.spec().tenant();
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    private @Nullable Room search(Workload claimant, String chip, boolean mayPreempt, List<Workload> passed) {
        var demand = claimant.spec().demand();
        int checkpoint = plan.checkpoint();
        Room best = null;
        for (var segment : plan.pool().segments()) {
            if (!segment.chip().equals(chip) || !GangPlacer.allows(plan.pool(), demand, segment)) {
                continue;
            }
            for (var nodes : places(demand, segment)) {
                var room = roomIn(claimant, segment, nodes, mayPreempt, passed);
                plan.rollback(checkpoint);
                best = room != null && (best == null || room.loss < best.loss) ? room : best;
            }
        }
        return best;
    }

    private @Nullable Room roomIn(
            Workload claimant, Segment segment, Collection<Integer> nodes, boolean mayPreempt, List<Workload> passed) {
        var victims = new ArrayList<Workload>();
        var placement = gather(claimant, segment, nodes, mayPreempt, victims);
        if (placement == null) {
            return null;
        }
        victims.removeIf(this::isLeaving);
        spare(victims);
        var yielding = new ArrayList<>(passed);
        yielding.removeAll(victims);
        victims.stream().filter(victim -> !passed.contains(victim)).forEach(victim -> charge(victim, -1));
        leaveRights(claimant, yielding);
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
        if (isLeaving(other)) {
            return true;
        }
        // Who goes on as a borrower since this cycle is left alone until the next.
        return !yielded.contains(other.id())
                && (tierOf(other) == Tier.BORROWED || (mayPreempt && isLower(other, claimant)));
    }

    private Tier tierOf(Workload other) {
        return yielded.contains(other.id()) ? Tier.BORROWED : attemptOf(other).tier();
    }

    private static boolean isLower(Workload other, Workload claimant) {
        return other.spec().tenant().equals(claimant.spec().tenant())
                && other.spec().priority().compareTo(claimant.spec().priority()) < 0
                && other.phase().attempt() != null;
    }

    private boolean isLeaving(Workload other) {
        return other.phase() instanceof Phase.Stopping || leaving.contains(other.id());
    }

    /** Frees what a workload holds; its right stays. */
    private void release(Workload victim, List<Workload> victims) {
        var attempt = attemptOf(victim);
        steps += attempt.placement().tasks();
        plan.give(victim.id(), attempt.placement());
        victims.add(victim);
    }

    private void charge(Workload victim, int sign) {
        int chip = plan.tenants().chipNumber(chipOf(victim));
        plan.charge(
                tenantOf(victim),
                chip,
                tierOf(victim),
                sign * attemptOf(victim).placement().milli());
    }

    private int tenantOf(Workload workload) {
        return plan.tenants().number(workload.spec().tenant());
    }

    /** Spares each victim, dearest first, whose devices are not needed. */
    private void spare(List<Workload> victims) {
        for (var victim : dearestFirst(victims)) {
            var placement = attemptOf(victim).placement();
            if (plan.pool().roomBesideClaims(victim.id(), placement)) {
                plan.take(victim.id(), placement);
                victims.remove(victim);
            }
        }
    }

    /** Leaves each its right, dearest first, which the claimant does not need. */
    private void leaveRights(Workload claimant, List<Workload> yielding) {
        long milli = claimant.spec().demand().milli();
        for (var other : dearestFirst(yielding)) {
            int checkpoint = plan.checkpoint();
            int chip = plan.tenants().chipNumber(chipOf(other));
            boolean own = plan.tenants()
                    .wouldOwn(
                            tenantOf(other), chip, attemptOf(other).placement().milli());
            charge(other, 1);
            if (own && plan.tenants().wouldOwn(tenantOf(claimant), chip, milli)) {
                yielding.remove(other);
            } else {
                plan.rollback(checkpoint);
            }
        }
    }

    private List<Workload> dearestFirst(List<Workload> workloads) {
        var dearest = new ArrayList<>(workloads);
        dearest.sort(byLoss().reversed());
        return dearest;
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
