package dev.sluice.core;

import dev.sluice.core.contract.Side;

/** An expected refusal: nothing happened. The words for people are made from it outside the core. */
public sealed interface Rejection {
    /**
     * There is no such thing; {@code what} is workload, tenant, node, center, chip, setting, contract or the word of a
     * choice.
     */
    record NotFound(String what, String name) implements Rejection {}

    /** It can't be done to a workload that stands there. */
    record WrongPhase(long workload, String phase, String wanted) implements Rejection {}

    /** More is asked for than the tenant's limit, so it could never run. */
    record OverLimit(String tenant, String chip, long neededMilli, long limitMilli) implements Rejection {}

    /** So many workloads of the tenant wait already as it may have waiting. */
    record ManyWaiting(String tenant, int waiting, int limit) implements Rejection {}

    /** A rule keeps the tenant from all that is asked for; chip and center are one of these. */
    record RuledOut(String rule, String tenant, String chip, String center) implements Rejection {}

    /** Guarantees would exceed what is there to be guaranteed. */
    record OverCommitted(String tenant, String chip, long neededMilli, long availableMilli) implements Rejection {}

    /** A bound of the core is reached. */
    record TooMany(String what, long count, long limit) implements Rejection {}

    /** A setting is beyond its bounds. */
    record OutOfBounds(String setting, long value, long least, long most) implements Rejection {}

    /** The tree would not be a tree: the tenant above is not there. */
    record NoParent(String tenant, String parent) implements Rejection {}

    /** The report is about an attempt that is not the present one, or about a task that it does not have. */
    record Stale(long workload, int attempt) implements Rejection {}

    /** The month is not over yet. */
    record NotOver(int period, long endMillis) implements Rejection {}

    /** About a contract. */
    sealed interface Contractual extends Rejection {}

    /** The name was given to a contract before. */
    record NameTaken(String contract) implements Contractual {}

    /** A contract is between two tenants of which none is above the other. */
    record OneSided(String contract, String lender, String borrower) implements Contractual {}

    /** The start or end of a contract is over already. */
    record TermOver(String contract, String what, long atMillis, long nowMillis) implements Contractual {}

    /**
     * The lender has not so much to lend: it lends it already, others below it are guaranteed it, or it may not lend it
     * on.
     *
     * @param sinceMillis the first time in the term at which that is so
     */
    record NotLendable(
            String contract, String lender, String chip, long neededMilli, long lendableMilli, long sinceMillis)
            implements Contractual {}

    /** It can't be done to a contract that stands there. */
    record WrongStage(String contract, String stage, String wanted) implements Contractual {}

    /** The side has signed already. */
    record SignedBefore(String contract, Side side, String actor, long atMillis) implements Contractual {}

    /** More would be recalled than the floor leaves, less what is being recalled already. */
    record BelowFloor(String contract, int devices, int recallable, int floor) implements Contractual {}

    /** The notice would run out only after the term. */
    record NoticeTooLong(String contract, long backMillis, long untilMillis) implements Contractual {}

    /** It is so already; nothing to do. */
    record Unchanged(String what) implements Rejection {}
}
