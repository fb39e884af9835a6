package dev.sluice.core.schedule.reclaim;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.schedule.place.GangPlacer;
import dev.sluice.core.schedule.place.KeptApart;
import dev.sluice.core.schedule.place.RingOrder;
import dev.sluice.core.schedule.plan.Plan;
import dev.sluice.core.schedule.queue.QueuePolicy;
import dev.sluice.core.setting.Settings;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.IntList;
import dev.sluice.core.unit.LongList;
import dev.sluice.core.unit.LongSet;
import dev.sluice.core.work.Workload;
import dev.sluice.core.work.Workloads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes room for a gang that has a right to devices which others use.
 *
 * <p>Goals: the least work is lost; nobody is stopped whose devices are not needed; work inside a guarantee is never
 * stopped, except by work of its own tenant that comes before it. Method: task after task takes a free node where there
 * is one, else the node on which stopping the cheapest eligible workloads makes room at the least loss; in the end each
 * victim, dearest first, is spared if the gang fits beside it; if the gang needs its right but not its devices, it goes
 * on as a borrower. Work that is stopping anyway costs nothing. This is tried in each segment, or each domain that the
 * gang requires, and the room with the least loss is taken.
 *
 * <p>Bound: {@link dev.sluice.core.unit.Limits#RECLAIM_STEPS} nodes and workloads are weighed in one cycle; after that
 * nobody is found.
 */
public final class Reclaimer {
    /**
     * Room for a gang.
     *
     * @param victims workloads that have to stop for it; those that stop anyway are not among them
     * @param yielding workloads whose devices the gang does not need, but whose right to them it does
     */
    public record Room(Placement placement, List<Workload> victims, List<Workload> yielding) {}

    private record Found(Room room, Cost cost) {}

    private record Kind(TaskDemand task, int segment) {}

    private final Plan plan;
    private final Workloads workloads;
    private final Homes homes;
    private final Losses losses;
    private final LinkedHashMap<Kind, Openings> shared = new LinkedHashMap<>();

    /**
     * A reclaimer for one cycle.
     *
     * @param leaving ids of the workloads that this cycle stops already
     * @param yielded ids of the workloads whose right this cycle passed on: they are borrowers in the plan, whatever
     *     the workloads say
     * @param joined ids of the workloads that somebody joined in this cycle: they hold less than the workloads say, and
     *     are left alone until the next
     */
    public Reclaimer(
            ReclaimPolicy policy,
            QueuePolicy queue,
            Settings settings,
            Plan plan,
            Workloads workloads,
            LongSet leaving,
            LongSet yielded,
            LongSet joined,
            long nowMillis) {
        this.plan = plan;
        this.workloads = workloads;
        this.homes = new Homes(plan);
        this.losses = new Losses(
                policy, queue, plan, workloads, homes, Sparing.of(settings), leaving, yielded, joined, nowMillis);
    }

    /** Whether so much was weighed that this cycle finds nobody any more. */
    public boolean exhausted() {
        return losses.exhausted();
    }

    /** Whether there is nobody at all who borrows, or is stopping. */
    public boolean hopeless() {
        return workloads.borrowed().isEmpty() && workloads.stopping().isEmpty();
    }

    /** Whether a tenant has a center with a chip, from which guests could be moved. */
    public boolean hasHome(String tenant, String chip) {
        return homes.hasHome(tenant, chip);
    }

    /**
     * Finds room on a chip; the plan is as before when this returns.
     *
     * @return null when there is none
     */
    public @Nullable Room find(Workload claimant, int tenant, String chip, AtCostOf whom) {
        int checkpoint = plan.checkpoint();
        var passed = new ArrayList<Workload>();
        Room room = null;
        if (whom != AtCostOf.LATER_WORK || freeGuarantee(claimant, tenant, chip, passed)) {
            room = search(claimant, chip, whom, passed);
        }
        plan.rollback(checkpoint);
        return room;
    }

    /**
     * Takes rights away until the gang would be inside the guarantee: first of work that leaves the organisation's
     * devices anyway, then of the cheapest later work of the tenant.
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
        var found = new TreeSet<>(losses.byCostFor(claimant));
        var owned = workloads.owned().get(claimant.spec().tenant());
        if (owned != null) {
            owned.ids().each(id -> {
                var other = workloads.get(id);
                if (losses.isLater(other, claimant)) {
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
        found.removeIf(
                other -> !losses.tierOf(other).isRight() || !chipOf(other).equals(chip));
        return found;
    }

    private static String organisation(Workload workload) {
        return TenantSpec.organisation(workload.spec().tenant());
    }

    private @Nullable Room search(Workload claimant, String chip, AtCostOf whom, List<Workload> passed) {
        var demand = claimant.spec().demand();
        int tenant = tenantOf(claimant);
        int checkpoint = plan.checkpoint();
        Found best = null;
        for (var segment : plan.pool().segmentsOf(chip)) {
            boolean here = whom != AtCostOf.GUESTS
                    || homes.isHome(segment, claimant.spec().tenant());
            if (!here || !GangPlacer.allows(plan, tenant, demand, segment)) {
                continue;
            }
            for (var nodes : places(demand, segment)) {
                var found = roomIn(claimant, segment, nodes, whom, passed);
                plan.rollback(checkpoint);
                best = found != null && (best == null || found.cost.compareTo(best.cost) < 0) ? found : best;
            }
        }
        return best == null ? null : best.room;
    }

    private @Nullable Found roomIn(
            Workload claimant, Segment segment, Collection<Integer> nodes, AtCostOf whom, List<Workload> passed) {
        var victims = new ArrayList<Workload>();
        var placement = gather(claimant, segment, nodes, whom, victims);
        if (placement == null) {
            return null;
        }
        victims.removeIf(losses::isLeaving);
        spare(claimant, victims);
        var yielding = new ArrayList<>(passed);
        yielding.removeAll(victims);
        victims.stream().filter(victim -> !passed.contains(victim)).forEach(victim -> charge(victim, -1));
        leaveRights(claimant, yielding);
        var cost =
                victims.stream().map(victim -> losses.costOf(victim, claimant)).reduce(Cost.NOTHING, Cost::plus);
        return new Found(new Room(placement, victims, yielding), cost);
    }

    private static List<Collection<Integer>> places(GangDemand demand, Segment segment) {
        return anywhere(demand)
                ? List.of(segment.nodes())
                : segment.domains(demand.topology().level());
    }

    private @Nullable Placement gather(
            Workload claimant, Segment segment, Collection<Integer> nodes, AtCostOf whom, List<Workload> victims) {
        var demand = claimant.spec().demand();
        int[] chosen = new int[demand.tasks()];
        long[] masks = new long[demand.tasks()];
        var openings = openings(demand, segment, nodes, whom);
        var apart = new KeptApart(plan, segment, demand.topology());
        for (int rank = 0; rank < chosen.length; rank++) {
            var option = openings.next(claimant, apart);
            if (option == null) {
                return null;
            }
            option.victims().forEach(victim -> release(victim, victims));
            chosen[rank] = option.node();
            masks[rank] = plan.pool().pick(option.node(), demand.task());
            plan.takeTask(claimant.id(), demand.task(), option.node(), masks[rank]);
            apart.took(option.node());
        }
        apart.complete();
        var found = new Placement(segment.number(), demand.task(), IntList.of(chosen), LongList.of(masks));
        return RingOrder.of(plan.pool(), found);
    }

    /** Borrowers stop for anybody, so claims of one kind anywhere in a segment go on from each other's openings. */
    private Openings openings(GangDemand demand, Segment segment, Collection<Integer> nodes, AtCostOf whom) {
        return whom != AtCostOf.BORROWERS
                        || !anywhere(demand)
                        || demand.topology().apart()
                ? new Openings(plan, losses, segment, nodes, whom)
                : shared.computeIfAbsent(
                        new Kind(demand.task(), segment.number()),
                        kind -> new Openings(plan, losses, segment, nodes, whom));
    }

    private static boolean anywhere(GangDemand demand) {
        return !demand.topology().required() || demand.topology().level().equals(Topology.CENTER);
    }

    /** Frees what a workload holds; its right stays. */
    private void release(Workload victim, List<Workload> victims) {
        plan.give(victim.id(), losses.placementOf(victim));
        victims.add(victim);
    }

    private void charge(Workload victim, int sign) {
        int chip = plan.tenants().chipNumber(chipOf(victim));
        var attempt = Losses.attemptOf(victim);
        var tier = losses.tierOf(victim);
        long owned = tier.isRight() ? attempt.ownedMilli() : 0;
        plan.charge(tenantOf(victim), chip, tier, sign * owned);
        plan.charge(
                tenantOf(victim),
                chip,
                Tier.BORROWED,
                sign * (attempt.placement().milli() - owned));
    }

    private int tenantOf(Workload workload) {
        return plan.tenants().number(workload.spec().tenant());
    }

    /** Spares each victim, dearest first, whose devices are not needed. */
    private void spare(Workload claimant, List<Workload> victims) {
        for (var victim : dearestFirst(victims, claimant)) {
            var placement = losses.placementOf(victim);
            if (plan.pool().roomBesideClaims(victim.id(), placement)) {
                plan.take(victim.id(), placement);
                victims.remove(victim);
            }
        }
    }

    /** Leaves each its right, dearest first, which the claimant does not need. */
    private void leaveRights(Workload claimant, List<Workload> yielding) {
        long milli = claimant.spec().demand().milli();
        for (var other : dearestFirst(yielding, claimant)) {
            int checkpoint = plan.checkpoint();
            int chip = plan.tenants().chipNumber(chipOf(other));
            boolean own = plan.tenants()
                    .wouldOwn(tenantOf(other), chip, Losses.attemptOf(other).ownedMilli());
            charge(other, 1);
            if (own && plan.tenants().wouldOwn(tenantOf(claimant), chip, milli)) {
                yielding.remove(other);
            } else {
                plan.rollback(checkpoint);
            }
        }
    }

    private List<Workload> dearestFirst(List<Workload> workloads, Workload claimant) {
        var dearest = new ArrayList<>(workloads);
        dearest.sort(losses.byCostFor(claimant).reversed());
        return dearest;
    }

    private String chipOf(Workload workload) {
        return plan.pool()
                .segment(Losses.attemptOf(workload).placement().segment())
                .chip();
    }
}
