package dev.sluice.core.pool;

import dev.sluice.core.unit.Limits;

/** Which devices of a node a task gets that fits on it, unless a policy has another opinion. */
final class DevicePick {
    private DevicePick() {}

    /** The lowest wholly free ones; for a share the device with the least free milli that it fits on. */
    static long of(NodeTable nodes, int node, TaskDemand task) {
        return task.whole() ? whole(nodes, node, task) : share(nodes, node, task);
    }

    private static long whole(NodeTable nodes, int node, TaskDemand task) {
        long mask = 0;
        int left = task.devices();
        for (int device = 0; left > 0; device++) {
            if (device == nodes.specs.get(node).devices()) {
                throw new IllegalStateException("task does not fit on node " + node);
            }
            if (nodes.freeMilli(node, device) == Limits.DEVICE_MILLI) {
                mask |= 1L << device;
                left--;
            }
        }
        return mask;
    }

    private static long share(NodeTable nodes, int node, TaskDemand task) {
        int best = Pool.NONE;
        int bestMilli = Integer.MAX_VALUE;
        for (int device = 0; device < nodes.specs.get(node).devices(); device++) {
            int milli = nodes.freeMilli(node, device);
            if (milli < bestMilli && takesShare(nodes, node, device, task)) {
                best = device;
                bestMilli = milli;
            }
        }
        if (best == Pool.NONE) {
            throw new IllegalStateException("share does not fit on node " + node);
        }
        return 1L << best;
    }

    static boolean takesShare(NodeTable nodes, int node, int device, TaskDemand task) {
        long memory = task.takenMemoryMib(nodes.specs.get(node).deviceMemoryMib());
        return nodes.freeMilli(node, device) >= task.shareMilli() && nodes.freeDeviceMemory(node, device) >= memory;
    }
}
