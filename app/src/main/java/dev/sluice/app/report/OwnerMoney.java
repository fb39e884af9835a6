package dev.sluice.app.report;

/**
 * What lending brought an owner in a set-up, and what it cost.
 *
 * @param currency three capital letters
 * @param earnedMicros what other owners pay it, compensation for early recalls among that
 * @param paidMicros what it pays others
 * @param lentQuantity device time that others pay it for, in millionths of device-seconds
 * @param usedQuantity device time that it pays others for
 */
public record OwnerMoney(
        String owner, String currency, long earnedMicros, long paidMicros, long lentQuantity, long usedQuantity) {
    /** What it has in the end; negative where it pays more than it earns. */
    public long netMicros() {
        return Math.subtractExact(earnedMicros, paidMicros);
    }
}
