package dev.sluice.core.scenario;

import dev.sluice.core.Command;
import dev.sluice.core.Event;
import dev.sluice.core.Rejection;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.schedule.Explanation;
import dev.sluice.core.tenant.Budget;
import dev.sluice.core.work.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in a few words what the events of a scenario mean. */
final class Telling {
    private final Stage stage;
    private final List<String> told = new ArrayList<>();

    Telling(Stage stage) {
        this.stage = stage;
    }

    /** What was told since the last time. */
    List<String> told() {
        var all = List.copyOf(told);
        told.clear();
        return all;
    }

    void refused(Command command, Rejection rejection) {
        var subject = switch (command) {
            case Command.Submit c -> c.spec().name();
            case Command.Cancel c -> name(c.workload());
            case Command.Hold c -> name(c.workload());
            case Command.Release c -> name(c.workload());
            case Command.ReportStart c -> name(c.workload());
            case Command.ReportEnd c -> name(c.workload());
            case Command.ReportActivity c -> name(c.workload());
            case Command.Drain c -> c.node();
            case Command.Undrain c -> c.node();
            case Command.ReportNode c -> c.node();
            case Command.SetTenants c -> c.tenants().getFirst().path();
            case Command.SetSettings c -> "settings";
            case Command.SetRules c -> "rules";
            case Command.SetPrice c -> "price";
            case Command.EndPrice c -> "price";
            case Command.SetBudget c -> c.budget().tenant();
            case Command.EndBudget c -> c.tenant();
            case Command.ReportSpending c -> c.tenant();
            case Command.ClosePeriod c -> "period";
            case Command.ProposeContract c -> c.spec().name();
            case Command.SignContract c -> c.contract();
            case Command.WithdrawContract c -> c.contract();
            case Command.RecallContract c -> c.contract();
            case Command.PublishBid c -> c.bid().name();
            case Command.WithdrawBid c -> c.bid();
            case Command.ClearMarket c -> "market";
            case Command.SetCenter c -> c.center().name();
            case Command.SetChips c -> "chips";
            case Command.Cycle c -> "cycle";
        };
        var rule = rejection instanceof Rejection.RuledOut out ? " by " + out.rule() : "";
        tell(subject, "is refused: " + Words.kebab(rejection.getClass().getSimpleName()) + rule);
    }

    /** Is called before the event is applied. */
    void before(Event event) {
        switch (event) {
            case Event.Placed e -> tell(e.workload(), "starts " + word(e.tier()) + " on " + where(e.placement()));
            case Event.Reserved e -> tell(e.workload(), "is promised " + where(e.placement()) + leaving(e.leaving()));
            case Event.Unreserved e -> tell(e.workload(), "loses its promise");
            case Event.Planned e -> planned(e);
            case Event.Unplanned e -> tell(e.workload(), "has nothing kept for it");
            case Event.Retiered e -> tell(e.workload(), "becomes " + word(e.tier()));
            case Event.Paced e -> tell(e.workload(), "runs at " + e.pacePermille() + " with " + e.shareMilli() + "m");
            case Event.StopOrdered e -> tell(e.workload(), "must stop: " + verdict(e.verdict()));
            case Event.Grown e -> tell(e.workload(), "grows onto " + where(e.placement()) + lent(e.lent()));
            case Event.ShrinkOrdered e ->
                tell(
                        e.workload(),
                        "gives up " + e.ranks() + " for "
                                + e.verdict().arguments().get(2));
            case Event.TaskLeft e -> tell(e.workload(), "goes on without " + e.rank());
            case Event.IdleWarned e -> tell(e.workload(), "is warned: " + verdict(e.verdict()));
            case Event.RecallWarned e -> tell(e.workload(), "is warned: " + verdict(e.verdict()));
            case Event.Rested _, Event.ActivityReported _ -> {}
            case Event.Requeued e -> tell(e.workload(), requeued(e));
            case Event.Held e -> tell(e.workload(), "is held");
            case Event.Released e -> tell(e.workload(), "is released");
            case Event.Ended e -> tell(e.workload(), "ends " + word(e.end()) + " with code " + e.code());
            case Event.Explained e -> explained(e);
            case Event.TaskStarted e -> {}
            case Event.TaskEnded e -> {}
            case Event.ChipSet e -> {}
            case Event.CenterSet e -> {}
            case Event.NodeSet e -> {}
            case Event.NodeLeft e -> {}
            case Event.NodeCordoned e -> {}
            case Event.NodeDown e -> {}
            case Event.TenantSet e -> {}
            case Event.SettingsSet e -> {}
            case Event.RulesSet e -> {}
            case Event.PriceSet _, Event.PriceEnded _ -> {}
            case Event.OfBudget e -> ofBudget(e);
            case Event.OfBid e -> ofBid(e);
            case Event.PeriodClosed e -> {}
            case Event.ContractProposed e -> proposed(e);
            case Event.ContractSigned e -> {}
            case Event.ContractActivated e -> tell(e.spec().name(), "moves " + e.devices());
            case Event.ContractRecalling e ->
                tell(e.spec().name(), "gives back " + e.devices() + " at " + Words.time(e.backMillis()));
            case Event.ContractReturned e ->
                tell(
                        e.spec().name(),
                        "has given back " + e.devices() + " and moves " + e.left() + ", " + e.earlyMillis() / 60_000
                                + "m early");
            case Event.ContractEnded e ->
                tell(
                        e.spec().name(),
                        "ends " + Words.kebab(e.reason().name().toLowerCase(Locale.ROOT)) + ", " + e.devices()
                                + " go back");
            case Event.Submitted e -> {}
            case Event.CycleSettled e -> {}
        }
    }

