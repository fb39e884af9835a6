package dev.sluice.core.ledger;

import dev.sluice.core.tenant.Tier;

/**
 * One line of the ledger, which never changes. It moves device time from a center to a tenant, and money from who pays
 * to who is paid: what one side gives the other gets, so debits equal credits in every line.
 *
 * @param number 1, 2, 3, ... without gaps
 * @param period month that it is booked in, such as 202611
 * @param ofPeriod month that its time lies in; an earlier one where that was closed already
 * @param bookedMillis when it was booked, in ms since 1970
 * @param reverses number of the line that it takes back, in whole or in part; 0 = none
 */
public record Entry(
        long number,
        Kind kind,
        int period,
        int ofPeriod,
        long bookedMillis,
        Use use,
        Span span,
        Charge charge,
        Cause cause,
        long reverses) {
    /** What a line says. */
    public enum Kind {
        /** Devices were held for a time. */
        USE,
        /** The work of a time was lost, and what was to be paid for it is taken back if that is the lender's fault. */
        LOSS,
        /** The time of the line before was lent on: who lent it on pays for it by the contract that it came by. */
        ONWARD,
        /** Such a line is taken back. */
        ONWARD_BACK,
        /** A lender took devices back before the end of a contract, and pays for the time that is missing. */
        COMPENSATION
    }

    /**
     * Who held what.
     *
     * @param workload 0 = the line is about no work
     * @param owner path of the tenant that the center belonged to
     * @param contract the contract that moved the devices; "" = none
     */
    public record Use(
            long workload,
            int attempt,
            String tenant,
            String user,
            String center,
            String owner,
            String chip,
            Tier tier,
            String contract) {}

    /**
     * How much of it, for how long.
     *
     * @param milli thousandths of devices
     */
    public record Span(long milli, long fromMillis, long toMillis) {
        /** Device time in millionths of a device-second: thousandths of devices times milliseconds. */
        public long quantity() {
            return Math.multiplyExact(milli, toMillis - fromMillis);
        }
    }

    /**
     * What is paid for it.
     *
     * @param rateMicros millionths of the currency for a device for an hour; 0 = it costs nothing
     * @param amountMicros what moves from payer to payee; negative when it goes back
     */
    public record Charge(long rateMicros, String currency, String payer, String payee, long amountMicros) {
        /** Nothing is paid. */
        public static final Charge NONE = new Charge(0, "", "", "", 0);

        /** Whether the time of the line is paid for. */
        public boolean bills() {
            return rateMicros > 0;
        }
    }

    /** Device time that is paid for, in millionths of a device-second; negative when it is taken back. */
    public long billed() {
        if (!charge.bills()) {
            return 0;
        }
        return switch (kind) {
            case USE, ONWARD, COMPENSATION -> span.quantity();
            case LOSS, ONWARD_BACK -> -span.quantity();
        };
    }
}
