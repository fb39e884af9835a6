package dev.sluice.core.work;

import dev.sluice.core.tenant.Budget;
import dev.sluice.core.tenant.Spent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a workload waits, stopped or ended: a stable code and its arguments. The words for people are made from it
 * outside the core, in their language.
 */
public record Verdict(Code code, List<String> arguments) {
    /** What can be the matter. The arguments of each are named in its comment. */
    public enum Code {
        /** It has not been considered yet. */
        QUEUED,
        /** Older work of its tenant can't start yet, and its queue is strict. */
        BEHIND,
        /** Too few devices are free: tasks, what each needs. */
        NO_CAPACITY,
        /** Enough is free, but not together: tasks, what each needs. */
        FRAGMENTED,
        /** No node of the pool could ever run one of its tasks: what each needs. */
        NO_SUCH_NODE,
        /**
         * No center, or domain that it requires, could ever run the whole gang: tasks, tasks that fit on empty nodes.
         */
        POOL_TOO_SMALL,
        /** No center of the pool has the chips that it allows: the chips. */
        NO_SUCH_CHIP,
        /** The tenant's limit is reached: tenant, chip, limit in milli, milli asked for. */
        OVER_LIMIT,
        /** A rule keeps its tenant from all that it asks for: rule, tenant, and for one of them chip and center. */
        RULED_OUT,
        /** The tenant has as many workloads running as it may have: tenant, limit. */
        MANY_RUNNING,
        /**
         * What its tenant may owe in the month is used up, and it may cost money: tenant, currency, hard limit in
         * micros, month such as 202611.
         */
        OVER_BUDGET,
        /**
         * It runs, may cost money, and its tenant has reached the soft limit of the month: tenant, currency, soft limit
         * in micros, month.
         */
        BUDGET_LOW,
        /** The same at the hard limit, and it is stopped then: tenant, currency, hard limit, month, time in ms. */
        BUDGET_ENDS,
        /**
         * It runs on devices that a contract moved and that its lender wants back: contract, lender, devices that go
         * back, time in ms since the epoch. Whose work goes is known only then.
         */
        RECALL_NEAR,
        /** Devices were promised; it starts when their holders have stopped: number of workloads that stop. */
        RECLAIMING,
        /** Somebody put it on hold: who. */
        HELD,
        /** It failed and is tried again later: failure number, retries allowed, time in ms since the epoch. */
        BACKOFF,
        /** All tasks ended with code 0. */
        SUCCEEDED,
        /** A task failed: rank, how. */
        TASK_FAILED,
        /** Somebody cancelled it: who. */
        CANCELLED,
        /** It ran as long as it may: limit in ms. */
        LIMIT,
        /** An owner took devices back: the workload that they are for. */
        RECLAIMED,
        /** The owner of its center needed its place: the workload that it is for. */
        DISPLACED,
        /** A higher priority of the same tenant took its place: the workload. */
        PREEMPTED,
        /** A node or device was lost: its name. */
        NODE_LOST,
        /** An operator emptied its node: its name. */
        DRAINED,
        /**
         * Devices are kept for it: time of the start that is believed in ms since the epoch, 0 = nobody knows; the
         * nodes; the work that has to end before.
         */
        PLANNED,
        /**
         * It fits, but the devices are kept for other work, and it would not be over by then: that work's name, its id,
         * the time in ms since the epoch, 0 = nobody knows.
         */
        HELD_BACK,
        /** Its devices are idle: since when, and when it will be parked, in ms since the epoch; 0 = never. */
        IDLE,
        /** Its devices were idle for so long that they went back to the pool: since when, in ms since the epoch. */
        PARKED,
        /** Some of its tasks leave for another workload: tasks that leave, tasks that stay, the workload, its id. */
        SHRINKING
    }

    public Verdict {
        arguments = List.copyOf(arguments);
    }

    /** The budget of a month is used up. */
    public static Verdict overBudget(Budget budget, int period) {
        return of(Code.OVER_BUDGET, budget.tenant(), budget.currency(), budget.hardMicros(), period);
    }

    /** What there is to say of a budget; null as long as it is far from its limits. */
    public static @Nullable Verdict ofBudget(Budget budget, Spent spent) {
        return switch (spent.level()) {
            case WITHIN -> null;
            case WARNED -> of(Code.BUDGET_LOW, budget.tenant(), budget.currency(), budget.softMicros(), spent.period());
            case SPENT ->
                of(
                        Code.BUDGET_ENDS,
                        budget.tenant(),
                        budget.currency(),
                        budget.hardMicros(),
                        spent.period(),
                        spent.stopMillis());
            case STOPPED -> overBudget(budget, spent.period());
        };
    }

    public static Verdict of(Code code, Object... arguments) {
        return arguments.length == 0
                ? new Verdict(code, List.of())
                : new Verdict(
                        code, Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
