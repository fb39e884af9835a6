package dev.sluice.core;

import dev.sluice.core.contract.Contract;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.Market;
import dev.sluice.core.contract.Stage;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.schedule.Policies;
import dev.sluice.core.schedule.reserve.Reservation;
import dev.sluice.core.tenant.Budgets;
import dev.sluice.core.tenant.Spent;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Idleness;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Stops;
import dev.sluice.core.work.TaskEnd;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.Workload;
import dev.sluice.core.work.WorkloadSpec;
import java.util.function.UnaryOperator;

/** Changes the state by an event. It decides nothing and refuses nothing: what does not fit is a bug and throws. */
final class Applier {
    private final State state;

    Applier(State state) {
        this.state = state;
    }

    void apply(Event event) {
        state.atMillis = Math.max(state.atMillis, event.atMillis());
        state.tenants.at(state.atMillis);
        if (!changesNothingForOthers(event)) {
            state.cycleWanted = !(event instanceof Event.CycleSettled);
        }
        switch (event) {
            case Event.ChipSet e -> setChip(e);
            case Event.CenterSet e -> setCenter(e);
            case Event.NodeSet e -> setNode(e);
            case Event.NodeLeft e -> nodeLeft(e);
            case Event.NodeCordoned e -> state.pool.cordon(e.node(), e.on());
            case Event.NodeDown e -> state.pool.down(e.node(), e.down());
            case Event.TenantSet e -> setTenant(e);
            case Event.SettingsSet e -> state.follow(Policies.of(e.settings()));
            case Event.RulesSet e -> state.tenants.permits().put(e.rules());
            case Event.PriceSet e -> state.prices.put(e.price());
            case Event.PriceEnded e -> state.prices.remove(e.center(), e.chip());
            case Event.BudgetSet e -> budgetSet(e);
            case Event.BudgetEnded e -> state.tenants.budgets().remove(e.tenant(), e.currency());
            case Event.BudgetReached e -> state.tenants.budgets().put(new Budgets.Standing(e.budget(), e.spent()));
            case Event.PeriodClosed e -> state.closedPeriod = e.period();
            case Event.Submitted e -> submitted(e);
            case Event.Placed e -> placed(e);
            case Event.Reserved e -> reserved(e);
            case Event.Unreserved e -> unreserved(e);
            case Event.Planned e -> planned(e);
            case Event.Unplanned e -> state.reservations.remove(e.workload());
            case Event.Retiered e -> retiered(e);
            case Event.Paced e -> paced(e);
            case Event.TaskStarted e -> put(workload(e.workload()).taskStarted(e.rank(), e.atMillis()));
            case Event.TaskEnded e ->
                put(workload(e.workload()).taskEnded(new TaskEnd(e.rank(), e.exit(), e.atMillis())));
            case Event.StopOrdered e -> stopOrdered(e);
            case Event.Grown e -> grown(e);
            case Event.ShrinkOrdered e -> put(workload(e.workload()).shrinking(e.ranks(), e.atMillis()));
            case Event.TaskLeft e -> taskLeft(e);
            case Event.Rested e -> put(workload(e.workload()).rested());
            case Event.ActivityReported e -> activityReported(e);
            case Event.IdleWarned e -> idleWarned(e);
            case Event.Requeued e -> requeued(e);
            case Event.Held e -> held(e);
            case Event.Released e -> released(e);
            case Event.Ended e -> ended(e);
            case Event.Explained e -> explained(e);
            case Event.ContractProposed e -> state.contracts.put(Contract.proposed(e.spec(), e.actor(), e.atMillis()));
            case Event.ContractSigned e -> contract(e.spec(), of -> of.sign(e.side(), e.actor(), e.atMillis()));
            case Event.ContractActivated e -> contract(e.spec(), of -> of.activated(e.atMillis(), e.devices()));
            case Event.ContractRecalling e ->
                contract(e.spec(), of -> of.recalling(new Stage.Recall(e.backMillis(), e.devices())));
            case Event.ContractReturned e -> contract(e.spec(), Contract::returned);
            case Event.ContractEnded e -> contract(e.spec(), of -> of.in(new Stage.Ended(e.reason(), e.atMillis())));
            case Event.BidPublished(var at, var author, var bid) ->
                state.market.put(new Market.Posted(bid, author, at, bid.devices()));
            case Event.BidMatched e -> state.market.left(e.bid().name(), e.left());
            case Event.BidEnded e -> state.market.left(e.bid().name(), 0);
            case Event.CycleSettled _, Event.RecallWarned _ -> {}
        }
    }

    private static boolean changesNothingForOthers(Event event) {
        return event instanceof Event.TaskStarted
                || event instanceof Event.Explained
                || event instanceof Event.ActivityReported
                || event instanceof Event.RecallWarned
                || event instanceof Event.OfBid
                || event instanceof Event.IdleWarned;
    }

