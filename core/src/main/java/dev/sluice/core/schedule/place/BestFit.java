package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.TaskDemand;

/**
 * Takes the node that is left with the least cores and devices, added up.
 *
 * <p>Source: BestFit of Weng et al., "Beware of Fragmentation" (USENIX ATC 2023), as its public simulator scores it:
 * {@code floor(100 x (1 - (cores left / 128 + devices left / 8) / 2))}, the highest first; a share gets the device with
 * the least room. Example: a task of 12 cores and one device leaves 84 cores and 7 devices of a node with 96 and 8:
 * {@code 100 x (1 - (0.65625 + 0.875) / 2) = 23.4}, so 23; a node with 20 cores and 2 devices scores 90 and is taken.
 */
final class BestFit implements StatePolicy {
    // 100 x (1 - (cpu/128,000 + milli/8,000)/2) = (256,000 - cpu - 16 milli) / 2,560.
    private static final int WHOLE = 256_000;
    private static final int MILLI_TO_CPU = 16;
    private static final int PER_POINT = 2_560;

    @Override
    public String name() {
        return "best-fit";
    }

    @Override
    public Scoring scoring(Pool pool, Segment segment, TaskDemand task) {
        var free = segment.free();
        return state -> {
            long cpu = (long) free.cpuFree(state) - task.cpuMilli();
            long milli = free.freeMilli(state) - task.milli();
            // Divided as the original does: what is left of a point is dropped towards zero.
            return -((WHOLE - cpu - MILLI_TO_CPU * milli) / PER_POINT);
        };
    }
}
