package dev.sluice.core;

import dev.sluice.core.contract.Contracts;
import dev.sluice.core.contract.Market;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.SpotPrice;
import dev.sluice.core.schedule.ExpectedStart;
import dev.sluice.core.schedule.Explanation;
import dev.sluice.core.schedule.Policies;
import dev.sluice.core.schedule.WaitingRoom;
import dev.sluice.core.schedule.predict.Predictor;
import dev.sluice.core.schedule.reserve.Reservations;
import dev.sluice.core.setting.Settings;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.Workload;
import dev.sluice.core.work.Workloads;
import java.util.List;
import java.util.Optional;

/**
 * The scheduler as a pure function over a log.
 *
 * <p>{@link #decide} looks and changes nothing; {@link #apply} changes and decides nothing. The same commands give the
 * same events on any machine, and the same events the same state: live server, recovery and replay run this code. Not
 * safe for use by several threads: there is one writer.
 */
public final class Core {
    private final State state;
    private final Applier applier;

    /** An empty pool; the policies hold until a {@link Command.SetSettings} names others. */
    public Core(Policies policies) {
        this(new State(policies));
    }

    private Core(State state) {
        this.state = state;
        this.applier = new Applier(state);
    }

    /** What a command leads to. Nothing has changed when this returns; the events still have to be applied. */
    public Decided decide(Command command) {
        if (command.atMillis() < state.atMillis) {
            throw new IllegalArgumentException(
                    "command at " + command.atMillis() + " is older than the state, " + state.atMillis);
        }
        return switch (command) {
            case Command.SetChips c -> new PoolDecider(state).setChips(c);
            case Command.SetCenter c -> new PoolDecider(state).setCenter(c);
            case Command.SetTenants c -> new TenantDecider(state).setTenants(c);
            case Command.SetSettings c -> new SettingDecider(state).setSettings(c);
            case Command.SetRules c -> new RuleDecider(state).setRules(c);
            case Command.SetPrice c -> new PriceDecider(state).setPrice(c);
            case Command.EndPrice c -> new PriceDecider(state).endPrice(c);
            case Command.SetBudget c -> new BudgetDecider(state).setBudget(c);
            case Command.EndBudget c -> new BudgetDecider(state).endBudget(c);
            case Command.ReportSpending c -> new BudgetDecider(state).reportSpending(c);
            case Command.ClosePeriod c -> new PriceDecider(state).closePeriod(c);
            case Command.Submit c -> new WorkDecider(state).submit(c);
            case Command.Cancel c -> new WorkDecider(state).cancel(c);
            case Command.Hold c -> new WorkDecider(state).hold(c);
            case Command.Release c -> new WorkDecider(state).release(c);
            case Command.Drain c -> new PoolDecider(state).drain(c);
            case Command.Undrain c -> new PoolDecider(state).undrain(c);
            case Command.ReportNode c -> new PoolDecider(state).reportNode(c);
            case Command.ReportStart c -> new WorkDecider(state).reportStart(c);
            case Command.ReportEnd c -> new WorkDecider(state).reportEnd(c);
            case Command.ReportActivity c -> new IdleDecider(state).reportActivity(c);
            case Command.ProposeContract c -> new ContractDecider(state).propose(c);
            case Command.SignContract c -> new ContractDecider(state).sign(c);
            case Command.WithdrawContract c -> new ContractDecider(state).withdraw(c);
            case Command.RecallContract c -> new ContractDecider(state).recall(c);
            case Command.PublishBid c -> new MarketDecider(state).publish(c);
            case Command.WithdrawBid c -> new MarketDecider(state).withdraw(c);
            case Command.ClearMarket c -> new MarketDecider(state).clear(c);
            case Command.Cycle c -> new CycleDecider(state).cycle(c);
        };
    }

    /** Changes the state by what happened. */
    public void apply(Event event) {
        applier.apply(event);
    }

