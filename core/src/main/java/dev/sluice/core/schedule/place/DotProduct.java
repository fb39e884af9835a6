package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.TaskDemand;

/**
 * Takes the node whose free cores and devices have the least dot product with what is asked for.
 *
 * <p>Source: DotProd of Weng et al., "Beware of Fragmentation" (USENIX ATC 2023), after Tetris (SIGCOMM 2014), as its
 * public simulator scores it with all devices of a node merged into one number: {@code floor(100 x (1 - (c/128 x C/128
 * + d/8 x D/8) / 2))} for a task of c cores and d devices and a node with C and D free, the highest first; a share gets
 * the device with the least room. Example: one device and 16 cores on an empty node of 96 cores and 8 devices: the dot
 * product is 0.125 x 0.75 + 0.125 x 1 = 0.21875, the score 89; with 32 cores and 2 devices free it is 0.0625 and 96.
 */
final class DotProduct implements StatePolicy {
    // 100 x (1 - (c C / 128,000^2 + d D / 8,000^2) / 2) with both fractions over 128,000^2.
    private static final long WHOLE = 2L * 128_000 * 128_000;
    private static final long MILLI_TO_CPU = 16 * 16;

    @Override
    public String name() {
        return "dot-product";
    }

    @Override
    public Scoring scoring(Pool pool, Segment segment, TaskDemand task) {
        var free = segment.free();
        return state -> {
            long cores = (long) free.cpuFree(state) * task.cpuMilli();
            long devices = MILLI_TO_CPU * free.freeMilli(state) * task.milli();
            return -((WHOLE - cores - devices) * 100 / WHOLE);
        };
    }
}
