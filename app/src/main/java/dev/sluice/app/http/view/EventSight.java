package dev.sluice.app.http.view;

import dev.sluice.app.text.Texts;
import dev.sluice.core.Core;
import dev.sluice.core.Event;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.work.TaskExit;
import dev.sluice.core.work.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** An event with the names that only the state knows, taken on the writer's thread. */
public final class EventSight {
    final long sequence;
    final long atMillis;
    final String actor;
    final String type;
    long workload;

    @Nullable String name;

    @Nullable String tenant;

    private @Nullable String otherTenant;

    @Nullable Integer attempt;

    @Nullable Integer rank;

    @Nullable String tier;

    @Nullable String center;

    @Nullable String chip;

    @Nullable List<String> nodes;

    @Nullable List<List<Integer>> devices;

    @Nullable String reason;

    @Nullable String end;

    @Nullable Integer exitCode;

    @Nullable Boolean on;

    @Nullable Integer count;

    @Nullable Integer shareMilli;

    @Nullable Integer pacePermille;

    private boolean aboutWork;
    private @Nullable Verdict verdict;

    /** The journal entry that an event is in. */
    public record Entry(long sequence, String actor) {}

    private EventSight(Entry entry, long atMillis, String type) {
        this.sequence = entry.sequence();
        this.actor = entry.actor();
        this.atMillis = atMillis;
        this.type = type;
    }

    public long sequence() {
        return sequence;
    }

    /** The word of its type. */
    public String type() {
        return type;
    }

    /** The workload that it is about; 0 = none. */
    public long workload() {
        return workload;
    }

    /** Whether it is about a tenant or a tenant's work, so that only those see it who see the tenant. */
    public boolean aboutWork() {
        return aboutWork;
    }

    /** The tenant that it is about; null also when nobody knows it any more. */
    public @Nullable String tenant() {
        return tenant;
    }

    /** The second tenant that it is about, who sees it, too: the lender of a contract. */
    public @Nullable String otherTenant() {
        return otherTenant;
    }

    public EventView view(Texts texts) {
        return EventView.of(this, verdict, texts);
    }

    /** What an event says; empty for those that mean nothing to people. */
    public static Optional<EventSight> of(Core core, Entry entry, Event event) {
        if (event instanceof Event.CycleSettled || event instanceof Event.Rested) {
            return Optional.empty();
        }
        var sight = new EventSight(entry, event.atMillis(), typeOf(event));
        sight.fill(core, event);
        if (sight.workload != 0) {
            sight.nameWorkload(core);
        }
        return Optional.of(sight);
    }

