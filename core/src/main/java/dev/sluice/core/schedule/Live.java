package dev.sluice.core.schedule;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.schedule.place.Usual;
import dev.sluice.core.schedule.predict.Predictor;
import dev.sluice.core.schedule.reserve.Reservations;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.work.Workloads;
import java.util.List;

/**
 * What a cycle looks at.
 *
 * @param usual what is usually asked for, learned so far
 */
public record Live(
        Pool pool,
        Tenants tenants,
        Workloads workloads,
        WaitingRoom waiting,
        Reservations reservations,
        Predictor predictor,
        Usual usual) {
    /** The chips that a gang may run on and that the pool has, best first. */
    List<String> chipsFor(GangDemand demand) {
        return demand.chips().isEmpty() ? tenants.chips() : demand.chips();
    }

    /** Devices of each chip in all centers, by its number, in milli. */
    long[] capacityMilli() {
        var chips = tenants.chips();
        long[] milli = new long[chips.size()];
        for (int chip = 0; chip < milli.length; chip++) {
            milli[chip] = pool.milliOf(chips.get(chip));
        }
        return milli;
    }
}
