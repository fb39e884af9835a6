package dev.sluice.core.schedule;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.schedule.order.Turns;
import dev.sluice.core.schedule.place.GangPlacer;
import dev.sluice.core.schedule.place.PlacePolicy;
import dev.sluice.core.schedule.plan.Plan;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One cycle over all that waits.
 *
 * <p>Goals: nobody waits for devices that are his by right; nothing is idle that somebody can use; every wait has a
 * reason. Method, in this order: promises whose devices are free are kept; rights follow guarantees (what is now inside
 * one becomes owned, what a shrunk one no longer covers becomes borrowed); tenants take turns by fair share with work
 * inside their guarantees, at the cost of borrowers where need be; then they take turns again with all that is left, as
 * borrowers of idle devices; each group that still waits gets its verdict. A cycle that keeps a promise or changes a
 * right ends there, and the next one goes on.
 *
 * <p>A group that fails is not tried again in the same pass, and a demand that fits nowhere is not tried for others in
 * the same cycle, so that a cycle costs by the number of different demands and not of waiting workloads.
 */
public final class Scheduler {
    private final Live live;
    private final Plan plan;
    private final Books books;
    private final PlacePolicy place;
    private final GangPlacer placer;
    private final Policies policies;
    private final long nowMillis;
    private final RoomMaker roomMaker;
    private final Verdicts verdicts;
    private final boolean strict;
    private final List<Decision> decisions = new ArrayList<>();
    private final Joins joins;
    private final Reserver reserver;
    private final Backfill backfill;
    private final Unfit unfit;
    private final TreeMap<Integer, Cursors> cursors = new TreeMap<>();
    private int placed;

    private Scheduler(Live live, Policies policies, long nowMillis) {
        this.live = live;
        this.plan = new Plan(live.pool(), live.tenants());
        this.books = new Books(live, plan);
        this.place = policies.place().knowing(live.usual());
        this.placer = new GangPlacer(place);
        this.policies = policies;
        this.nowMillis = nowMillis;
        this.unfit = new Unfit(live.tenants());
        this.reserver = new Reserver(live, policies, books, placer, decisions, nowMillis);
        this.joins = new Joins(live, policies.share(), books, decisions, this::mayBeJoined);
        this.roomMaker = new RoomMaker(live, policies, books, placer, reserver, joins.joined(), decisions, nowMillis);
        this.verdicts = new Verdicts(live);
        this.strict = policies.queue().strict();
        var unhindered = new Unhindered(live, plan, placer, unfit);
        this.backfill = new Backfill(this, live, policies.queue(), verdicts, reserver, unfit, unhindered);
    }

    /**
     * What a cycle came to.
     *
     * @param settled whether nobody would get more from another cycle: false when it stopped at a bound, or when rights
     *     were freed after somebody who could use them had had his turn
     */
    public record Result(List<Decision> decisions, boolean settled) {}

    /** Decides one cycle. The state is as before when this returns. */
    public static Result cycle(Live live, Policies policies, long nowMillis) {
        var cycle = new Scheduler(live, policies, nowMillis);
        try {
            return cycle.run();
        } finally {
            cycle.plan.rollback(0);
        }
    }

    private Result run() {
        keepPromises();
        if (decisions.isEmpty()) {
            joins.spread();
        }
        if (decisions.isEmpty()) {
            new Retiering(live, books, decisions).settle();
        }
        if (!decisions.isEmpty()) {
            // What follows reads rights, shares and phases from the workloads, so these changes have to be applied
            // before.
            return new Result(decisions, false);
        }
        live.waiting()
                .byTenant()
                .forEach((tenant, groups) ->
                        cursors.put(tenant, new Cursors(groups, policies.queue(), live.workloads(), nowMillis)));
        pass(Tier.OWNED);
        cursors.values().forEach(Cursors::rewind);
        int owned = placed;
        reserve();
        pass(Tier.BORROWED);
        // Whoever a borrower blocked may have a right of his own.
        boolean unblocked = strict && placed > owned;
        // When reclaim stopped at its bound, the next cycle goes on; but not if that bound let nothing at all happen.
        boolean cutShort = roomMaker.exhausted() && !decisions.isEmpty();
        boolean settled = inBudget()
                && !roomMaker.anyYielded()
                && !joins.unfinished()
                && !cutShort
                && !unblocked
                && !backfill.freed();
        if (settled) {
            verdicts.explain(cursors.values(), backfill.heldBack(), decisions);
            settled = grow();
        }
        return new Result(decisions, settled);
    }

