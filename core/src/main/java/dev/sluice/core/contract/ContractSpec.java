package dev.sluice.core.contract;

import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;
import java.util.List;
import java.util.TreeSet;

/**
 * What two tenants agree on: devices of one chip that the borrower is guaranteed for a time instead of the lender.
 *
 * @param name what everybody calls it; never used again
 * @param lender path of the tenant whose guarantee goes down
 * @param borrower path of the tenant whose guarantee goes up
 * @param devices of the chip, 1 or more
 * @param centers where the devices behind it stand, in the order of their names; empty = wherever the lender has some
 * @param fromMillis start in ms since 1970; 0 = as soon as both have signed
 * @param untilMillis end in ms since 1970
 * @param floor devices that can't be recalled
 * @param noticeMillis from a recall until the devices are the lender's again
 * @param compensationMicros millionths of the price's currency that the lender owes for each device-hour that a recall
 *     takes from the term; 0 = none
 * @param bears who bears it when devices of the lender are lost
 * @param onward whether the borrower may lend it on
 */
public record ContractSpec(
        String name,
        String lender,
        String borrower,
        String chip,
        int devices,
        List<String> centers,
        long fromMillis,
        long untilMillis,
        int floor,
        long noticeMillis,
        Price price,
        long compensationMicros,
        Side bears,
        boolean onward) {
    public ContractSpec {
        Bounds.name("contract", name);
        Bounds.name("lender of " + name, lender);
        Bounds.name("borrower of " + name, borrower);
        Bounds.name("chip of " + name, chip);
        Bounds.within("devices of " + name, devices, 1, Limits.CONTRACT_DEVICES);
        centers = List.copyOf(new TreeSet<>(centers));
        Bounds.within("centers of " + name, centers.size(), 0, Limits.CENTERS);
        Bounds.within("start of " + name, fromMillis, 0, Long.MAX_VALUE);
        Bounds.within("end of " + name, untilMillis, fromMillis + 1, Long.MAX_VALUE);
        Bounds.within("floor of " + name, floor, 0, devices);
        Bounds.within("notice of " + name, noticeMillis, 0, Limits.DURATION_MILLIS);
        Bounds.within("compensation of " + name, compensationMicros, 0, Limits.PRICE_MICROS);
    }

    /** The path of a side. */
    public String of(Side side) {
        return side == Side.LENDER ? lender : borrower;
    }

    /** The same with another end. */
    public ContractSpec until(long millis) {
        return new ContractSpec(
                name,
                lender,
                borrower,
                chip,
                devices,
                centers,
                fromMillis,
                millis,
                floor,
                noticeMillis,
                price,
                compensationMicros,
                bears,
                onward);
    }

    /** Milli of the chip. */
    public long milli() {
        return (long) devices * Limits.DEVICE_MILLI;
    }
}
