package dev.sluice.app.store;

import dev.sluice.core.ledger.Entry;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the ledger beside the journal. {@link Journal#append(List, List)} writes them in the transaction of the
 * events that led to them; they are never changed afterwards.
 */
public interface LedgerStore {
    /** Number of the newest line; 0 = there is none. */
    long last();

    /**
     * Puts other lines in the place of all that are there, in one transaction: the old ones stay until the last new one
     * is written.
     *
     * @param lines gives the new ones to its argument, in order
     */
    void replace(Consumer<Consumer<Entry>> lines);

    /** The next lines after a number, at most {@code max} of them, in order. */
    List<Entry> page(long after, int max);

    /**
     * Device time by groups.
     *
     * @param by columns to group by, each at most once; none gives one sum
     * @param before only lines with a smaller number
     */
    List<UsageSum> usage(UsageQuery query, List<Dimension> by, long before);

    /** What has to be paid in a period, by who pays whom for what. */
    List<ChargeSum> charges(ChargeQuery query);

    /** What usage can be grouped by. */
    enum Dimension {
        TENANT,
        USER,
        CHIP,
        TIER,
        CENTER,
        OWNER,
        CONTRACT,
        WORKLOAD,
        PERIOD
    }

    /**
     * Which time is counted.
     *
     * @param tenant path of the subtree whose use it is; null = everybody's
     * @param fromMillis what lies before is left out
     * @param toMillis what comes after is left out
     */
    record UsageQuery(@Nullable String tenant, long fromMillis, long toMillis) {}

    /**
     * Time of one group, in millionths of device-seconds.
     *
     * @param keys what the group has in common, in the order of the dimensions
     * @param allocated time that devices were handed out for
     * @param lost how much of it was lost
     */
    record UsageSum(List<String> keys, long allocated, long lost) {}

    /**
     * Whose charges.
     *
     * @param tenant path of the subtree that pays or is paid; null = everybody
     * @param period month, such as 202611
     */
    record ChargeQuery(@Nullable String tenant, int period) {}

    /**
     * What one pays another.
     *
     * @param ofPeriod the month of the time; an earlier one than the period where that was closed
     * @param cause why it is taken back, {@code NONE} where it is paid
     * @param quantity millionths of device-seconds; negative where it is taken back
     */
    record ChargeSum(
            String payer,
            String payee,
            String contract,
            String center,
            String chip,
            String tier,
            int ofPeriod,
            String cause,
            long rateMicros,
            String currency,
            long quantity,
            long amountMicros) {}
}
