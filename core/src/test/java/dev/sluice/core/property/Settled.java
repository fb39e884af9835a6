package dev.sluice.core.property;

import dev.sluice.core.Core;
import dev.sluice.core.Event;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.schedule.WaitingRoom;
import dev.sluice.core.schedule.queue.QueuePolicy;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.StopReason;
import dev.sluice.core.work.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What must be true when no cycle is due: nobody waits who need not, and nobody was stopped who need not be. */
final class Settled {
    private static final Set<StopReason> MAKES_ROOM = EnumSet.of(StopReason.RECLAIMED, StopReason.PREEMPTED);

    private final Core core;
    private final QueuePolicy queue;
    private final Holdings holdings;
    private final Rights rights;
    private final Purses purses;
    private final List<String> wrong = new ArrayList<>();

    Settled(Core core, History history, QueuePolicy queue) {
        this.queue = queue;
        this.core = core;
        this.holdings = history.holdings;
        this.rights = history.rights;
        this.purses = history.purses;
    }

    List<String> wrong() {
        var all = new ArrayList<>(holdings.held.values());
        all.addAll(holdings.promised.values());
        var free = holdings.roomBeside(all);
        core.reservations().all().stream()
                .filter(each -> each.inForce(core.atMillis()))
                .forEach(each -> all.add(each.placement()));
        var notKept = holdings.roomBeside(all);
        var reclaimable = holdings.roomBeside(unmovable());
        for (var group : core.waiting().groups()) {
            var code = group.verdict().code();
            if (code == Verdict.Code.QUEUED) {
                wrong.add("group waits without a reason: " + group.demand());
            }
            boolean behind = queue.strict() && code == Verdict.Code.BEHIND;
            if (!behind) {
                waits(group, code == Verdict.Code.HELD_BACK ? notKept : free, reclaimable);
            }
        }
        core.workloads().forEach(workload -> {
            var attempt = workload.phase().attempt();
            boolean runs = workload.phase() instanceof Phase.Starting || workload.phase() instanceof Phase.Running;
            if (runs
                    && attempt.tier() != Tier.OWNED
                    && purses.stopped(workload.spec().tenant())) {
                wrong.add("workload " + workload.id() + " goes on though the budget is used up");
            }
            if (workload.phase() instanceof Phase.Reserved(var since, var tier, var placement)) {
                promised(workload.id(), placement);
            }
        });
        return wrong;
    }

    /** What no owner can have back: what others hold inside guarantees, and what is promised. */
    private List<Placement> unmovable() {
        var all = new ArrayList<>(holdings.promised.values());
        holdings.held.forEach((id, placement) -> {
            boolean stopping = core.workloads().get(id).phase() instanceof Phase.Stopping;
            if (!stopping && rights.isRight(id)) {
                all.add(placement);
            }
        });
        return all;
    }

    private void waits(WaitingRoom.Group group, Holdings.Room free, Holdings.Room reclaimable) {
        var demand = group.demand();
        var tenant = core.tenants().spec(group.tenant()).path();
        if (!rights.mayRunMore(tenant)) {
            return;
        }
        for (var chip : demand.chips().isEmpty() ? World.CHIPS : demand.chips()) {
            var least = demand.least();
            boolean mayBorrow = rights.withinLimits(tenant, chip, least.milli()) && mayPay(group, chip, least.milli());
            if (mayBorrow && fits(tenant, least, chip, free)) {
                wrong.add(group.ids() + " of " + tenant + " waits though it fits on " + chip + ": " + demand);
            }
            if (!rights.withinLimits(tenant, chip, demand.milli()) || !mayPay(group, chip, demand.milli())) {
                continue;
            }
            if (rights.wouldOwn(tenant, chip, demand.milli()) && fits(tenant, demand, chip, reclaimable)) {
                wrong.add(group.ids() + " of " + tenant + " waits for borrowers of " + chip + ": " + demand);
            }
        }
    }

    /** Whose budget is used up gets only what is its own. */
    private boolean mayPay(WaitingRoom.Group group, String chip, long milli) {
        var tenants = core.tenants();
        return !purses.closed(tenants.spec(group.tenant()).path())
                || tenants.rightTo(group.tenant(), tenants.chipNumber(chip), milli) == Tier.OWNED;
    }

    private boolean fits(String tenant, GangDemand demand, String chip, Holdings.Room room) {
        var sums = new TreeMap<String, Long>();
        var apart = new TreeSet<String>();
        var level = demand.topology().level();
        boolean required = demand.topology().required() && !level.equals(Topology.CENTER);
        for (int node = 0; node < holdings.specs.size(); node++) {
            var spec = holdings.specs.get(node);
            var center = holdings.centers.get(node);
            boolean allowed = (demand.centers().isEmpty() || demand.centers().contains(center))
                    && rights.allows(tenant, chip, center);
            if (!allowed || !holdings.takesTasks(node) || !spec.chip().equals(chip)) {
                continue;
            }
            long fit = room.fit(node, demand.task());
            if (demand.topology().apart() && fit > 0) {
                // One task for each domain, told once for each domain that it is asked to be in.
                var where = required ? domainOf(node, level) : "";
                fit = apart.add(center
                                + where
                                + ' '
                                + domainOf(node, demand.topology().spread()))
                        ? 1
                        : 0;
            }
            if (!required) {
                sums.merge(center, fit, Long::sum);
            } else if (level.equals(Topology.NODE)) {
                sums.merge(center + node, fit, Long::sum);
            }
            for (var domain : spec.domains()) {
                if (required && domain.level().equals(level)) {
                    sums.merge(center + domain.name(), fit, Long::sum);
                }
            }
        }
        return sums.values().stream().anyMatch(sum -> sum >= demand.tasks());
    }

    private String domainOf(int node, String level) {
        for (var domain : holdings.specs.get(node).domains()) {
            if (domain.level().equals(level)) {
                return domain.name();
            }
        }
        return "node " + node;
    }

    /** A promise stands on usable nodes and waits for somebody. */
    private void promised(long id, Placement placement) {
        if (!core.pool().usable(placement)) {
            wrong.add("workload " + id + " waits for a promise of what can't be used");
        }
        var all = new ArrayList<>(holdings.held.values());
        all.add(placement);
        if (!holdings.roomBeside(all).overbooked()) {
            wrong.add("workload " + id + " waits for a promise that nobody is in the way of");
        }
    }

    /** Workloads that a cycle stopped though what was promised would have had room beside them. */
    List<String> needless(List<Event> events) {
        var stopped = new TreeSet<Long>();
        for (var event : events) {
            if (event instanceof Event.StopOrdered stop && MAKES_ROOM.contains(stop.reason())) {
                stopped.add(stop.workload());
            }
        }
        for (long id : stopped) {
            var all = new ArrayList<>(holdings.promised.values());
            holdings.held.forEach((other, placement) -> {
                boolean stays = !(core.workloads().get(other).phase() instanceof Phase.Stopping);
                if (stays || other == id) {
                    all.add(placement);
                }
            });
            if (!holdings.roomBeside(all).overbooked()) {
                wrong.add("workload " + id + " is stopped though nobody needs its devices");
            }
        }
        return wrong;
    }
}
