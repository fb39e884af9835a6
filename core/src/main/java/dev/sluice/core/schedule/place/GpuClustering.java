package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.TaskDemand;

/**
 * Keeps tasks that ask for alike devices together.
 *
 * <p>Source: GpuClustering of Weng et al., "Beware of Fragmentation" (USENIX ATC 2023), after Gandiva (OSDI 2018), as
 * its public simulator scores it, the highest first: 75 for a node that holds tasks of this kind only, 50 for one that
 * holds others, too, 25 for one that holds none, 0 for one that holds others only, each plus up to 25 by how many of 8
 * devices are in use. Kinds are shares and each number of whole devices. A task without devices takes the first node
 * that it fits on. Example: a share goes to a node of 8 with six devices in use by shares (75 + 18) before an empty one
 * (25 + 0), before one that is used by a task of four devices (0 + 12).
 */
final class GpuClustering implements NodePolicy {
    private static final int FULL = 8_000;

    @Override
    public String name() {
        return "gpu-clustering";
    }

    @Override
    public long score(Pool pool, int node, TaskDemand task, long workload) {
        if (task.devices() == 0) {
            return 0;
        }
        int kind = 1 << task.kind();
        // A task without devices is no neighbour in this respect.
        int kinds = pool.kinds(node) & ~1;
        int base = (kinds & kind) != 0 ? kinds == kind ? 75 : 50 : kinds == 0 ? 25 : 0;
        return -(25L * (FULL - pool.freeMilli(node)) / FULL + base);
    }
}
