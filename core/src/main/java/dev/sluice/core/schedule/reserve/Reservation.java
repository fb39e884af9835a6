package dev.sluice.core.schedule.reserve;

import dev.sluice.core.pool.Placement;

/**
 * Devices that are kept for a workload which waits for others to end by themselves. Times are in ms since 1970.
 *
 * @param sinceMillis when it got its first one, and did not lose it since
 * @param plannedMillis when this one was made, or last looked over
 * @param startMillis when it can start by what is believed of those who hold the devices; 0 = nobody knows
 * @param firmMillis from then on nobody but owners gets the devices, however short his work is
 */
public record Reservation(
        long workload, long sinceMillis, long plannedMillis, long startMillis, long firmMillis, Placement placement) {
    /** Whether its devices are kept by now. Where no end is known nothing is kept before it is firm. */
    public boolean inForce(long nowMillis) {
        return startMillis > 0 || isFirm(nowMillis);
    }

    public boolean isFirm(long nowMillis) {
        return nowMillis >= firmMillis;
    }

    /** Whether work that ends then may use the devices before. */
    public boolean allows(long endMillis, long nowMillis) {
        return !inForce(nowMillis) || (!isFirm(nowMillis) && endMillis <= startMillis);
    }
}