    /** Whom devices are kept for comes first; from then on others get them only if they are over in time. */
    private void reserve() {
        if (reserver.open()) {
            unfit.keeping();
            placed += backfill.heads(cursors, strict);
        }
    }

    /** Lets running gangs grow into what nobody who waits can use; false when it stopped at a bound. */
    private boolean grow() {
        if (live.workloads().elastic().growing().isEmpty()) {
            return true;
        }
        var turns = new Turns(policies.order(), live.tenants(), Tier.BORROWED, live.capacityMilli());
        return new Growing(live, books, placer, verdicts, turns).grow(roomMaker, decisions);
    }

    private void keepPromises() {
        for (long id : live.workloads().reserved()) {
            var workload = live.workloads().get(id);
            var promise = (Phase.Reserved) workload.phase();
            if (!live.pool().usable(promise.placement())) {
                plan.unclaim(promise.placement());
                books.charge(workload, promise.tier(), promise.placement(), -1);
                decisions.add(new Decision.Unreserve(id));
            } else if (live.pool().roomFor(id, promise.placement())) {
                plan.unclaim(promise.placement());
                plan.take(id, promise.placement());
                decisions.add(new Decision.Start(id, promise.tier(), promise.placement()));
            }
        }
    }

    private void pass(Tier tier) {
        var turns = new Turns(policies.order(), live.tenants(), tier, live.capacityMilli());
        cursors.forEach((tenant, groups) -> turns.pending(tenant, groups.size()));
        for (int tenant = turns.next(); tenant != Tenants.NONE && inBudget(); tenant = turns.next()) {
            var groups = Objects.requireNonNull(cursors.get(tenant));
            int before = groups.size();
            long served = serve(groups, tenant, tier);
            if (served != Backfill.NOBODY) {
                placed++;
                groups.served(served);
                turns.used(tenant);
            } else {
                groups.blocked(strict && verdicts.mayEverStart(groups.next().group()));
            }
            turns.pending(tenant, groups.size() - before);
        }
    }

    /** Not who leaves, nor who would leave later for a joiner than somebody else has to wait for him. */
    private boolean mayBeJoined(long id) {
        return !roomMaker.isAtCostOf(id) && !reserver.awaits(id);
    }

    private boolean inBudget() {
        return placed < Limits.PLACEMENTS_PER_CYCLE;
    }

    /** The workload of the next group that got devices, or {@link Backfill#NOBODY}. */
    private long serve(Cursors groups, int tenant, Tier tier) {
        if (live.tenants().mostRunning(tenant) != Tenants.NONE) {
            return Backfill.NOBODY;
        }
        var candidate = groups.next();
        if (tier == Tier.BORROWED && reserver.on()) {
            return backfill.serve(groups, tenant);
        }
        boolean served = start(candidate, tenant, tier)
                || (tier == Tier.BORROWED ? startOtherwise(candidate, tenant) : startByRight(candidate, tenant));
        return served ? candidate.id() : Backfill.NOBODY;
    }

    /** Starts an owner that does not fit as a whole: beside others, or at the cost of borrowers and later work. */
    private boolean startByRight(Cursors.Candidate candidate, int tenant) {
        return roomMaker.shrinkOthers(candidate, candidate.group().demand, tenant, Tier.OWNED)
                || joins.join(candidate.id(), tenant, Tier.OWNED)
                || onAnyChip(candidate.group().demand, chip -> roomMaker.reclaim(candidate, tenant, chip));
    }

    /** Starts a borrower that does not fit as a whole: beside others, with fewer tasks, or for later borrowers. */
    boolean startOtherwise(Cursors.Candidate candidate, int tenant) {
        var demand = candidate.group().demand;
        return roomMaker.shrinkOthers(candidate, demand, tenant, Tier.BORROWED)
                || joins.join(candidate.id(), tenant, Tier.BORROWED)
                || (demand.elastic() && startSmaller(candidate, tenant))
                || (policies.queue().preemptive()
                        && onAnyChip(demand, chip -> roomMaker.replaceBorrower(candidate, tenant, chip)));
    }

