package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.FreeStates;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.schedule.plan.Plan;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.unit.IntList;
import dev.sluice.core.unit.LongList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds devices for all tasks of a gang, or for none.
 *
 * <p>Goals: all tasks in one segment (center and chip), in one domain where that is asked for, in few where it is
 * preferred and none has room; ranks in ring order ({@link RingOrder}); centers of the owner first, then the segment
 * whose best node the policy likes best, if it weighs chips together, else the fullest one. Method: the segments are
 * tried in that order; in each, task after task goes to the best node by the policy, tentatively; when one does not
 * fit, the tasks before it are undone and the next segment is tried. What was found stays taken in the plan.
 */
public final class GangPlacer {
    private final PlacePolicy policy;

    public GangPlacer(PlacePolicy policy) {
        this.policy = policy;
    }

    /**
     * Takes devices of one of some chips for a gang.
     *
     * @param tenant path of the tenant, whose own centers, and those above it, come first
     * @return the placement, which the plan holds now, or null when the gang does not fit
     */
    public @Nullable Placement place(Plan plan, long workload, GangDemand demand, List<String> chips, String tenant) {
        if (!demand.topology().level().equals(Topology.CENTER)) {
            var segments = new Candidates(plan, workload, demand, chips, tenant);
            for (var next = segments.next(); next != null; next = segments.next()) {
                var placement = inDomain(plan, workload, demand, next.segment);
                if (placement != null) {
                    return placement;
                }
            }
            if (demand.topology().required()) {
                return null;
            }
            var placement = inFewestDomains(plan, workload, demand, chips, tenant);
            if (placement != null) {
                return placement;
            }
        }
        var segments = new Candidates(plan, workload, demand, chips, tenant);
        for (var next = segments.next(); next != null; next = segments.next()) {
            var placement = inSegment(plan, workload, demand, next);
            if (placement != null) {
                return placement;
            }
        }
        return null;
    }

    /**
     * Takes devices in one segment for a gang.
     *
     * @param nodes the nodes of it that will do; null = all
     * @return the placement, which the plan holds now, or null when the gang does not fit
     */
    public @Nullable Placement placeIn(
            Plan plan, long workload, GangDemand demand, Segment segment, @Nullable Collection<Integer> nodes) {
        if (!mayHold(segment.free(), demand)) {
            return null;
        }
        return nodes != null
                ? inNodes(plan, workload, demand, segment, nodes)
                : inSegment(plan, workload, demand, new Candidate(segment, true, 0, segment.number(), Pool.NONE));
    }

    /**
     * Segments that may have room, handed out best first: own centers, then what the policy likes best or else the
     * least free, then the least number. Mostly the first will do, so they are not sorted.
     */
    private final class Candidates {
        private final List<Candidate> left = new ArrayList<>();

        Candidates(Plan plan, long workload, GangDemand demand, List<String> chips, String tenant) {
            var pool = plan.pool();
            int number = plan.tenants().number(tenant);
            for (var chip : chips) {
                for (var segment : pool.segmentsOf(chip)) {
                    if (mayHold(segment.free(), demand) && allows(plan, number, demand, segment)) {
                        boolean own = pool.center(segment.center()).isHomeOf(tenant);
                        add(pool, workload, demand, segment, own);
                    }
                }
            }
        }

        private void add(Pool pool, long workload, GangDemand demand, Segment segment, boolean own) {
            if (!policy.weighsChipsTogether(demand)) {
                left.add(new Candidate(segment, own, segment.free().freeMilliSum(), segment.number(), Pool.NONE));
                return;
            }
            var search = new Search(policy, pool, segment, demand.task(), workload);
            if (search.run()) {
                left.add(new Candidate(segment, own, search.score(), search.node(), search.node()));
            }
        }

        @Nullable Candidate next() {
            Candidate best = null;
            for (var candidate : left) {
                best = best == null || candidate.isBefore(best) ? candidate : best;
            }
            left.remove(best);
            return best;
        }
    }

    /**
     * A segment that may have room.
     *
     * @param own whether it is in a center of the tenant
     * @param score the less the better
     * @param number decides among equal ones
     * @param node where the first task goes, or {@link Pool#NONE} when that is not known yet
     */
    private record Candidate(Segment segment, boolean own, long score, int number, int node) {
        boolean isBefore(Candidate other) {
            if (own != other.own) {
                return own;
            }
            return score != other.score ? score < other.score : number < other.number;
        }
    }

    /** Whether a gang asks for the center of a segment, or for any. */
    public static boolean asksFor(Pool pool, GangDemand demand, Segment segment) {
        return demand.centers().isEmpty()
                || demand.centers().contains(pool.center(segment.center()).name());
    }

    /** Whether a gang of a tenant may run in a segment at all: it asks for the center, and no rule is against it. */
    public static boolean allows(Plan plan, int tenant, GangDemand demand, Segment segment) {
        var pool = plan.pool();
        return asksFor(pool, demand, segment) && mayUse(pool, plan.tenants(), tenant, segment);
    }

