package dev.sluice.core.schedule.order;

import dev.sluice.core.unit.Limits;

/**
 * Weighted dominant-resource fairness among siblings (Ghodsi et al., NSDI 2011).
 *
 * <p>Goal: each tenant's use, as a part of the chip that it uses most of, grows in proportion to its weight. Method:
 * the turn is that part in millionths, divided by the weight; the tenant with the least is served next. Example: a has
 * 10 of 100 H20 and weight 1, b has 15 of 100 and weight 2: 100,000 against 75,000, so b is next.
 */
public final class FairShare implements OrderPolicy {
    private static final long PARTS = 1_000_000L;

    @Override
    public String name() {
        return "fair-share";
    }

    @Override
    public long turn(long[] usedMilli, long[] capacityMilli, int weight) {
        long most = 0;
        for (int chip = 0; chip < usedMilli.length; chip++) {
            if (usedMilli[chip] > 0 && capacityMilli[chip] > 0) {
                most = Math.max(most, usedMilli[chip] * PARTS / capacityMilli[chip]);
            }
        }
        return most * Limits.WEIGHT / weight;
    }
}
