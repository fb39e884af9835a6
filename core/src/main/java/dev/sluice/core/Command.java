package dev.sluice.core;

import dev.sluice.core.contract.Bid;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.Side;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.SpotPrice;
import dev.sluice.core.setting.Settings;
import dev.sluice.core.tenant.Budget;
import dev.sluice.core.tenant.Rules;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.work.TaskExit;
import dev.sluice.core.work.WorkloadSpec;
import java.util.List;

/** What can be asked of the core. Time and ids come with the command; the core has no clock. */
public sealed interface Command {
    /** When it was accepted, in ms since 1970 UTC; never before the command ahead of it. */
    long atMillis();

    /** Who asked: a user, or the name of an engine or of the server itself. */
    String actor();

    /** The chips of the catalogue. Known ones are replaced. */
    record SetChips(long atMillis, String actor, List<Chip> chips) implements Command {}

    /** A center and all its nodes as they are now. Nodes that are not named any more have left it. */
    record SetCenter(long atMillis, String actor, CenterSpec center, List<NodeSpec> nodes) implements Command {}

    /** Adds tenants, or changes known ones; all of them or none. */
    record SetTenants(long atMillis, String actor, List<TenantSpec> tenants) implements Command {}

    /** Puts settings in force, in the place of all that were set before. */
    record SetSettings(long atMillis, String actor, Settings settings) implements Command {}

    /** Puts rules in force, in the place of all before. */
    record SetRules(long atMillis, String actor, Rules rules) implements Command {}

    /** Publishes what idle devices of a chip in a center cost from now on. */
    record SetPrice(long atMillis, String actor, SpotPrice price) implements Command {}

    /** Takes the price of idle devices of a chip in a center back: they cost nothing from now on. */
    record EndPrice(long atMillis, String actor, String center, String chip) implements Command {}

    /** Sets what a tenant may owe in a month, in the place of what was set for the currency before. */
    record SetBudget(long atMillis, String actor, Budget budget) implements Command {}

    /** Takes a budget back. */
    record EndBudget(long atMillis, String actor, String tenant, String currency) implements Command {}

    /**
     * The ledger says what a tenant owes by now, because that changes the level of its budget.
     *
     * @param period the month that it owes it in, such as 202611
     */
    record ReportSpending(long atMillis, String actor, String tenant, String currency, int period, long micros)
            implements Command {}

    /** Closes the books of a month that is over, such as 202611, and of all before it. */
    record ClosePeriod(long atMillis, String actor, int period) implements Command {}

    /** Proposes a contract; it binds nobody before both sides have signed. */
    record ProposeContract(long atMillis, String actor, ContractSpec spec) implements Command {}

    /** Signs a contract for a side. That the actor may do so is checked where people are known. */
    record SignContract(long atMillis, String actor, String contract, Side side) implements Command {}

    /** Takes a proposal back, or turns it down; one that both sides have signed stands. */
    record WithdrawContract(long atMillis, String actor, String contract) implements Command {}

    /**
     * The lender wants devices back, which go when the contract's notice has run out.
     *
     * @param devices how many; 0 = all that may be recalled
     */
    record RecallContract(long atMillis, String actor, String contract, int devices) implements Command {}

    /** Publishes an offer or a request. That the actor may do so is checked where people are known. */
    record PublishBid(long atMillis, String actor, Bid bid) implements Command {}

    /** Takes an offer or a request back; what came of it stands. */
    record WithdrawBid(long atMillis, String actor, String bid) implements Command {}

    /** Matches offers with requests and proposes contracts of them. */
    record ClearMarket(long atMillis, String actor) implements Command {}

    /** Submits a workload under an id from {@link Core#nextWorkloadId}. */
    record Submit(long atMillis, String actor, long workload, WorkloadSpec spec) implements Command {}

    /** Ends a workload wherever it stands. Ending an ended one is refused. */
    record Cancel(long atMillis, String actor, long workload) implements Command {}

    /** Puts a workload on hold: it gives up its devices and waits until it is released. */
    record Hold(long atMillis, String actor, long workload) implements Command {}

    /** Releases a workload from hold. */
    record Release(long atMillis, String actor, long workload) implements Command {}

    /**
     * Lets nothing new start on a node.
     *
     * @param evict whether what runs there is stopped and requeued, too
     */
    record Drain(long atMillis, String actor, String center, String node, boolean evict) implements Command {}

    /** Lets work start on a node again. */
    record Undrain(long atMillis, String actor, String center, String node) implements Command {}

    /** An engine says whether a node answers. */
    record ReportNode(long atMillis, String actor, String center, String node, boolean up) implements Command {}

    /** An engine says that a task has started. */
    record ReportStart(long atMillis, String actor, long workload, int attempt, int rank) implements Command {}

    /** An engine says how a task ended. */
    record ReportEnd(long atMillis, String actor, long workload, int attempt, int rank, TaskExit exit)
            implements Command {}

    /**
     * Telemetry says how busy the devices of an attempt were.
     *
     * @param activePermille part of the time in which they were, in thousandths; -1 = nobody knows any more
     * @param overMillis the time that this is about, up to now
     */
    record ReportActivity(long atMillis, String actor, long workload, int attempt, int activePermille, long overMillis)
            implements Command {}

    /** Lets time pass: limits and delays run out, waiting work is considered. Due when {@link Core#cycleDue} says. */
    record Cycle(long atMillis, String actor) implements Command {}
}
