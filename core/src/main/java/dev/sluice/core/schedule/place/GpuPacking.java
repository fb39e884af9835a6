package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.FreeStates;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.unit.Limits;

/**
 * Takes devices that are in use already, else free devices of nodes in use, else a free node.
 *
 * <p>Source: GpuPacking of Weng et al., "Beware of Fragmentation" (USENIX ATC 2023), as its public simulator scores it,
 * the highest first: a share on a device in use scores 100 less a tenth of the percent that is free there, at least 50;
 * free devices on a node in use 50 less their number, at least 33; a free node 33 less its number of devices, at least
 * that number. A task without devices takes the first node that it fits on. Example: half a device goes to a device
 * with 600 milli free (94) before one with 900 (91), before a free device of a node in use (49), before an empty node
 * of 8 (25).
 */
final class GpuPacking implements StatePolicy {
    @Override
    public String name() {
        return "gpu-packing";
    }

    @Override
    public Scoring scoring(Pool pool, Segment segment, TaskDemand task) {
        var free = segment.free();
        return task.devices() == 0 ? state -> 0 : state -> -points(free, state, task);
    }

    private static int points(FreeStates free, int state, TaskDemand task) {
        int whole = free.wholeFree(state);
        if (whole == free.devices(state)) {
            return Math.max(33 - whole, whole);
        }
        int tightest = task.whole() ? Limits.DEVICE_MILLI : free.tightestShare(state, task);
        if (tightest == Limits.DEVICE_MILLI) {
            return Math.max(50 - task.devices(), 33);
        }
        return Math.max(100 - tightest / 10 / 10, 50);
    }
}
