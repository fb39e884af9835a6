package dev.sluice.core;

import dev.sluice.core.contract.Bid;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.EndReason;
import dev.sluice.core.contract.Side;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.pool.SpotPrice;
import dev.sluice.core.setting.Settings;
import dev.sluice.core.tenant.Budget;
import dev.sluice.core.tenant.Rules;
import dev.sluice.core.tenant.Spent;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.IntList;
import dev.sluice.core.work.End;
import dev.sluice.core.work.StopReason;
import dev.sluice.core.work.TaskExit;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.WorkloadSpec;

/** What happened. Events alone change the state; they are facts and are never refused. */
public sealed interface Event {
    /** When it happened, in ms since 1970 UTC: the time of the command that led to it. */
    long atMillis();

    record ChipSet(long atMillis, Chip chip) implements Event {}

    record CenterSet(long atMillis, CenterSpec center) implements Event {}

    /** A node joined, or the health of its devices changed. */
    record NodeSet(long atMillis, String center, NodeSpec node) implements Event {}

    record NodeLeft(long atMillis, int node) implements Event {}

    record NodeCordoned(long atMillis, int node, boolean on, String actor) implements Event {}

    record NodeDown(long atMillis, int node, boolean down) implements Event {}

    record TenantSet(long atMillis, TenantSpec tenant) implements Event {}

    /** The scheduler goes by these settings from now on, and who waits is ranked by them. */
    record SettingsSet(long atMillis, Settings settings) implements Event {}

    /** These rules hold for all that starts from now on. */
    record RulesSet(long atMillis, Rules rules) implements Event {}

    /** Idle devices of a chip in a center cost this from now on. */
    record PriceSet(long atMillis, SpotPrice price) implements Event {}

    /** Idle devices of a chip in a center cost nothing from now on. */
    record PriceEnded(long atMillis, String center, String chip) implements Event {}

    /** Something happened to what a tenant may owe in a month. */
    sealed interface OfBudget extends Event {
        String tenant();
    }

    /** A tenant may owe so much from now on. */
    record BudgetSet(long atMillis, String actor, Budget budget) implements OfBudget {
        @Override
        public String tenant() {
            return budget.tenant();
        }
    }

    /** A budget holds no more. */
    record BudgetEnded(long atMillis, String actor, String tenant, String currency) implements OfBudget {}

    /** A budget is used up to another level than before, or a month began for it. */
    record BudgetReached(long atMillis, Budget budget, Spent spent) implements OfBudget {
        @Override
        public String tenant() {
            return budget.tenant();
        }
    }

    /** The books of a month, such as 202611, and of all before it are closed: nothing is booked in them any more. */
    record PeriodClosed(long atMillis, int period) implements Event {}

    record Submitted(long atMillis, long workload, String user, WorkloadSpec spec) implements Event {}

    /** Devices were handed out: the engine starts the tasks of this attempt. */
    record Placed(long atMillis, long workload, int attempt, Tier tier, Placement placement) implements Event {}

    /** Devices were promised that others still have to leave. */
    record Reserved(long atMillis, long workload, Tier tier, Placement placement, int leaving) implements Event {}

    /** The promise was taken back; the workload waits again. */
    record Unreserved(long atMillis, long workload) implements Event {}

    /**
     * Devices are kept for a workload that waits for others to end by themselves. It takes the place of an earlier
     * plan.
     *
     * @param startMillis when it can start by what is believed; 0 = nobody knows
     * @param firmMillis from then on nobody but owners gets the devices
     */
    record Planned(long atMillis, long workload, long startMillis, long firmMillis, Placement placement)
            implements Event {}

    /** Nothing is kept for the workload any more; it goes on waiting. */
    record Unplanned(long atMillis, long workload) implements Event {}

    /** The right by which devices are held has changed. */
    record Retiered(long atMillis, long workload, Tier tier) implements Event {}

    /**
     * Work shares its devices with others, or with others than before, or is alone on them again.
     *
     * @param shareMilli what of each of its devices it is charged for
     * @param pacePermille how fast it is expected to get on, in thousandths of its speed alone. Engines do nothing
     *     about it
     */
    record Paced(long atMillis, long workload, int shareMilli, int pacePermille) implements Event {}

    record TaskStarted(long atMillis, long workload, int attempt, int rank) implements Event {}

    record TaskEnded(long atMillis, long workload, int attempt, int rank, TaskExit exit) implements Event {}

    /** The engine stops the tasks of this attempt, with a notice. */
    record StopOrdered(long atMillis, long workload, int attempt, StopReason reason, long graceMillis, Verdict verdict)
            implements Event {}