    private void setChip(Event.ChipSet e) {
        state.chips.put(e.chip().id(), e.chip());
        state.tenants.addChip(e.chip().id());
    }

    private void setCenter(Event.CenterSet e) {
        int known = state.pool.centerNumber(e.center().name());
        var before = known == Pool.NONE ? null : state.pool.center(known).owner();
        state.pool.setCenter(e.center());
        refreshGuarantees(e.center().owner());
        if (before != null) {
            refreshGuarantees(before);
        }
    }

    private void setNode(Event.NodeSet e) {
        state.tenants.addChip(e.node().chip());
        state.pool.setNode(e.center(), e.node());
        refreshGuarantee(ownerOf(e.center()), e.node().chip());
    }

    private void nodeLeft(Event.NodeLeft e) {
        var center = state.pool.centerOf(e.node());
        state.pool.removeNode(e.node());
        refreshGuarantee(center.owner(), state.pool.node(e.node()).chip());
    }

    private String ownerOf(String center) {
        return state.pool.center(state.pool.centerNumber(center)).owner();
    }

    private void budgetSet(Event.BudgetSet e) {
        var budget = e.budget();
        var known = state.tenants.budgets().find(budget.tenant(), budget.currency());
        state.tenants.budgets().put(new Budgets.Standing(budget, known == null ? Spent.NOTHING : known.spent()));
    }

    private void setTenant(Event.TenantSet e) {
        state.tenants.set(e.tenant());
        refreshGuarantees(e.tenant().path());
    }

    private void refreshGuarantees(String path) {
        state.tenants.chips().forEach(chip -> refreshGuarantee(path, chip));
    }

    /** Devices of a tenant count for those above it, too. */
    private void refreshGuarantee(String path, String chip) {
        for (int at = state.tenants.number(path); at != Tenants.NONE; at = state.tenants.parent(at)) {
            var spec = state.tenants.spec(at);
            state.tenants.setGuarantee(at, state.tenants.chipNumber(chip), state.guaranteeMilli(spec, chip));
        }
    }

    private void submitted(Event.Submitted e) {
        state.experience.saw(e.spec().demand());
        var phase = e.spec().held() ? new Phase.Held(e.atMillis()) : new Phase.Waiting(e.atMillis(), 0);
        var why = e.spec().held() ? Verdict.of(Verdict.Code.HELD, e.user()) : Verdict.of(Verdict.Code.QUEUED);
        var expected = state.predictor.total(e.spec(), e.user());
        var none = Stops.NONE;
        put(new Workload(
                e.workload(), shared(e.spec()), e.user(), e.atMillis(), 0, 0, none, 0, 0, expected, phase, why));
    }

    /** The same with what equals others of its kind kept only once, for there may be a million of them. */
    private WorkloadSpec shared(WorkloadSpec spec) {
        return new WorkloadSpec(
                spec.kind(),
                spec.name(),
                state.tenants.spec(state.tenants.number(spec.tenant())).path(),
                state.waiting.shared(spec.demand()),
                spec.priority(),
                spec.times(),
                spec.retries(),
                spec.held(),
                spec.run(),
                spec.deadlineMillis());
    }

    private void placed(Event.Placed e) {
        var workload = workload(e.workload());
        if (workload.phase() instanceof Phase.Reserved(var since, var tier, var promised)) {
            state.pool.unclaim(promised);
        } else {
            state.charge(workload, e.tier(), e.placement(), 1);
        }
        state.pool.take(workload.id(), e.placement());
        put(workload.starting(Attempt.placed(e.attempt(), e.tier(), e.placement(), e.atMillis())));
    }

    private void reserved(Event.Reserved e) {
        var workload = workload(e.workload());
        state.pool.claim(e.placement());
        state.charge(workload, e.tier(), e.placement(), 1);
        var why = Verdict.of(Verdict.Code.RECLAIMING, e.leaving());
        put(workload.in(new Phase.Reserved(e.atMillis(), e.tier(), e.placement()), why));
    }

    private void unreserved(Event.Unreserved e) {
        var workload = workload(e.workload());
        letGo(workload);
        put(workload.in(new Phase.Waiting(e.atMillis(), 0), Verdict.of(Verdict.Code.QUEUED)));
    }

    private void planned(Event.Planned e) {
        var before = state.reservations.find(e.workload());
        long since = before == null ? e.atMillis() : before.sinceMillis();
        state.reservations.put(
                new Reservation(e.workload(), since, e.atMillis(), e.startMillis(), e.firmMillis(), e.placement()));
    }

    private void retiered(Event.Retiered e) {
        var workload = workload(e.workload());
        var next = workload.tiered(e.tier());
        charge(workload, -1);
        charge(next, 1);
        put(next);
    }

