package dev.sluice.core;

import dev.sluice.core.tenant.Budget;
import dev.sluice.core.tenant.Budgets;
import dev.sluice.core.tenant.Spent;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.StopReason;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides what budgets do.
 *
 * <p>Goal: a tenant owes no more in a month than its hard limit and what its running work costs until the grace is
 * over. Method: the ledger, which alone knows what is owed, reports when that crosses a limit. From then on nothing of
 * the tenant is started, promised or grown except on what is its own, which costs nothing; when the grace is over all
 * else that runs is stopped. A new month, a higher limit or money that is given back opens the budget again.
 */
final class BudgetDecider {
    private final State state;

    BudgetDecider(State state) {
        this.state = state;
    }

    Decided setBudget(Command.SetBudget command) {
        var budget = command.budget();
        if (state.tenants.number(budget.tenant()) == Tenants.NONE) {
            return Decided.refuse(new Rejection.NotFound("tenant", budget.tenant()));
        }
        var known = state.tenants.budgets().find(budget.tenant(), budget.currency());
        if (known != null && known.budget().equals(budget)) {
            return Decided.refuse(new Rejection.Unchanged("budget"));
        }
        if (known == null && state.tenants.budgets().all().size() >= Limits.BUDGETS) {
            return Decided.refuse(new Rejection.TooMany("budgets", Limits.BUDGETS + 1L, Limits.BUDGETS));
        }
        var events = new ArrayList<Event>();
        events.add(new Event.BudgetSet(command.atMillis(), command.actor(), budget));
        if (known != null) {
            var spent = known.spent();
            reach(command.atMillis(), budget, spent, spent.period(), spent.micros(), events);
        }
        return Decided.accept(events);
    }

    Decided endBudget(Command.EndBudget command) {
        return state.tenants.budgets().find(command.tenant(), command.currency()) == null
                ? Decided.refuse(new Rejection.NotFound("budget", command.tenant() + " " + command.currency()))
                : Decided.accept(List.of(new Event.BudgetEnded(
                        command.atMillis(), command.actor(), command.tenant(), command.currency())));
    }

    Decided reportSpending(Command.ReportSpending command) {
        var known = state.tenants.budgets().find(command.tenant(), command.currency());
        if (known == null) {
            return Decided.refuse(new Rejection.NotFound("budget", command.tenant() + " " + command.currency()));
        }
        var events = new ArrayList<Event>();
        reach(command.atMillis(), known.budget(), known.spent(), command.period(), command.micros(), events);
        return events.isEmpty() ? Decided.refuse(new Rejection.Unchanged("budget")) : Decided.accept(events);
    }

    private void reach(long at, Budget budget, Spent before, int period, long micros, List<Event> events) {
        var now = before.next(budget, period, micros, at);
        if (now.equals(before)) {
            return;
        }
        events.add(new Event.BudgetReached(at, budget, now));
        if (now.level().closed()) {
            for (long id : state.workloads.reserved()) {
                var workload = state.workloads.get(id);
                var promise = (Phase.Reserved) workload.phase();
                if (budget.covers(workload.spec().tenant()) && promise.tier() != Tier.OWNED) {
                    events.add(new Event.Unreserved(at, id));
                }
            }
        }
    }

    /** Stops what runs beyond the grace, and what came to cost money since. */
    void due(long at, List<Event> events) {
        var budgets = state.tenants.budgets();
        if (!budgets.anyClosed()) {
            return;
        }
        var stopped = new TreeSet<Long>();
        for (var standing : budgets.all()) {
            var spent = standing.spent();
            boolean due = spent.level() == Budget.Level.SPENT && spent.stopMillis() <= at;
            if (due) {
                var next = new Spent(spent.period(), spent.micros(), Budget.Level.STOPPED, spent.stopMillis());
                events.add(new Event.BudgetReached(at, standing.budget(), next));
            }
            if (due || spent.level() == Budget.Level.STOPPED) {
                stop(at, standing, stopped, events);
            }
        }
    }

    private void stop(long at, Budgets.Standing standing, TreeSet<Long> stopped, List<Event> events) {
        var why = Verdict.overBudget(standing.budget(), standing.spent().period());
        for (long id : state.workloads.placed()) {
            var workload = state.workloads.get(id);
            if (standing.budget().covers(workload.spec().tenant()) && mayCost(workload) && stopped.add(id)) {
                events.add(AttemptEnds.stop(at, workload, StopReason.OVER_BUDGET, why));
            }
        }
    }

    /** What the tenant of a workload that runs, and may cost money, has to be told; null = nothing. */
    static @Nullable Verdict warning(State state, Workload workload) {
        Verdict warning = null;
        var budgets = state.tenants.budgets();
        if (budgets.none() || !mayCost(workload)) {
            return null;
        }
        for (var standing : budgets.all()) {
            var spent = standing.spent();
            boolean worse = warning == null || spent.level().closed();
            if (worse && standing.budget().covers(workload.spec().tenant())) {
                warning = Verdict.ofBudget(standing.budget(), spent);
            }
        }
        return warning;
    }

    /** Whether it runs, not only on what is its tenant's own. */
    static boolean mayCost(Workload workload) {
        var attempt = workload.phase().attempt();
        return AttemptEnds.isRunning(workload)
                && attempt != null
                && (attempt.tier() != Tier.OWNED || attempt.borrowedMilli() > 0);
    }
}