    private static String typeOf(Event event) {
        var name = event.getClass().getSimpleName();
        return name.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private void fill(Core core, Event event) {
        switch (event) {
            case Event.ChipSet(var at, var set) -> name = set.id();
            case Event.CenterSet(var at, var set) -> name = set.name();
            case Event.NodeSet set -> joined(set);
            case Event.NodeLeft(var at, int node) -> node(core, node, null);
            case Event.NodeCordoned cordoned -> node(core, cordoned.node(), cordoned.on());
            case Event.NodeDown down -> node(core, down.node(), down.down());
            case Event.TenantSet(var at, var spec) -> tenant(spec.path());
            case Event.SettingsSet _, Event.RulesSet _, Event.CycleSettled _ -> {}
            case Event.PriceSet(var at, var price) -> in(price.center(), price.chip());
            case Event.PriceEnded(var at, var where, var what) -> in(where, what);
            case Event.OfBudget budget -> ofBudget(budget);
            case Event.OfBid bid -> ofBid(bid);
            case Event.PeriodClosed(var at, int period) -> name = Words.period(period);
            case Event.OfContract contract -> contract(contract);
            case Event.Explained(var at, int group, var why) -> explained(core, group, why);
            case Event.Submitted submitted -> workload = submitted.workload();
            case Event.Placed placed -> placed(core, placed);
            case Event.Reserved reserved -> reserved(core, reserved);
            case Event.Unreserved(var at, long id) -> workload = id;
            case Event.Planned planned -> where(core, planned.workload(), planned.placement());
            case Event.Unplanned(var at, long id) -> workload = id;
            case Event.Retiered(var at, long id, var next) -> {
                workload = id;
                tier = Words.of(next);
            }
            case Event.Paced paced -> {
                workload = paced.workload();
                shareMilli = paced.shareMilli();
                pacePermille = paced.pacePermille();
            }
            case Event.TaskStarted started -> task(started.workload(), started.attempt(), started.rank());
            case Event.TaskEnded ended -> {
                task(ended.workload(), ended.attempt(), ended.rank());
                exited(ended.exit());
            }
            case Event.Grown grown -> grown(core, grown);
            case Event.ShrinkOrdered shrink -> {
                told(shrink.workload(), shrink.verdict());
                attempt = shrink.attempt();
                count = shrink.ranks().size();
            }
            case Event.TaskLeft left -> left(left);
            case Event.Rested rested -> workload = rested.workload();
            case Event.ActivityReported report -> active(report);
            case Event.RecallWarned warned -> told(warned.workload(), warned.verdict());
            case Event.IdleWarned warned -> told(warned.workload(), warned.verdict());
            case Event.StopOrdered stop -> stopped(stop);
            case Event.Requeued requeued -> told(requeued.workload(), requeued.verdict());
            case Event.Held held -> told(held.workload(), held.verdict());
            case Event.Released(var at, long id) -> workload = id;
            case Event.Ended over -> over(over);
        }
    }

    private void active(Event.ActivityReported report) {
        workload = report.workload();
        attempt = report.attempt();
        on = report.idleSinceMillis() == 0;
    }

    private void left(Event.TaskLeft left) {
        task(left.workload(), left.attempt(), left.rank());
        exited(left.exit());
    }

    private void ofBid(Event.OfBid event) {
        name = event.bid().name();
        chip = event.bid().chip();
        count = event instanceof Event.BidMatched matched
                ? matched.left()
                : event.bid().devices();
    }

    private void ofBudget(Event.OfBudget event) {
        tenant(event.tenant());
        if (event instanceof Event.BudgetReached(var at, var budget, var spent)) {
            verdict = Verdict.ofBudget(budget, spent);
        }
    }

    private void contract(Event.OfContract event) {
        switch (event) {
            case Event.ContractProposed proposed ->
                contract(proposed.spec(), proposed.spec().devices());
            case Event.ContractSigned signed -> {
                contract(signed.spec(), signed.spec().devices());
                reason = Words.of(signed.side());
            }
            case Event.ContractActivated active -> contract(active.spec(), active.devices());
            case Event.ContractRecalling recall -> contract(recall.spec(), recall.devices());
            case Event.ContractReturned back -> contract(back.spec(), back.devices());
            case Event.ContractEnded over -> {
                contract(over.spec(), over.devices());
                reason = Words.of(over.reason());
            }
        }
    }

    private void in(String where, String what) {
        center = where;
        chip = what;
    }

    private void contract(ContractSpec spec, int devices) {
        aboutWork = true;
        name = spec.name();
        tenant = spec.borrower();
        otherTenant = spec.lender();
        chip = spec.chip();
        count = devices;
    }

    private void told(long id, Verdict why) {
        workload = id;
        verdict = why;
    }

    private void task(long id, int number, int ofRank) {
        workload = id;
        attempt = number;
        rank = ofRank;
    }

    private void exited(TaskExit exit) {
        exitCode = exit.shellCode();
        reason = AttemptView.Exit.of(exit).how();
    }

    private void explained(Core core, int number, Verdict why) {
        aboutWork = true;
        verdict = why;
        var group = core.waiting().find(number);
        if (group != null) {
            tenant = core.tenants().spec(group.tenant()).path();
            count = group.size();
        }
    }

    private void joined(Event.NodeSet set) {
        center = set.center();
        name = set.node().name();
        chip = set.node().chip();
    }

    private void node(Core core, int node, @Nullable Boolean flag) {
        name = core.pool().node(node).name();
        center = core.pool().centerOf(node).name();
        on = flag;
    }

    private void tenant(String path) {
        aboutWork = true;
        name = path;
        tenant = path;
    }

    private void stopped(Event.StopOrdered stop) {
        told(stop.workload(), stop.verdict());
        attempt = stop.attempt();
        reason = Words.of(stop.reason());
    }

    private void over(Event.Ended over) {
        told(over.workload(), over.verdict());
        end = Words.of(over.end());
        exitCode = over.code();
    }

    private void placed(Core core, Event.Placed placed) {
        attempt = placed.attempt();
        on(core, placed.workload(), placed.tier(), placed.placement());
    }

    private void grown(Core core, Event.Grown grown) {
        attempt = grown.attempt();
        var known = core.workloads().find(grown.workload());
        var holding = known == null ? null : known.newestAttempt();
        var tierOfAll = holding == null || grown.lent() > 0 ? Tier.BORROWED : holding.tier();
        on(core, grown.workload(), tierOfAll, grown.placement());
    }

    private void reserved(Core core, Event.Reserved reserved) {
        on(core, reserved.workload(), reserved.tier(), reserved.placement());
        count = reserved.leaving();
    }

    private void on(Core core, long id, Tier by, Placement placement) {
        tier = Words.of(by);
        where(core, id, placement);
    }

    private void where(Core core, long id, Placement placement) {
        workload = id;
        var segment = core.pool().segment(placement.segment());
        center = core.pool().center(segment.center()).name();
        chip = segment.chip();
        nodes = Sight.nodeNames(core, placement);
        devices = LongStream.of(placement.deviceMasks().toArray())
                .mapToObj(Words::devices)
                .toList();
    }

    private void nameWorkload(Core core) {
        aboutWork = true;
        var known = core.workloads().find(workload);
        if (known != null) {
            name = known.spec().name();
            tenant = known.spec().tenant();
        }
    }
}
