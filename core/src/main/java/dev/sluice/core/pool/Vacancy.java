package dev.sluice.core.pool;

import dev.sluice.core.unit.Limits;

/**
 * What a node would have free if some of its work left: a scratch pad, so that many departures can be weighed without
 * moving anything. Used again for one node after the other.
 */
public final class Vacancy {
    private final NodeTable nodes;
    private final int[] milli = new int[Limits.DEVICES_PER_NODE];
    private final long[] deviceMemory = new long[Limits.DEVICES_PER_NODE];
    private int node;
    private int devices;
    private long deviceMemoryMib;
    private long cpuMilli;
    private long memoryMib;
    private long unhealthy;

    Vacancy(NodeTable nodes) {
        this.nodes = nodes;
    }

    /** Starts with what is free on a node now, less than nothing where promises go beyond it. */
    public void startAt(int number) {
        var spec = nodes.specs.get(number);
        node = number;
        devices = spec.devices();
        deviceMemoryMib = spec.deviceMemoryMib();
        unhealthy = nodes.unhealthy[number];
        cpuMilli = (long) spec.cpuMilli() - nodes.cpuUsed[number] - nodes.cpuClaimed[number];
        memoryMib = spec.memoryMib() - nodes.memoryUsed[number] - nodes.memoryClaimed[number];
        for (int device = 0; device < devices; device++) {
            int at = nodes.firstDevice[number] + device;
            milli[device] = Limits.DEVICE_MILLI - nodes.used[at] - nodes.claimed[at];
            deviceMemory[device] = deviceMemoryMib - nodes.deviceMemoryUsed[at] - nodes.deviceMemoryClaimed[at];
        }
    }

    /** Work that holds this placement leaves, as far as it is on the node. */
    public void leave(Placement placement) {
        var task = placement.task();
        long memory = task.takenMemoryMib(deviceMemoryMib);
        for (int rank = 0; rank < placement.tasks(); rank++) {
            if (placement.nodes().get(rank) == node) {
                cpuMilli += task.cpuMilli();
                memoryMib += task.memoryMib();
                for (long mask = placement.deviceMasks().get(rank); mask != 0; mask &= mask - 1) {
                    int device = Long.numberOfTrailingZeros(mask);
                    milli[device] += task.shareMilli();
                    deviceMemory[device] += memory;
                }
            }
        }
    }

    /** Whether a task would fit then. */
    public boolean fits(TaskDemand task) {
        if (!nodes.schedulable(node) || cpuMilli < task.cpuMilli() || memoryMib < task.memoryMib()) {
            return false;
        }
        if (task.devices() == 0) {
            return true;
        }
        return task.whole()
                ? deviceMemoryMib >= task.deviceMemoryMib() && devicesWith(Limits.DEVICE_MILLI, 0) >= task.devices()
                : devicesWith(task.shareMilli(), task.takenMemoryMib(deviceMemoryMib)) > 0;
    }

    private int devicesWith(int leastMilli, long leastMemoryMib) {
        int count = 0;
        for (int device = 0; device < devices; device++) {
            boolean enough = milli[device] >= leastMilli && deviceMemory[device] >= leastMemoryMib;
            count += enough && (unhealthy >>> device & 1) == 0 ? 1 : 0;
        }
        return count;
    }
}