    /** Whether the rules let a tenant use a segment. */
    public static boolean mayUse(Pool pool, Tenants tenants, int tenant, Segment segment) {
        var center = pool.center(segment.center()).name();
        return tenants.permits().allow(tenant, segment.number(), segment.chip(), center);
    }

    private static boolean mayHold(FreeStates free, GangDemand demand) {
        return demand.task().whole()
                ? free.wholeFreeSum() >= (long) demand.task().devices() * demand.tasks()
                : free.freeMilliSum() >= demand.milli();
    }

    private @Nullable Placement inSegment(Plan plan, long workload, GangDemand demand, Candidate candidate) {
        var gang = new Taking(plan, workload, demand, candidate.segment);
        if (candidate.node != Pool.NONE) {
            gang.take(candidate.node);
        }
        while (gang.incomplete()) {
            var search = new Search(policy, plan.pool(), candidate.segment, demand.task(), workload);
            if (!search.run()) {
                return gang.giveUp();
            }
            gang.take(search.node());
        }
        return gang.placement();
    }

    private @Nullable Placement inDomain(Plan plan, long workload, GangDemand demand, Segment segment) {
        var domains = new ArrayList<>(segment.domains(demand.topology().level()));
        var room = new ArrayList<Room>();
        for (var domain : domains) {
            long free = 0;
            for (int node : domain) {
                free += freeMilli(plan.pool(), node);
            }
            if (free >= demand.milli() && !domain.isEmpty()) {
                room.add(new Room(free, domain));
            }
        }
        room.sort((a, b) ->
                a.free != b.free ? Long.compare(a.free, b.free) : Integer.compare(first(a.nodes), first(b.nodes)));
        for (var each : room) {
            var placement = inNodes(plan, workload, demand, segment, each.nodes);
            if (placement != null) {
                return placement;
            }
        }
        return null;
    }

    private @Nullable Placement inFewestDomains(
            Plan plan, long workload, GangDemand demand, List<String> chips, String tenant) {
        var segments = new Candidates(plan, workload, demand, chips, tenant);
        for (var next = segments.next(); next != null; next = segments.next()) {
            var gang = new Taking(plan, workload, demand, next.segment);
            var domains = new FewestDomains(plan.pool(), next.segment, demand);
            for (var nodes = domains.next(gang.left()); nodes != null; nodes = domains.next(gang.left())) {
                gang.fill(nodes);
            }
            if (!gang.incomplete()) {
                return gang.placement();
            }
            gang.giveUp();
        }
        return null;
    }

    private record Room(long free, Collection<Integer> nodes) {}

    private static int first(Collection<Integer> nodes) {
        return nodes.iterator().next();
    }

    private static long freeMilli(Pool pool, int node) {
        long sum = 0;
        for (int device = 0; device < pool.node(node).devices(); device++) {
            sum += pool.freeMilli(node, device);
        }
        return sum;
    }

    private @Nullable Placement inNodes(
            Plan plan, long workload, GangDemand demand, Segment segment, Collection<Integer> nodes) {
        var gang = new Taking(plan, workload, demand, segment);
        gang.fill(nodes);
        return gang.incomplete() ? gang.giveUp() : gang.placement();
    }

    /** The tasks of a gang that have been taken so far. */
    private final class Taking {
        private final Plan plan;
        private final long workload;
        private final GangDemand demand;
        private final Segment segment;
        private final int checkpoint;
        private final int[] nodes;
        private final long[] masks;
        private final KeptApart apart;
        private int count;

        Taking(Plan plan, long workload, GangDemand demand, Segment segment) {
            this.plan = plan;
            this.workload = workload;
            this.demand = demand;
            this.segment = segment;
            this.checkpoint = plan.checkpoint();
            this.nodes = new int[demand.tasks()];
            this.masks = new long[demand.tasks()];
            this.apart = new KeptApart(plan, segment, demand.topology());
        }

        boolean incomplete() {
            return count < nodes.length;
        }

        void take(int node) {
            long mask = policy.pick(plan.pool(), node, demand.task(), workload);
            plan.takeTask(workload, demand.task(), node, mask);
            nodes[count] = node;
            masks[count++] = mask;
            apart.took(node);
        }

        int left() {
            return nodes.length - count;
        }

        /** Takes some nodes for as many tasks as fit on them. */
        void fill(Collection<Integer> some) {
            while (incomplete()) {
                var search = new Search(policy, plan.pool(), segment, demand.task(), workload);
                if (!search.among(some)) {
                    return;
                }
                take(search.node());
            }
        }

        @Nullable Placement giveUp() {
            plan.rollback(checkpoint);
            return null;
        }

        Placement placement() {
            apart.complete();
            var found = new Placement(segment.number(), demand.task(), IntList.of(nodes), LongList.of(masks));
            return RingOrder.of(plan.pool(), found);
        }
    }
}