    private boolean startSmaller(Cursors.Candidate candidate, int tenant) {
        var demand = candidate.group().demand;
        return onAnyChip(demand, chip -> startSmaller(candidate, tenant, chip))
                || roomMaker.shrinkOthers(candidate, demand.least(), tenant, Tier.BORROWED);
    }

    private boolean onAnyChip(GangDemand demand, Predicate<String> tried) {
        for (var chip : live.chipsFor(demand)) {
            if (tried.test(chip)) {
                return true;
            }
        }
        return false;
    }

    boolean start(Cursors.Candidate candidate, int tenant, Tier tier) {
        var chips = live.chipsFor(candidate.group().demand);
        if (place.weighsChipsTogether(candidate.group().demand)) {
            return start(candidate, tenant, tier, chips);
        }
        for (var chip : chips) {
            if (start(candidate, tenant, tier, List.of(chip))) {
                return true;
            }
        }
        return false;
    }

    private boolean start(Cursors.Candidate candidate, int tenant, Tier tier, List<String> chips) {
        var demand = candidate.group().demand;
        var open = new ArrayList<String>(chips.size());
        for (var chip : chips) {
            if (mayStart(candidate, tenant, tier, live.tenants().chipNumber(chip))) {
                open.add(chip);
            }
        }
        if (open.isEmpty()) {
            return false;
        }
        var placement = placer.place(plan, candidate.id(), demand, open, pathOf(tenant));
        if (placement == null) {
            open.forEach(chip -> unfit.addWhole(candidate, live.tenants().chipNumber(chip)));
            return false;
        }
        grant(candidate, tenant, books.chipOf(placement), placement);
        return true;
    }

    /** Whether a tenant has the right to start it on a chip, where it was not found to fit nowhere before. */
    private boolean mayStart(Cursors.Candidate candidate, int tenant, Tier tier, int chip) {
        long milli = candidate.group().demand.milli();
        return chip != Tenants.NONE
                && !unfit.whole(candidate, chip)
                && live.tenants().overLimit(tenant, chip, milli) == Tenants.NONE
                && (tier != Tier.OWNED || live.tenants().wouldOwn(tenant, chip, milli));
    }

    /** Starts a gang with as many of its tasks as fit now, when those are enough for it. */
    private boolean startSmaller(Cursors.Candidate candidate, int tenant, String chip) {
        var demand = candidate.group().demand;
        int number = live.tenants().chipNumber(chip);
        if (number == Tenants.NONE
                || unfit.atLeast(candidate, number)
                || live.tenants().overLimit(tenant, number, demand.least().milli()) != Tenants.NONE) {
            return false;
        }
        int tasks = demand.mostThatFit(fewer -> fitsNow(candidate, tenant, chip, demand.withTasks(fewer)));
        var placement = tasks == 0
                ? null
                : placer.place(plan, candidate.id(), demand.withTasks(tasks), List.of(chip), pathOf(tenant));
        if (placement == null) {
            unfit.addAtLeast(candidate, number);
            return false;
        }
        grant(candidate, tenant, number, placement);
        return true;
    }

    private boolean fitsNow(Cursors.Candidate candidate, int tenant, String chip, GangDemand demand) {
        int checkpoint = plan.checkpoint();
        boolean fits = live.tenants().overLimit(tenant, live.tenants().chipNumber(chip), demand.milli()) == Tenants.NONE
                && placer.place(plan, candidate.id(), demand, List.of(chip), pathOf(tenant)) != null;
        plan.rollback(checkpoint);
        return fits;
    }

    private void grant(Cursors.Candidate candidate, int tenant, int chip, Placement placement) {
        var right = live.tenants().rightTo(tenant, chip, placement.milli());
        plan.charge(tenant, chip, right, placement.milli());
        plan.countStart(tenant);
        decisions.add(new Decision.Start(candidate.id(), right, placement));
    }

    private String pathOf(int tenant) {
        return live.tenants().spec(tenant).path();
    }
}
