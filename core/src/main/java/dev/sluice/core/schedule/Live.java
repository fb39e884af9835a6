package dev.sluice.core.schedule;

import dev.sluice.core.pool.Pool;
import dev.sluice.core.schedule.place.Usual;
import dev.sluice.core.schedule.predict.Predictor;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.work.Workloads;

/**
 * What a cycle looks at.
 *
 * @param usual what is usually asked for, learned so far
 */
public record Live(
        Pool pool, Tenants tenants, Workloads workloads, WaitingRoom waiting, Predictor predictor, Usual usual) {
    /** Milli in the pool, by chip number. */
    long[] capacityMilli() {
        var chips = tenants.chips();
        long[] milli = new long[chips.size()];
        for (int chip = 0; chip < milli.length; chip++) {
            milli[chip] = pool.milliOf(chips.get(chip));
        }
        return milli;
    }
}
