package dev.sluice.core.schedule;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.schedule.place.GangPlacer;
import dev.sluice.core.schedule.plan.Plan;
import dev.sluice.core.schedule.reclaim.AtCostOf;
import dev.sluice.core.schedule.reclaim.Reclaimer;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.LongSet;
import dev.sluice.core.work.StopReason;
import dev.sluice.core.work.Workload;
import java.util.List;

/**
 * Makes room for a workload at the cost of others: gangs give up tasks that they can do without, and where that is not
 * enough borrowers and later work are stopped. The devices are promised to it until they have left.
 */
final class RoomMaker {
    private final Live live;
    private final Plan plan;
    private final Books books;
    private final Reserver reserver;
    private final Reclaimer reclaimer;
    private final Running running;
    private final Shrinking shrinking;
    private final List<Decision> decisions;
    private final LongSet leaving = new LongSet();
    private final LongSet yielded = new LongSet();

    /** @param joined ids of those who were put beside others in this cycle */
    RoomMaker(
            Live live,
            Policies policies,
            Books books,
            GangPlacer placer,
            Reserver reserver,
            LongSet joined,
            List<Decision> decisions,
            long nowMillis) {
        this.live = live;
        this.plan = books.plan();
        this.books = books;
        this.reserver = reserver;
        this.reclaimer = new Reclaimer(
                policies.reclaim(),
                policies.queue(),
                policies.settings(),
                plan,
                live.workloads(),
                leaving,
                yielded,
                joined,
                nowMillis);
        this.running = new Running(policies.queue(), live.workloads(), nowMillis);
        this.shrinking = new Shrinking(live.workloads(), plan, placer, leaving);
        this.decisions = decisions;
    }

    /** Whether the search for whom to stop ended at its bound. */
    boolean exhausted() {
        return reclaimer.exhausted();
    }

    /** Whether anybody lost a right, which somebody who had his turn could use. */
    boolean anyYielded() {
        return !yielded.isEmpty();
    }

    /** Whether a workload is stopped, or goes on without its right. */
    boolean isAtCostOf(long workload) {
        return leaving.contains(workload) || yielded.contains(workload);
    }

    /** Whether a gang is stopped or gives up tasks. */
    boolean takesFrom(long gang) {
        return leaving.contains(gang) || shrinking.takesFrom(gang);
    }

    /** Running gangs give tasks up for it, before anybody is stopped. */
    boolean shrinkOthers(Cursors.Candidate candidate, GangDemand demand, int tenant, Tier tier) {
        var claimant = live.workloads().get(candidate.id());
        var room = shrinking.find(claimant, demand, tenant, live.chipsFor(demand), tier, reserver.any());
        if (room != null) {
            decisions.addAll(shrinking.decide(room.stays(), candidate.id()));
            int chip = books.chipOf(room.placement());
            take(claimant, tenant, live.tenants().rightTo(tenant, chip, demand.milli()), room.placement());
        }
        return room != null;
    }

    boolean reclaim(Cursors.Candidate candidate, int tenant, String chip) {
        var group = candidate.group();
        int number = live.tenants().chipNumber(chip);
        if (number == Tenants.NONE || live.tenants().overLimit(tenant, number, group.demand.milli()) != Tenants.NONE) {
            return false;
        }
        var claimant = live.workloads().get(candidate.id());
        boolean owned = live.tenants().wouldOwn(tenant, number, group.demand.milli());
        var ownedByTenant = live.workloads().owned().get(pathOf(tenant));
        boolean mayPreempt = (ownedByTenant != null && ownedByTenant.anyBelow(group.priority))
                || running.anyAfter(
                        pathOf(tenant),
                        Tier.OWNED,
                        group.priority,
                        candidate.place().rank());
        boolean hasHome = owned && reclaimer.hasHome(pathOf(tenant), chip);
        if (!mayPreempt && !hasHome && (!owned || reclaimer.hopeless())) {
            return false;
        }
        int checkpoint = plan.checkpoint();
        var given = shrinking.giveAll(claimant, chip);
        var room = owned ? reclaimer.find(claimant, tenant, chip, AtCostOf.BORROWERS) : null;
        if (room == null && hasHome) {
            room = reclaimer.find(claimant, tenant, chip, AtCostOf.GUESTS);
        }
        if (room == null && mayPreempt) {
            room = reclaimer.find(claimant, tenant, chip, AtCostOf.LATER_WORK);
        }
        var shrinks = room == null ? List.<Decision.Shrink>of() : shrinking.needed(given, room, candidate.id());
        plan.rollback(checkpoint);
        decisions.addAll(shrinks);
        return room != null && promise(claimant, tenant, Tier.OWNED, room);
    }