    /**
     * A running attempt got more tasks: the engine starts them beside the others.
     *
     * @param firstRank rank of the first of them; the others follow
     * @param placement of the new tasks only
     * @param lent how many of them, the last ones, are borrowed though the attempt owns its others
     */
    record Grown(long atMillis, long workload, int attempt, int firstRank, Placement placement, int lent)
            implements Event {}

    /**
     * Some tasks of a running attempt are to leave, with a notice; the others go on.
     *
     * @param ranks all that are to leave now, those asked before among them: its youngest
     */
    record ShrinkOrdered(long atMillis, long workload, int attempt, IntList ranks, long graceMillis, Verdict verdict)
            implements Event {}

    /** A task that was to leave has ended; its devices are free, and the attempt goes on without it. */
    record TaskLeft(long atMillis, long workload, int attempt, int rank, TaskExit exit) implements Event {}

    /** Enough time has passed since the size of an attempt changed: it may be made larger again. */
    record Rested(long atMillis, long workload, int attempt) implements Event {}

    /**
     * What telemetry says of an attempt's devices.
     *
     * @param idleSinceMillis since when they do nothing; 0 = they are busy, or nobody knows
     */
    record ActivityReported(long atMillis, long workload, int attempt, long idleSinceMillis) implements Event {}

    /** The user of an idle attempt is told that it will be parked. */
    record IdleWarned(long atMillis, long workload, int attempt, Verdict verdict) implements Event {}

    /** The work of a borrower is told that a lender recalls devices. It changes nothing. */
    record RecallWarned(long atMillis, long workload, int attempt, Verdict verdict) implements Event {}

    /**
     * All tasks of an attempt have ended (or there was none); the workload waits for another.
     *
     * @param failed whether that counts as a failure of its own
     * @param madeRoom whether it was stopped for another workload
     * @param notBeforeMillis it is not considered before; 0 = at once
     * @param ranMillis how long all its attempts so far ran
     * @param keptMillis how much of that was work that a checkpoint kept
     */
    record Requeued(
            long atMillis,
            long workload,
            boolean failed,
            boolean madeRoom,
            long notBeforeMillis,
            long ranMillis,
            long keptMillis,
            Verdict verdict)
            implements Event {}

    /**
     * The workload waits for a release.
     *
     * @param ranMillis how long all its attempts so far ran
     * @param keptMillis how much of that was work that a checkpoint kept
     */
    record Held(long atMillis, long workload, long ranMillis, long keptMillis, Verdict verdict) implements Event {}

    /** The workload may be considered again. */
    record Released(long atMillis, long workload) implements Event {}

    record Ended(long atMillis, long workload, End end, int code, Verdict verdict) implements Event {}

    /** Why the workloads of a group wait from now on. */
    record Explained(long atMillis, int group, Verdict verdict) implements Event {}

    /** Something happened to a contract. */
    sealed interface OfContract extends Event {
        ContractSpec spec();
    }

    record ContractProposed(long atMillis, String actor, ContractSpec spec) implements OfContract {}

    record ContractSigned(long atMillis, String actor, ContractSpec spec, Side side) implements OfContract {}

    /**
     * From now on guarantee is the borrower's.
     *
     * @param devices how many: all, or what the lender has to give where that is less
     */
    record ContractActivated(long atMillis, String actor, ContractSpec spec, int devices) implements OfContract {}

    /** The lender wants so many devices back; they go at a time, in ms since 1970. */
    record ContractRecalling(long atMillis, String actor, ContractSpec spec, int devices, long backMillis)
            implements OfContract {}

    /**
     * The notice of a recall has run out: guarantee is the lender's again.
     *
     * @param devices how many went back
     * @param left how many the contract still moves
     * @param earlyMillis how long before the end of the term: so much of each was not delivered
     */
    record ContractReturned(long atMillis, String actor, ContractSpec spec, int devices, int left, long earlyMillis)
            implements OfContract {}

    /**
     * The contract is over.
     *
     * @param devices how many it moved until now; they go back
     */
    record ContractEnded(long atMillis, String actor, ContractSpec spec, EndReason reason, int devices)
            implements OfContract {}

    /** Something happened to an offer or a request. */
    sealed interface OfBid extends Event {
        Bid bid();
    }

    record BidPublished(long atMillis, String actor, Bid bid) implements OfBid {}

    /**
     * A contract was proposed of it.
     *
     * @param author who published it
     * @param left devices that it still stands for; with none it is over
     */
    record BidMatched(long atMillis, Bid bid, String author, String contract, int left) implements OfBid {}

    /** It was taken back, or its time is over. */
    record BidEnded(long atMillis, String actor, Bid bid) implements OfBid {}

    /** All that could be considered has been: nothing is due until something changes or {@link Core#nextDueMillis}. */
    record CycleSettled(long atMillis) implements Event {}
}
