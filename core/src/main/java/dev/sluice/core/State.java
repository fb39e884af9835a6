package dev.sluice.core;

import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.Contracts;
import dev.sluice.core.contract.Market;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.SpotPrices;
import dev.sluice.core.schedule.Live;
import dev.sluice.core.schedule.Place;
import dev.sluice.core.schedule.Policies;
import dev.sluice.core.schedule.WaitingRoom;
import dev.sluice.core.schedule.place.Experience;
import dev.sluice.core.schedule.predict.Predictor;
import dev.sluice.core.schedule.reserve.Reservations;
import dev.sluice.core.setting.Parameter;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Workload;
import dev.sluice.core.work.Workloads;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that the core knows. Only {@link Applier} changes it. */
final class State {
    final Pool pool;
    final Tenants tenants;
    final Workloads workloads;
    final WaitingRoom waiting;
    final Reservations reservations;
    final Timers timers;
    final Contracts contracts;
    final Market market;
    final Predictor predictor;
    Experience experience;
    final TreeMap<String, Chip> chips;
    final SpotPrices prices;
    long atMillis;
    int closedPeriod;
    boolean cycleWanted;

    /** What the settings in force name, or what an experiment began with instead. */
    Policies policies;

    State(Policies policies) {
        this.policies = policies.forOneCore();
        pool = new Pool();
        tenants = new Tenants();
        tenants.halfLife(policies.settings().get(Parameter.BORROWING_HALF_LIFE));
        workloads = new Workloads(segment -> pool.segment(segment).chip());
        waiting = new WaitingRoom();
        reservations = new Reservations();
        timers = new Timers();
        contracts = new Contracts();
        market = new Market();
        predictor = new Predictor();
        experience = new Experience();
        chips = new TreeMap<>();
        prices = new SpotPrices();
    }

    private State(State other) {
        policies = other.policies.forOneCore();
        pool = other.pool.copy();
        tenants = other.tenants.copy();
        workloads = other.workloads.copy(segment -> pool.segment(segment).chip());
        waiting = other.waiting.copy();
        reservations = other.reservations.copy();
        timers = other.timers.copy();
        contracts = other.contracts.copy();
        market = other.market.copy();
        predictor = other.predictor.copy();
        experience = other.experience.copy();
        chips = new TreeMap<>(other.chips);
        prices = new SpotPrices(other.prices.all());
        closedPeriod = other.closedPeriod;
        atMillis = other.atMillis;
        cycleWanted = other.cycleWanted;
    }

    State copy() {
        return new State(this);
    }

    Live live() {
        return new Live(pool, tenants, workloads, waiting, reservations, predictor, experience.usual());
    }

    /** What a tenant is guaranteed: what it states, else the devices of the centers that it owns. */
    long guaranteeMilli(TenantSpec spec, String chip) {
        var stated = spec.guaranteeMilli().get(chip);
        return stated == null ? pool.milliOwnedBy(spec.path(), chip) : stated;
    }

    /** When something happens by itself next, in ms since 1970; {@link Long#MAX_VALUE} = never. */
    long nextDueMillis() {
        long own = Math.min(timers.nextMillis(), contracts.nextMillis());
        return Math.min(own, tenants.budgets().nextStopMillis());
    }

    /** Moves guarantee for a contract; with negative devices back. */
    void lend(ContractSpec spec, int devices) {
        if (devices != 0) {
            tenants.move(
                    tenants.number(spec.lender()),
                    tenants.number(spec.borrower()),
                    tenants.chipNumber(spec.chip()),
                    (long) devices * Limits.DEVICE_MILLI);
        }
    }

    /** Books what a placement uses for the tenant of its workload; with sign -1 takes it back. */
    void charge(Workload workload, Tier tier, Placement placement, int sign) {
        charge(workload, tier, placement.segment(), sign * placement.milli());
    }

    /** Books what an attempt uses: what it owns, and what it borrows. */
    void charge(Workload workload, Attempt attempt, int sign) {
        int segment = attempt.placement().segment();
        charge(workload, attempt.tier(), segment, sign * attempt.ownedMilli());
        charge(workload, Tier.BORROWED, segment, sign * attempt.borrowedMilli());
    }

    private void charge(Workload workload, Tier tier, int segment, long milli) {
        int tenant = tenants.number(workload.spec().tenant());
        int chip = tenants.chipNumber(pool.segment(segment).chip());
        if (tenant == Tenants.NONE || chip == Tenants.NONE) {
            throw new IllegalArgumentException(
                    "workload " + workload.id() + " names a tenant or chip that is not there");
        }
        tenants.charge(tenant, chip, tier, milli);
    }

    /** Goes by other policies from now on: who waits is ranked anew. */
    void follow(Policies next) {
        long halfLife = next.settings().get(Parameter.BORROWING_HALF_LIFE);
        if (halfLife != policies.settings().get(Parameter.BORROWING_HALF_LIFE)) {
            tenants.halfLife(halfLife);
        }
        policies = next.forOneCore();
        waiting.rank(id -> Place.of(workloads.get(id), next.queue()).rank());
    }

    /** Stores a workload's next state and keeps the queue, reservations and timers in step with it. */
    void put(Workload next) {
        var before = workloads.find(next.id());
        if (before != null) {
            dequeue(before);
            timers.drop(before);
        }
        workloads.put(next);
        count(before, next);
        enqueue(next);
        if (!next.queued()) {
            reservations.remove(next.id());
        }
        timers.set(next);
    }

    /** Keeps the counts of the workload's tenant in step with it. */
    void count(@Nullable Workload before, Workload next) {
        int waiting = (next.waits() ? 1 : 0) - (before != null && before.waits() ? 1 : 0);
        int running = (next.runs() ? 1 : 0) - (before != null && before.runs() ? 1 : 0);
        if (waiting != 0 || running != 0) {
            tenants.count(tenants.number(next.spec().tenant()), waiting, running);
        }
    }

    /** Puts a workload that waits into the queue. */
    void enqueue(Workload workload) {
        if (workload.queued()) {
            var spec = workload.spec();
            waiting.add(
                    tenants.number(spec.tenant()), spec.priority(), spec.demand(), dated(workload), placeOf(workload));
        }
    }

    private void dequeue(Workload workload) {
        if (workload.queued()) {
            var spec = workload.spec();
            waiting.remove(
                    tenants.number(spec.tenant()), spec.priority(), spec.demand(), dated(workload), placeOf(workload));
        }
    }

    private Place placeOf(Workload workload) {
        return Place.of(workload, policies.queue());
    }

    /** Whether a workload waits in a group of those with a deadline. */
    static boolean dated(Workload workload) {
        return workload.spec().deadlineMillis() > 0;
    }
}
