package dev.sluice.core.schedule;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.schedule.place.GangPlacer;
import dev.sluice.core.schedule.place.KeptApart;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.Verdict.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Says why a group waits. The arguments name what is asked for and never what is free at the moment, so that a verdict
 * stays the same while its reason does; what is free is told by {@link Explanation}.
 */
final class Verdicts {
    private static final Verdict BEHIND = Verdict.of(Code.BEHIND);

    private final Live live;

    Verdicts(Live live) {
        this.live = live;
    }

    /**
     * Adds a decision for each group that waits for another reason than before.
     *
     * @param heldBack why groups wait that only what is kept for others keeps from starting, by their numbers
     */
    @SuppressWarnings("ReferenceEquality") // a short cut: what is not the same is compared
    void explain(Iterable<Cursors> tenants, Map<Integer, Verdict> heldBack, List<Decision> decisions) {
        for (var cursors : tenants) {
            cursors.eachLeft(group -> {
                var kept = heldBack.get(group.number);
                var why = cursors.isBehind(group) ? BEHIND : kept != null ? kept : why(group);
                // Mostly the very same verdict as before, so that its words need no look.
                if (why != group.verdict() && !why.equals(group.verdict())) {
                    decisions.add(new Decision.Explain(group.number, why));
                }
            });
        }
    }

    /** Whether the pool, were it empty, could run what a group waits for. */
    boolean mayEverStart(WaitingRoom.Group group) {
        return roomOf(group.tenant, group.shape()).mostTasks() >= group.demand.leastTasks();
    }

    private Shape.Room roomOf(Shape shape) {
        return shape.room(live.pool().inventoryVersion(), () -> roomIn(segmentsFor(shape.demand), shape.demand));
    }

    /** The same without what the rules keep a tenant from. */
    private Shape.Room roomOf(int tenant, Shape shape) {
        var whole = roomOf(shape);
        if (!live.tenants().permits().limit(tenant)) {
            return whole;
        }
        var segments = whole.segments().stream()
                .filter(segment -> GangPlacer.mayUse(live.pool(), live.tenants(), tenant, segment))
                .toList();
        return segments.size() == whole.segments().size()
                ? whole
                : shape.room(
                        tenant,
                        new Shape.Version(
                                live.pool().inventoryVersion(),
                                live.tenants().permits().version()),
                        () -> roomIn(segments, shape.demand));
    }

    private Verdict why(WaitingRoom.Group group) {
        var shape = group.shape();
        var demand = shape.demand;
        var whole = roomOf(shape);
        if (whole.segments().isEmpty()) {
            return Verdict.of(Code.NO_SUCH_CHIP, String.join(",", demand.chips()), String.join(",", demand.centers()));
        }
        var room = roomOf(group.tenant, shape);
        if (room.segments().isEmpty()) {
            return ruledOut(group.tenant, whole.segments().getFirst());
        }
        if (room.mostTasks() == 0 && room.anywhere() == 0) {
            return Verdict.of(Code.NO_SUCH_NODE, shape.needs);
        }
        if (room.mostTasks() < demand.leastTasks()) {
            return Verdict.of(Code.POOL_TOO_SMALL, demand.leastTasks(), room.mostTasks(), shape.needs);
        }
        return whyNotNow(group.tenant, shape, room);
    }

    private Verdict whyNotNow(int tenant, Shape shape, Shape.Room room) {
        int full = live.tenants().mostRunning(tenant);
        if (full != Tenants.NONE) {
            var spec = live.tenants().spec(full);
            return Verdict.of(Code.MANY_RUNNING, spec.path(), spec.most().running());
        }
        long milli = shape.least.milli();
        Verdict overLimit = null;
        boolean allowed = false;
        for (int chip : room.chips()) {
            int over = live.tenants().overLimit(tenant, chip, milli);
            allowed |= over == Tenants.NONE;
            if (over != Tenants.NONE && overLimit == null) {
                overLimit = limitVerdict(over, chip, shape.least);
            }
        }
        if (!allowed && overLimit != null) {
            return overLimit;
        }
        return together(tenant, milli, room) ? shape.fragmented : shape.noCapacity;
    }