    /** What people propose in a table stands there already. */
    private void proposed(Event.ContractProposed e) {
        if (!e.actor().equals(Stage.ACTOR)) {
            var spec = e.spec();
            tell(
                    spec.name(),
                    "is proposed: " + spec.lender() + " lends " + spec.borrower() + " " + spec.devices() + " at "
                            + Bookkeeper.money(spec.price().micros()) + " "
                            + spec.price().currency());
        }
    }

    private void ofBid(Event.OfBid event) {
        if (event instanceof Event.BidMatched e) {
            tell(e.bid().name(), "is matched by " + e.contract() + ", " + e.left() + " left");
        } else if (event instanceof Event.BidEnded e) {
            tell(e.bid().name(), "stands no more");
        }
    }

    private void ofBudget(Event.OfBudget event) {
        if (!(event instanceof Event.BudgetReached e)) {
            return;
        }
        var spent = e.spent();
        var stops = spent.level() == Budget.Level.SPENT ? " until " + Words.time(spent.stopMillis()) : "";
        tell(
                e.budget().tenant(),
                "budget is " + word(spent.level()) + stops + " with " + Bookkeeper.money(spent.micros()) + " "
                        + e.budget().currency());
    }

    void explanation(String name, Explanation explanation) {
        for (var where : explanation.where()) {
            tell(
                    name,
                    "sees " + where.center() + " " + where.chip() + ": " + where.freeDevices() + " of "
                            + where.devices() + " free, " + where.tasksThatFit() + " tasks fit, "
                            + (where.rule() != null ? "not by " + where.rule() : where.owned() ? "owned" : "borrowed"));
        }
        for (var ahead : explanation.ahead()) {
            tell(name, "is behind " + ahead.workloads() + " of " + ahead.tenant() + ": " + word(ahead.reason()));
        }
        if (explanation.due() != null) {
            var due = explanation.due();
            tell(name, "has to start by " + Words.time(due.latestStartMillis()) + ": " + word(due.standing()));
        }
        for (var change : explanation.changes()) {
            tell(name, "would start with " + Words.kebab(change.kind().name()) + " " + change.to());
        }
    }

    /** A plan that was only looked over is not told again. */
    private void planned(Event.Planned e) {
        var before = stage.core.reservations().find(e.workload());
        boolean same = before != null
                && before.startMillis() == e.startMillis()
                && before.placement().equals(e.placement());
        if (!same) {
            var when = e.startMillis() == 0 ? "some time" : "at " + Words.time(e.startMillis());
            tell(e.workload(), "is to start " + when + " on " + where(e.placement()));
        }
    }

    private void explained(Event.Explained e) {
        var group = stage.core.waiting().find(e.group());
        if (group != null) {
            group.ids().forEach(id -> tell(id, "waits: " + verdict(e.verdict())));
        }
    }

    private static String requeued(Event.Requeued e) {
        var until = e.notBeforeMillis() > 0 ? " until " + Words.time(e.notBeforeMillis()) : "";
        var kept = e.keptMillis() > 0 ? " with " + e.keptMillis() / 60_000 + "m kept" : "";
        return "waits again" + until + (e.failed() ? " after a failure" : "") + kept;
    }

    private static String lent(int tasks) {
        return tasks == 0 ? "" : " with " + tasks + " borrowed";
    }

    private static String leaving(int count) {
        return count == 0 ? "" : " when " + count + (count == 1 ? " has left" : " have left");
    }

    private static String verdict(Verdict verdict) {
        var code = Words.kebab(verdict.code().name());
        return switch (verdict.code()) {
            case HELD_BACK -> "what is left is kept for " + verdict.arguments().getFirst();
            case RECLAIMED, DISPLACED, PREEMPTED ->
                code + " for " + verdict.arguments().getFirst();
            case OVER_LIMIT,
                    RECALL_NEAR,
                    OVER_BUDGET,
                    BUDGET_LOW,
                    BUDGET_ENDS,
                    MANY_RUNNING,
                    RULED_OUT,
                    POOL_TOO_SMALL,
                    DRAINED,
                    NODE_LOST,
                    TASK_FAILED -> code + " " + verdict.arguments().getFirst();
            case QUEUED, BEHIND, NO_CAPACITY, FRAGMENTED, NO_SUCH_NODE, NO_SUCH_CHIP -> code;
            case PLANNED, RECLAIMING, HELD, BACKOFF, SUCCEEDED, CANCELLED, LIMIT, SHRINKING -> code;
            case IDLE, PARKED ->
                code + " since " + Words.time(Long.parseLong(verdict.arguments().getFirst()));
        };
    }

    private String where(Placement placement) {
        var nodes = new ArrayList<String>();
        for (int rank = 0; rank < placement.tasks(); rank++) {
            int node = placement.nodes().get(rank);
            long mask = placement.deviceMasks().get(rank);
            var device = placement.task().whole() ? "" : ":" + Long.numberOfTrailingZeros(mask);
            nodes.add(stage.core.pool().node(node).name() + device);
        }
        return String.join(" ", nodes);
    }

    private void tell(long workload, String what) {
        tell(name(workload), what);
    }

    private void tell(String subject, String what) {
        told.add(subject + " | " + what);
    }

    private String name(long id) {
        var workload = stage.core.workloads().find(id);
        return workload == null ? "workload " + id : workload.spec().name();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
