package dev.sluice.core.schedule.reclaim;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.pool.Vacancy;
import dev.sluice.core.schedule.plan.Plan;
import dev.sluice.core.schedule.queue.QueuePolicy;
import dev.sluice.core.schedule.queue.Seniority;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.unit.LongSet;
import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Workload;
import dev.sluice.core.work.Workloads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may be stopped for whom, and what is lost by it: on one node, without moving anything. */
final class Losses {
    /** A node on which stopping these makes room, and what that costs. */
    record Option(int node, Cost cost, List<Workload> victims) {}

    private record Victim(Workload workload, Cost cost) {}

    private static final Comparator<Victim> CHEAPEST =
            Comparator.comparing(Victim::cost).thenComparingLong(victim -> victim.workload.id());

    private final ReclaimPolicy policy;
    private final QueuePolicy queue;
    private final Seniority seniority;
    private final Plan plan;
    private final Workloads workloads;
    private final Homes homes;
    private final Sparing sparing;
    private final LongSet leaving;
    private final LongSet yielded;
    private final LongSet joined;
    private final long now;
    private final Vacancy vacancy;
    private int steps;

    Losses(
            ReclaimPolicy policy,
            QueuePolicy queue,
            Plan plan,
            Workloads workloads,
            Homes homes,
            Sparing sparing,
            LongSet leaving,
            LongSet yielded,
            LongSet joined,
            long nowMillis) {
        this.policy = policy;
        this.queue = queue;
        this.seniority = new Seniority(queue);
        this.plan = plan;
        this.workloads = workloads;
        this.homes = homes;
        this.sparing = sparing;
        this.leaving = leaving;
        this.yielded = yielded;
        this.joined = joined;
        this.now = nowMillis;
        this.vacancy = plan.pool().vacancy();
    }

    /** Whether so much was weighed that this cycle looks no further. */
    boolean exhausted() {
        return steps > Limits.RECLAIM_STEPS;
    }

    /** The cheapest victims that make room for a task on a node; null when none do. */
    @Nullable Option weigh(Workload claimant, int node, AtCostOf whom) {
        var victims = new ArrayList<Workload>();
        var cost = Cost.NOTHING;
        vacancy.startAt(node);
        for (var victim : eligibleOn(claimant, node, whom)) {
            cost = cost.plus(victim.cost);
            vacancy.leave(placementOf(victim.workload));
            victims.add(victim.workload);
            if (vacancy.fits(claimant.spec().demand().task())) {
                return new Option(node, cost, victims);
            }
        }
        return null;
    }

    private List<Victim> eligibleOn(Workload claimant, int node, AtCostOf whom) {
        var found = new ArrayList<Victim>();
        long last = claimant.id();
        for (long id : plan.pool().holders(node)) {
            var other = id == last || id == claimant.id() ? null : workloads.find(id);
            if (other != null && isEligible(other, claimant, node, whom)) {
                found.add(new Victim(other, costOf(other, claimant)));
            }
            last = id;
        }
        steps += 1 + found.size();
        found.sort(CHEAPEST);
        return found;
    }

    private boolean isEligible(Workload other, Workload claimant, int node, AtCostOf whom) {
        if (other.phase().attempt() == null || joined.contains(other.id())) {
            return false;
        }
        if (isLeaving(other)) {
            return true;
        }
        // Who goes on as a borrower since this cycle is left alone until the next.
        return !yielded.contains(other.id())
                && switch (whom) {
                    case BORROWERS -> tierOf(other) == Tier.BORROWED;
                    case GUESTS -> tierOf(other) == Tier.BORROWED || homes.mayMove(other, node);
                    case LATER_WORK -> tierOf(other) == Tier.BORROWED || isLater(other, claimant);
                    case LATER_BORROWERS -> tierOf(other) == Tier.BORROWED && isLater(other, claimant);
                };
    }

    /** The right by which it holds its devices in the plan. */
    Tier tierOf(Workload other) {
        return yielded.contains(other.id()) ? Tier.BORROWED : attemptOf(other).tier();
    }

    /** Whether it runs in the same tenant with a lower priority, or with a rank that makes way for the claimant. */
    boolean isLater(Workload other, Workload claimant) {
        if (other.phase().attempt() == null
                || joined.contains(other.id())
                || !other.spec().tenant().equals(claimant.spec().tenant())) {
            return false;
        }
        int priority = other.spec().priority().compareTo(claimant.spec().priority());
        return priority == 0
                ? queue.mayReplace(claimant, other, now)
                : priority < 0 && seniority.mayPreempt(claimant, other, attemptOf(other), now);
    }

    boolean isLeaving(Workload other) {
        return other.phase() instanceof Phase.Stopping || leaving.contains(other.id());
    }

    /** What stopping it for a claimant costs; nothing if it stops anyway. */
    Cost costOf(Workload victim, Workload claimant) {
        if (isLeaving(victim)) {
            return Cost.NOTHING;
        }
        var attempt = attemptOf(victim);
        long milli = attempt.placement().milli();
        // A queue that stops work in favour of other work of its tenant says itself whom.
        boolean spared = !queue.preemptive() && sparing.spares(victim, now);
        boolean guest = tierOf(victim) == Tier.OWNED
                && !victim.spec().tenant().equals(claimant.spec().tenant());
        return new Cost(guest ? milli : 0, spared ? milli : 0, policy.loss(victim, attempt, now));
    }

    Comparator<Workload> byCostFor(Workload claimant) {
        return Comparator.comparing((Workload victim) -> costOf(victim, claimant))
                .thenComparingLong(Workload::id);
    }

    /** What it still holds in the plan: elastic work may have given up some of its tasks. */
    Placement placementOf(Workload workload) {
        return plan.leftOf(workload.id(), attemptOf(workload).placement());
    }

    static Attempt attemptOf(Workload workload) {
        var attempt = workload.phase().attempt();
        if (attempt == null) {
            throw new IllegalStateException("workload " + workload.id() + " holds nothing");
        }
        return attempt;
    }
}