    private void paced(Event.Paced e) {
        var workload = workload(e.workload());
        var next = workload.paced(e.shareMilli(), e.pacePermille(), e.atMillis());
        letGo(workload);
        var attempt = attemptOf(next);
        state.pool.take(next.id(), attempt.placement());
        state.charge(next, attempt.tier(), attempt.placement(), 1);
        put(next);
    }

    private void grown(Event.Grown e) {
        var workload = workload(e.workload());
        var next = workload.grown(e.placement(), e.lent(), e.atMillis());
        state.charge(workload, attemptOf(workload), -1);
        state.charge(next, attemptOf(next), 1);
        state.pool.take(workload.id(), e.placement());
        put(next);
    }

    private void taskLeft(Event.TaskLeft e) {
        var workload = workload(e.workload());
        var attempt = attemptOf(workload);
        var next = workload.without(e.rank());
        state.charge(workload, attempt, -1);
        state.charge(next, attemptOf(next), 1);
        state.pool.give(workload.id(), attempt.placement().slice(attempt.indexOf(e.rank()), 1));
        put(next);
    }

    private void activityReported(Event.ActivityReported e) {
        var workload = workload(e.workload());
        var before = attemptOf(workload).idleness();
        boolean idle = e.idleSinceMillis() > 0;
        boolean warned = idle && before != null && before.warned();
        var next = idle ? new Idleness(e.idleSinceMillis(), e.atMillis(), warned) : null;
        boolean over = !idle && workload.verdict().code() == Verdict.Code.IDLE;
        put(workload.idle(next, over ? Verdict.of(Verdict.Code.QUEUED) : workload.verdict()));
    }

    private void idleWarned(Event.IdleWarned e) {
        var workload = workload(e.workload());
        var idleness = attemptOf(workload).idleness();
        if (idleness != null) {
            var warned = new Idleness(idleness.sinceMillis(), idleness.reportedMillis(), true);
            put(workload.idle(warned, e.verdict()));
        }
    }

    private void stopOrdered(Event.StopOrdered e) {
        var workload = workload(e.workload());
        put(workload.in(new Phase.Stopping(attemptOf(workload), e.reason(), e.atMillis()), e.verdict()));
    }

    private void requeued(Event.Requeued e) {
        var workload = workload(e.workload());
        letGo(workload);
        var phase = new Phase.Waiting(e.atMillis(), e.notBeforeMillis());
        put(workload.requeued(phase, e.failed(), e.madeRoom(), e.verdict()).after(e.ranMillis(), e.keptMillis()));
    }

    private void held(Event.Held e) {
        var workload = workload(e.workload());
        letGo(workload);
        put(workload.in(new Phase.Held(e.atMillis()), e.verdict()).after(e.ranMillis(), e.keptMillis()));
    }

    private void released(Event.Released e) {
        put(workload(e.workload()).in(new Phase.Waiting(e.atMillis(), 0), Verdict.of(Verdict.Code.QUEUED)));
    }

    private void ended(Event.Ended e) {
        var workload = workload(e.workload());
        state.predictor.ended(workload, e.atMillis());
        letGo(workload);
        put(workload.in(
                new Phase.Ended(
                        e.end(), e.atMillis(), e.code(), workload.phase().attempt()),
                e.verdict()));
    }

    /** Changes a contract, and guarantees by what it moves now more or less than before. */
    private void contract(ContractSpec spec, UnaryOperator<Contract> change) {
        var before = state.contracts.get(spec.name());
        var after = change.apply(before);
        state.contracts.put(after);
        state.lend(spec, after.stage().moves() - before.stage().moves());
    }

    private void explained(Event.Explained e) {
        var group = state.waiting.find(e.group());
        if (group != null) {
            group.verdict(e.verdict());
        }
    }

    private void charge(Workload workload, int sign) {
        if (workload.phase() instanceof Phase.Reserved(var since, var tier, var placement)) {
            state.charge(workload, tier, placement, sign);
        } else {
            state.charge(workload, attemptOf(workload), sign);
        }
    }

    /** Takes back the devices, or the promise of devices, that a workload has. */
    private void letGo(Workload workload) {
        if (workload.phase() instanceof Phase.Reserved(var since, var tier, var placement)) {
            state.pool.unclaim(placement);
            state.charge(workload, tier, placement, -1);
            return;
        }
        var attempt = workload.phase().attempt();
        if (attempt != null) {
            state.pool.give(workload.id(), attempt.placement());
            state.charge(workload, attempt, -1);
        }
    }

    private static Attempt attemptOf(Workload workload) {
        var attempt = workload.phase().attempt();
        if (attempt == null) {
            throw new IllegalStateException("workload " + workload.id() + " has no attempt");
        }
        return attempt;
    }

    private void put(Workload next) {
        state.put(next);
    }

    private Workload workload(long id) {
        return state.workloads.get(id);
    }
}
