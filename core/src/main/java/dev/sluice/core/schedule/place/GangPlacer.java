package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.FreeStates;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.schedule.plan.Plan;
import dev.sluice.core.unit.IntList;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.unit.LongList;
import java.util.ArrayList;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Finds devices for all tasks of a gang, or for none.
 *
 * <p>Goals: all tasks in one segment (center and chip), in one domain where that is asked for; centers of the owner
 * first, then the fullest center. Method: the segments are tried in that order; in each, task after task goes to the
 * best node by the policy, tentatively; when one does not fit, the tasks before it are undone and the next segment is
 * tried. What was found stays taken in the plan.
 */
public final class GangPlacer {
    private final PlacePolicy policy;

    public GangPlacer(PlacePolicy policy) {
        this.policy = policy;
    }

    /**
     * Takes devices of a chip for a gang.
     *
     * @param tenant path of the tenant whose own centers, and those above it, come first; "" = nobody's
     * @return the placement, which the plan holds now, or null when the gang does not fit
     */
    public @Nullable Placement place(Plan plan, long workload, GangDemand demand, String chip, String tenant) {
        if (!demand.topology().level().equals(Topology.CENTER)) {
            var segments = new Candidates(plan.pool(), demand, chip, tenant);
            for (var segment = segments.next(); segment != null; segment = segments.next()) {
                var placement = inDomain(plan, workload, demand, segment);
                if (placement != null) {
                    return placement;
                }
            }
            if (demand.topology().required()) {
                return null;
            }
        }
        var segments = new Candidates(plan.pool(), demand, chip, tenant);
        for (var segment = segments.next(); segment != null; segment = segments.next()) {
            var placement = inSegment(plan, workload, demand, segment);
            if (placement != null) {
                return placement;
            }
        }
        return null;
    }

    /**
     * Segments that may have room, handed out best first: own centers, then the least free, then the least number.
     * Mostly the first will do, so they are not sorted.
     */
    private static final class Candidates {
        private final Segment[] left;
        private final boolean[] own;
        private int count;

        Candidates(Pool pool, GangDemand demand, String chip, String tenant) {
            var all = pool.segmentsOf(chip);
            left = new Segment[all.size()];
            own = new boolean[all.size()];
            for (var segment : all) {
                if (mayHold(segment.free(), demand) && allows(pool, demand, segment)) {
                    own[count] = pool.center(segment.center()).isHomeOf(tenant);
                    left[count++] = segment;
                }
            }
        }

        @Nullable Segment next() {
            if (count == 0) {
                return null;
            }
            int best = 0;
            for (int i = 1; i < count; i++) {
                best = isBefore(i, best) ? i : best;
            }
            var segment = left[best];
            left[best] = left[--count];
            own[best] = own[count];
            return segment;
        }

        private boolean isBefore(int a, int b) {
            if (own[a] != own[b]) {
                return own[a];
            }
            long room = left[a].free().freeMilliSum() - left[b].free().freeMilliSum();
            return room != 0 ? room < 0 : left[a].number() < left[b].number();
        }
    }

    /** Whether a gang may run in the center of a segment at all. */
    public static boolean allows(Pool pool, GangDemand demand, Segment segment) {
        return demand.centers().isEmpty()
                || demand.centers().contains(pool.center(segment.center()).name());
    }

    private static boolean mayHold(FreeStates free, GangDemand demand) {
        return demand.task().whole()
                ? free.wholeFreeSum() >= (long) demand.task().devices() * demand.tasks()
                : free.freeMilliSum() >= demand.milli();
    }

    private @Nullable Placement inSegment(Plan plan, long workload, GangDemand demand, Segment segment) {
        var gang = new Taking(plan, workload, demand, segment);
        while (gang.incomplete()) {
            int state = bestState(segment.free(), demand.task());
            if (state < 0) {
                return gang.giveUp();
            }
            gang.take(segment.free().firstNode(state));
        }
        return gang.placement();
    }

    private int bestState(FreeStates free, TaskDemand task) {
        int best = -1;
        long bestScore = Long.MAX_VALUE;
        for (int whole = FreeStates.leastWhole(task); whole <= Limits.DEVICES_PER_NODE; whole++) {
            if (free.size(whole) == 0 || (best >= 0 && policy.leastScore(whole, task) > bestScore)) {
                continue;
            }
            for (int i = 0; i < free.size(whole); i++) {
                int state = free.state(whole, i);
                if (!free.fits(state, task)) {
                    continue;
                }
                long score = policy.score(free, state, task);
                if (score < bestScore || (score == bestScore && free.firstNode(state) < free.firstNode(best))) {
                    best = state;
                    bestScore = score;
                }
            }
        }
        return best;
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
        while (gang.incomplete()) {
            int node = bestNode(plan.pool(), segment.free(), demand.task(), nodes);
            if (node < 0) {
                return gang.giveUp();
            }
            gang.take(node);
        }
        return gang.placement();
    }

    private int bestNode(Pool pool, FreeStates free, TaskDemand task, Collection<Integer> nodes) {
        int best = -1;
        long bestScore = Long.MAX_VALUE;
        for (int node : nodes) {
            int state = pool.stateOf(node).orElse(-1);
            if (state < 0 || !free.fits(state, task)) {
                continue;
            }
            long score = policy.score(free, state, task);
            if (score < bestScore || best < 0) {
                best = node;
                bestScore = score;
            }
        }
        return best;
    }

    /** The tasks of a gang that have been taken so far. */
    private static final class Taking {
        private final Plan plan;
        private final long workload;
        private final GangDemand demand;
        private final Segment segment;
        private final int checkpoint;
        private final int[] nodes;
        private final long[] masks;
        private int count;

        Taking(Plan plan, long workload, GangDemand demand, Segment segment) {
            this.plan = plan;
            this.workload = workload;
            this.demand = demand;
            this.segment = segment;
            this.checkpoint = plan.checkpoint();
            this.nodes = new int[demand.tasks()];
            this.masks = new long[demand.tasks()];
        }

        boolean incomplete() {
            return count < nodes.length;
        }

        void take(int node) {
            long mask = plan.pool().pick(node, demand.task());
            plan.takeTask(workload, demand.task(), node, mask);
            nodes[count] = node;
            masks[count++] = mask;
        }

        @Nullable Placement giveUp() {
            plan.rollback(checkpoint);
            return null;
        }

        Placement placement() {
            return new Placement(segment.number(), demand.task(), IntList.of(nodes), LongList.of(masks));
        }
    }
}
