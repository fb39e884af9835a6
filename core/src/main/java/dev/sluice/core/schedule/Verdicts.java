package dev.sluice.core.schedule;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.schedule.place.GangPlacer;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.Verdict.Code;
import java.util.ArrayList;
import java.util.List;

/**
 * Says why a group waits. The arguments name what is asked for and never what is free at the moment, so that a verdict
 * stays the same while its reason does; what is free is told by {@link Explanation}.
 */
final class Verdicts {
    private final Live live;

    Verdicts(Live live) {
        this.live = live;
    }

    /** Adds a decision for each group that waits for another reason than before. */
    void explain(Iterable<Cursors> tenants, List<Decision> decisions) {
        for (var cursors : tenants) {
            for (var group : cursors.left()) {
                var why = why(group);
                if (!why.equals(group.verdict())) {
                    decisions.add(new Decision.Explain(group.number, why));
                }
            }
        }
    }

    private Verdict why(WaitingRoom.Group group) {
        var demand = group.demand;
        var segments = segmentsFor(demand);
        if (segments.isEmpty()) {
            return Verdict.of(Code.NO_SUCH_CHIP, String.join(",", demand.chips()), String.join(",", demand.centers()));
        }
        long most = group.capacity(live.pool().inventoryVersion(), () -> mostTasks(demand, segments));
        if (most == 0 && tasksAnywhere(demand, segments) == 0) {
            return Verdict.of(Code.NO_SUCH_NODE, needsOf(demand));
        }
        if (most < demand.tasks()) {
            return Verdict.of(Code.POOL_TOO_SMALL, demand.tasks(), most, needsOf(demand));
        }
        return whyNotNow(group, demand, segments);
    }

    private Verdict whyNotNow(WaitingRoom.Group group, GangDemand demand, List<Segment> segments) {
        Verdict overLimit = null;
        boolean together = false;
        boolean allowed = false;
        for (var segment : segments) {
            int chip = live.tenants().chipNumber(segment.chip());
            int over = live.tenants().overLimit(group.tenant, chip, demand.milli());
            if (over != Tenants.NONE) {
                overLimit = overLimit == null ? limitVerdict(over, chip, demand) : overLimit;
                continue;
            }
            allowed = true;
            together |= segment.free().freeMilliSum() >= demand.milli();
        }
        if (!allowed && overLimit != null) {
            return overLimit;
        }
        return Verdict.of(together ? Code.FRAGMENTED : Code.NO_CAPACITY, demand.tasks(), needsOf(demand));
    }

    private Verdict limitVerdict(int tenant, int chip, GangDemand demand) {
        var tenants = live.tenants();
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
            if (chip && !segment.isEmpty() && GangPlacer.allows(live.pool(), demand, segment)) {
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
                most = Math.max(most, live.pool().capacityFor(demand.task(), nodes));
            }
        }
        return most;
    }

    private long tasksAnywhere(GangDemand demand, List<Segment> segments) {
        long most = 0;
        for (var segment : segments) {
            most = Math.max(most, live.pool().capacityFor(demand.task(), segment.nodes()));
        }
        return most;
    }

    /** What one task needs, in a form that the words for people are made from: {@code devices=8 milli=1000 ...}. */
    static String needsOf(GangDemand demand) {
        var task = demand.task();
        return "devices=" + task.devices() + " milli=" + task.shareMilli() + " deviceMemoryMib="
                + task.deviceMemoryMib() + " cpuMilli=" + task.cpuMilli() + " memoryMib=" + task.memoryMib();
    }
}
