package dev.sluice.app.engine;

import java.util.List;

/**
 * One task of an attempt with what it was given.
 *
 * @param rank its number in the gang, from 0
 * @param node the node that it runs on, by the inventory's name
 * @param devices its devices on that node, maybe none
 * @param shareMilli thousandths of its one device; 0: whole devices
 * @param memoryMib memory on its device that goes with a share; 0: no limit of its own
 * @param cpuMilli thousandths of a core that it may count on; 0: not said
 * @param hostMemoryMib memory of the node that it may count on; 0: not said
 */
public record TaskOrder(
        int rank,
        String node,
        List<DeviceRef> devices,
        int shareMilli,
        long memoryMib,
        int cpuMilli,
        long hostMemoryMib) {
    public TaskOrder {
        devices = List.copyOf(devices);
        if (rank < 0 || shareMilli < 0 || shareMilli > 1000 || memoryMib < 0 || cpuMilli < 0 || hostMemoryMib < 0) {
            throw new IllegalArgumentException("A quantity of task " + rank + " is out of bounds");
        }
        if (shareMilli > 0 && devices.size() != 1) {
            throw new IllegalArgumentException("A share is of one device; task " + rank + " has " + devices.size());
        }
    }
}