    /** A borrower takes the place of borrowers of its tenant that rank after it. */
    boolean replaceBorrower(Cursors.Candidate candidate, int tenant, String chip) {
        var group = candidate.group();
        int number = live.tenants().chipNumber(chip);
        if (!running.anyAfter(
                        pathOf(tenant),
                        Tier.BORROWED,
                        group.priority,
                        candidate.place().rank())
                || number == Tenants.NONE
                || live.tenants().overLimit(tenant, number, group.demand.milli()) != Tenants.NONE) {
            return false;
        }
        var claimant = live.workloads().get(candidate.id());
        // What is kept is no claim that a victim could be in the way of.
        reserver.liftAll();
        var room = reclaimer.find(claimant, tenant, chip, AtCostOf.LATER_BORROWERS);
        reserver.restore();
        return room != null
                && reserver.against(claimant, room.placement()) == null
                && promise(claimant, tenant, Tier.BORROWED, room);
    }

    private boolean promise(Workload claimant, int tenant, Tier tier, Reclaimer.Room room) {
        for (var victim : room.victims()) {
            var reason = reasonToStop(victim, claimant, tier);
            if (reason != StopReason.DISPLACED) {
                yieldRight(victim);
            }
            decisions.add(new Decision.Stop(victim.id(), reason, claimant.id()));
            leaving.add(victim.id());
            plan.touch(Holding.of(victim).placement());
        }
        room.yielding().forEach(this::yieldRight);
        int chip = books.chipOf(room.placement());
        long milli = room.placement().milli();
        take(
                claimant,
                tenant,
                tier == Tier.OWNED ? live.tenants().rightTo(tenant, chip, milli) : tier,
                room.placement());
        return true;
    }

    private static StopReason reasonToStop(Workload victim, Workload claimant, Tier tier) {
        if (Holding.of(victim).tier() == Tier.BORROWED) {
            return tier == Tier.OWNED ? StopReason.RECLAIMED : StopReason.PREEMPTED;
        }
        // A guest keeps its right and claims its devices elsewhere; own work passes it on.
        return victim.spec().tenant().equals(claimant.spec().tenant()) ? StopReason.PREEMPTED : StopReason.DISPLACED;
    }

    /** The claimant gets devices, or the promise of those that others still have to leave. */
    private void take(Workload claimant, int tenant, Tier tier, Placement placement) {
        plan.charge(tenant, books.chipOf(placement), tier, placement.milli());
        plan.countStart(tenant);
        if (live.pool().roomFor(claimant.id(), placement)) {
            // Only the right was in the way, or what was in the way has gone meanwhile.
            plan.take(claimant.id(), placement);
            decisions.add(new Decision.Start(claimant.id(), tier, placement));
        } else {
            plan.claim(placement);
            decisions.add(new Decision.Reserve(claimant.id(), tier, placement));
        }
    }

    /** The right passes to the claimant; work that goes on, or has yet to go, does so as a borrower. */
    private void yieldRight(Workload workload) {
        var holding = Holding.of(workload);
        if (holding.tier().isRight() && yielded.add(workload.id())) {
            books.move(workload, holding.placement(), holding.tier(), Tier.BORROWED, holding.ownedMilli());
            decisions.add(new Decision.Retier(workload.id(), Tier.BORROWED));
            plan.touch(holding.placement());
        }
    }

    private String pathOf(int tenant) {
        return live.tenants().spec(tenant).path();
    }
}