    private boolean together(int tenant, long milli, Shape.Room room) {
        for (var segment : room.segments()) {
            if (segment.free().freeMilliSum() >= milli
                    && live.tenants().overLimit(tenant, chipOf(segment), milli) == Tenants.NONE) {
                return true;
            }
        }
        return false;
    }

    private int chipOf(Segment segment) {
        return live.tenants().chipNumber(segment.chip());
    }

    private Verdict ruledOut(int tenant, Segment segment) {
        var path = live.tenants().spec(tenant).path();
        var center = live.pool().center(segment.center()).name();
        var rule = Objects.requireNonNull(live.tenants().permits().rules().against(path, segment.chip(), center));
        return Verdict.of(Code.RULED_OUT, rule.name(), path, segment.chip(), center);
    }

    private Shape.Room roomIn(List<Segment> segments, GangDemand demand) {
        int[] chips = segments.stream().mapToInt(this::chipOf).distinct().toArray();
        return new Shape.Room(segments, chips, mostTasks(demand, segments), tasksAnywhere(demand, segments));
    }

    private Verdict limitVerdict(int tenant, int chip, GangDemand demand) {
        var tenants = live.tenants();
        var spent = tenants.budgets().closedOf(tenants.spec(tenant).path());
        if (spent != null && tenants.used(tenant, chip) <= tenants.limit(tenant, chip) - demand.milli()) {
            return Verdict.overBudget(spent.budget(), spent.spent().period());
        }
        return Verdict.of(
                Code.OVER_LIMIT,
                tenants.spec(tenant).path(),
                tenants.chips().get(chip),
                tenants.limit(tenant, chip),
                demand.milli());
    }

    private List<Segment> segmentsFor(GangDemand demand) {
        var found = new ArrayList<Segment>();
        for (var segment : live.pool().segments()) {
            boolean chip = demand.chips().isEmpty() || demand.chips().contains(segment.chip());
            if (chip && !segment.isEmpty() && GangPlacer.asksFor(live.pool(), demand, segment)) {
                found.add(segment);
            }
        }
        return found;
    }

    /**
     * The most tasks of a gang that one segment, or one domain that it requires, could run at once if it were empty.
     */
    private long mostTasks(GangDemand demand, List<Segment> segments) {
        var topology = demand.topology();
        if (!topology.required() || topology.level().equals(Topology.CENTER)) {
            return tasksAnywhere(demand, segments);
        }
        long most = 0;
        for (var segment : segments) {
            for (var nodes : segment.domains(topology.level())) {
                most = Math.max(most, tasksOn(demand, segment, nodes));
            }
        }
        return most;
    }

    private long tasksAnywhere(GangDemand demand, List<Segment> segments) {
        long most = 0;
        for (var segment : segments) {
            most = Math.max(most, tasksIn(demand, segment));
        }
        return most;
    }

    private long tasksIn(GangDemand demand, Segment segment) {
        return demand.topology().apart()
                ? tasksOn(demand, segment, segment.nodes())
                : segment.capacityFor(demand.task());
    }

    private long tasksOn(GangDemand demand, Segment segment, Collection<Integer> nodes) {
        return demand.topology().apart()
                ? KeptApart.capacityFor(
                        live.pool(), demand.task(), demand.topology().spread(), segment, nodes)
                : live.pool().capacityFor(demand.task(), nodes);
    }

    /** What one task needs, in a form that the words for people are made from: {@code devices=8 milli=1000 ...}. */
    static String needsOf(GangDemand demand) {
        var task = demand.task();
        return "devices=" + task.devices() + " milli=" + task.shareMilli() + " deviceMemoryMib="
                + task.deviceMemoryMib() + " cpuMilli=" + task.cpuMilli() + " memoryMib=" + task.memoryMib();
    }
}
