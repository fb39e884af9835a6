package dev.sluice.core.contract;

import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;

/**
 * An offer to lend devices, or a request to borrow some, that anybody may be matched with.
 *
 * @param name what everybody calls it while it stands
 * @param side LENDER = an offer, BORROWER = a request
 * @param devices of the chip, 1 or more
 * @param hourMicros millionths of the currency for a device-hour: the least that is asked, or the most that is paid
 * @param fromMillis start in ms since 1970; 0 = at once
 * @param untilMillis end in ms since 1970
 * @param noticeMillis of an offer, how long before a recall is told; of a request, the shortest that will do
 * @param standing whether who wrote it has signed all that comes of it within these words
 */
public record Bid(
        String name,
        Side side,
        String tenant,
        String chip,
        int devices,
        String currency,
        long hourMicros,
        long fromMillis,
        long untilMillis,
        long noticeMillis,
        boolean standing) {
    /** Two names and a number have to fit the name of a contract. */
    public static final int NAME_CHARS = 60;

    public Bid {
        Bounds.name("offer or request", name);
        Bounds.within("length of the name " + name, name.length(), 1, NAME_CHARS);
        Bounds.name("tenant of " + name, tenant);
        Bounds.name("chip of " + name, chip);
        Bounds.within("devices of " + name, devices, 1, Limits.CONTRACT_DEVICES);
        Bounds.currency(currency);
        Bounds.within("price of " + name, hourMicros, 1, Limits.PRICE_MICROS);
        Bounds.within("start of " + name, fromMillis, 0, Long.MAX_VALUE);
        Bounds.within("end of " + name, untilMillis, fromMillis + 1, Long.MAX_VALUE);
        Bounds.within("notice of " + name, noticeMillis, 0, Limits.DURATION_MILLIS);
    }

    public boolean offers() {
        return side == Side.LENDER;
    }

    /** Whether an offer is there for the whole time of a request that begins now or later. */
    boolean covers(Bid request, long nowMillis) {
        return fromMillis <= Math.max(request.fromMillis, nowMillis) && untilMillis >= request.untilMillis;
    }
}
