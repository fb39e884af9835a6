package dev.sluice.core.pool;

import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;
import java.util.List;

/**
 * A machine with devices of one chip model. A machine with several models is shown as one node for each.
 *
 * @param name unique in its center
 * @param devices number of devices; 0 = a node for tasks without accelerators
 * @param deviceMemoryMib memory of each device, in MiB; 0 = unknown, then no request for memory fits
 * @param cpuMilli cores in thousandths
 * @param memoryMib host memory in MiB
 * @param unhealthy indices of the devices that must not be handed out
 * @param domains widest first; the center itself and the node itself are implied
 */
public record NodeSpec(
        String name,
        String chip,
        int devices,
        long deviceMemoryMib,
        int cpuMilli,
        long memoryMib,
        List<Integer> unhealthy,
        List<DomainRef> domains) {
    public NodeSpec {
        Bounds.name("node", name);
        Bounds.name("chip of node " + name, chip);
        Bounds.within("devices of node " + name, devices, 0, Limits.DEVICES_PER_NODE);
        Bounds.within("device memory of node " + name, deviceMemoryMib, 0, Integer.MAX_VALUE);
        Bounds.within("cores of node " + name, cpuMilli, 0, Limits.CPU_MILLI);
        Bounds.within("memory of node " + name, memoryMib, 0, Limits.MEMORY_MIB);
        unhealthy = unhealthy.stream().sorted().distinct().toList();
        for (int device : unhealthy) {
            Bounds.within("unhealthy device of node " + name, device, 0, Math.max(0, devices - 1));
        }
        domains = List.copyOf(domains);
    }

    /** Whether tasks that run on {@code other} may go on running when it becomes this. */
    public boolean sameShape(NodeSpec other) {
        return chip.equals(other.chip)
                && devices == other.devices
                && deviceMemoryMib == other.deviceMemoryMib
                && cpuMilli == other.cpuMilli
                && memoryMib == other.memoryMib
                && domains.equals(other.domains);
    }

    /** What it shares with all nodes that could run the same work when empty. */
    NodeSpec shape() {
        return new NodeSpec("any", chip, devices, deviceMemoryMib, cpuMilli, memoryMib, List.of(), List.of());
    }

    /** How many such tasks it could run at once if it were empty. */
    long capacityFor(TaskDemand task) {
        long count = Limits.TASKS;
        if (task.devices() > 0) {
            boolean enough = task.deviceMemoryMib() <= deviceMemoryMib;
            count = enough ? task.whole() ? devices / task.devices() : devices * sharesOfDevice(task) : 0;
        }
        count = task.cpuMilli() == 0 ? count : Math.min(count, cpuMilli / task.cpuMilli());
        return task.memoryMib() == 0 ? count : Math.min(count, memoryMib / task.memoryMib());
    }

    private long sharesOfDevice(TaskDemand task) {
        long byTime = Limits.DEVICE_MILLI / task.shareMilli();
        long memory = task.takenMemoryMib(deviceMemoryMib);
        return memory == 0 ? byTime : Math.min(byTime, deviceMemoryMib / memory);
    }
}