    /** Decides a command and applies its events at once: what replay, tests and examples do. */
    public Decided run(Command command) {
        var decided = decide(command);
        decided.events().forEach(this::apply);
        return decided;
    }

    /** An independent copy of the whole state. */
    public Core copy() {
        return new Core(state.copy());
    }

    /** All that has to be kept to go on from here later. */
    public Image image() {
        return Images.of(state);
    }

    /** A core that goes on from an image, by the policies that its settings name. */
    public static Core from(Image image) {
        return from(image, Policies.of(image.settings()));
    }

    /** A core that goes on from an image by other policies. */
    public static Core from(Image image, Policies policies) {
        return new Core(Images.restore(image, policies));
    }

    /** A hash over the whole state: equal states have equal hashes in any JVM of the same version. */
    public long stateHash() {
        return Images.hash(Images.of(state));
    }

    /** What is wrong with the state: empty, unless there is a bug. */
    public List<String> violations() {
        return new Invariants(state).violations();
    }

    /** Whether a {@link Command.Cycle} at this time would do anything. */
    public boolean cycleDue(long nowMillis) {
        return state.cycleWanted || state.nextDueMillis() <= nowMillis;
    }

    /** When a cycle is due if nothing else happens, in ms since 1970; {@link Long#MAX_VALUE} = never. */
    public long nextDueMillis() {
        return state.cycleWanted ? state.atMillis : state.nextDueMillis();
    }

    /** The time of the newest event, in ms since 1970; 0 = there is none. */
    public long atMillis() {
        return state.atMillis;
    }

    /** The id that the next workload has to be submitted under. */
    public long nextWorkloadId() {
        return state.workloads.nextId();
    }

    /** The policies in force and their numbers. */
    public Settings settings() {
        return state.policies.settings();
    }

    /** Prices of idle devices, by center and chip. */
    public List<SpotPrice> prices() {
        return state.prices.all();
    }

    /** The newest period whose books are closed, such as 202611; 0 = none. */
    public int closedPeriod() {
        return state.closedPeriod;
    }

    /** For reading only. */
    public Pool pool() {
        return state.pool;
    }

    /** For reading only. */
    public Tenants tenants() {
        return state.tenants;
    }

    /** For reading only. */
    public Workloads workloads() {
        return state.workloads;
    }

    /** For reading only. */
    public WaitingRoom waiting() {
        return state.waiting;
    }

    /** For reading only. */
    public Reservations reservations() {
        return state.reservations;
    }

    /** For reading only. */
    public Contracts contracts() {
        return state.contracts;
    }

    /** For reading only. */
    public Market market() {
        return state.market;
    }

    /** For reading only. */
    public Predictor predictor() {
        return state.predictor;
    }

    /** Chips by id. */
    public List<Chip> chips() {
        return List.copyOf(state.chips.values());
    }

    /** Why a workload stands where it does: while it waits to be considered, what its group waits for. */
    public Verdict verdictOf(Workload workload) {
        var reservation = state.reservations.find(workload.id());
        if (reservation != null) {
            return ExpectedStart.verdict(state.live(), reservation);
        }
        if (workload.queued()) {
            var spec = workload.spec();
            var group = state.waiting.find(
                    state.tenants.number(spec.tenant()), spec.priority(), spec.demand(), State.dated(workload));
            return group == null ? workload.verdict() : group.verdict();
        }
        var warning = RecallWarnings.warning(state, workload);
        warning = warning == null ? BudgetDecider.warning(state, workload) : warning;
        return warning == null ? workload.verdict() : warning;
    }

    /** What stands in a workload's way, and what would let it start now; empty when there is no such workload. */
    public Optional<Explanation> explain(long workload) {
        var found = state.workloads.find(workload);
        return found == null
                ? Optional.empty()
                : Optional.of(Explanation.of(state.live(), state.policies, found, verdictOf(found), state.atMillis));
    }
}
