package dev.sluice.core.pool;

import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;

/**
 * What one task takes on its node.
 *
 * @param devices number of devices; with a share exactly 1; 0 = none
 * @param shareMilli part of each device; {@link Limits#DEVICE_MILLI} = whole devices. A task asks for a share of one
 *     device only; a share of several is what is left to it of devices that it shares with others
 * @param deviceMemoryMib least memory of each whole device, or memory taken on the shared one; 0 = for a share the same
 *     part of the memory as of the device
 * @param cpuMilli cores in thousandths; 0 = no claim
 * @param memoryMib host memory in MiB; 0 = no claim
 */
public record TaskDemand(int devices, int shareMilli, long deviceMemoryMib, int cpuMilli, long memoryMib) {
    public TaskDemand {
        Bounds.within("devices of a task", devices, 0, Limits.DEVICES_PER_NODE);
        Bounds.within("share", shareMilli, 1, Limits.DEVICE_MILLI);
        Bounds.within("device memory", deviceMemoryMib, 0, Integer.MAX_VALUE);
        Bounds.within("cores of a task", cpuMilli, 0, Limits.CPU_MILLI);
        Bounds.within("memory of a task", memoryMib, 0, Limits.MEMORY_MIB);
    }

    /** Whether it takes whole devices (or none). */
    public boolean whole() {
        return shareMilli == Limits.DEVICE_MILLI;
    }

    /**
     * Tasks of a kind ask for alike devices: 0 = none, 1 = a share, 2 = one, 3 = two, 4 = up to four, 5 = up to
     * eight...
     */
    public int kind() {
        if (devices == 0) {
            return 0;
        }
        return whole() ? 2 + Integer.SIZE - Integer.numberOfLeadingZeros(devices - 1) : 1;
    }

    /** Whether it surely fits on every node that another fits on. */
    public boolean isWithin(TaskDemand other) {
        // The memory of a share that names none goes by its part of the device.
        boolean memoryAlike = other.whole() || (deviceMemoryMib == 0) == (other.deviceMemoryMib == 0);
        return memoryAlike
                && devices <= other.devices
                && shareMilli <= other.shareMilli
                && deviceMemoryMib <= other.deviceMemoryMib
                && cpuMilli <= other.cpuMilli
                && memoryMib <= other.memoryMib;
    }

    /** The same with so much of each device. */
    public TaskDemand withShare(int milli) {
        return new TaskDemand(devices, milli, deviceMemoryMib, cpuMilli, memoryMib);
    }

    /** Device time it takes per ms: milli over all its devices. */
    public long milli() {
        return (long) devices * shareMilli;
    }

    /** Memory taken on each device, in MiB: all of a whole one. */
    public long takenMemoryMib(long memoryOfDeviceMib) {
        if (whole()) {
            return memoryOfDeviceMib;
        }
        return deviceMemoryMib > 0 ? deviceMemoryMib : memoryOfDeviceMib * shareMilli / Limits.DEVICE_MILLI;
    }

    /** Groups are found by demands all the time; this takes what mostly differs. */
    @Override
    public int hashCode() {
        return ((devices * 31 + shareMilli) * 31 + cpuMilli) * 31 + Long.hashCode(memoryMib);
    }
}
