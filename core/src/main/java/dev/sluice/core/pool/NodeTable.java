package dev.sluice.core.pool;

import dev.sluice.core.unit.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All nodes and devices as flat arrays. Per device it keeps what is used and what is claimed: a claim is devices
 * promised to a workload while those that hold them are being stopped. What others can get is total - used - claimed.
 */
final class NodeTable {
    static final byte CORDONED = 1;
    static final byte DOWN = 2;
    static final byte GONE = 4;
    static final int NO_BUCKET = -1;
    private static final int KINDS = 9;
    private static final long[] NO_HOLDERS = {};

    int count;
    int devices;
    final List<NodeSpec> specs;
    int[] segment;
    int[] firstDevice;
    byte[] flags;
    long[] unhealthy;
    int[] cpuUsed;
    int[] cpuClaimed;
    int[] memoryUsed;
    int[] memoryClaimed;
    int[] bucket;
    int[] heapSlot;
    int[] holderCount;
    long[][] holders;
    // Tasks on each node by their kind; 64 devices that are shared by the milli are still few enough for a short.
    private short[] kindCount;
    short[] used;
    short[] claimed;
    int[] deviceMemoryUsed;
    int[] deviceMemoryClaimed;

    NodeTable() {
        specs = new ArrayList<>();
        segment = new int[16];
        firstDevice = new int[16];
        flags = new byte[16];
        unhealthy = new long[16];
        cpuUsed = new int[16];
        cpuClaimed = new int[16];
        memoryUsed = new int[16];
        memoryClaimed = new int[16];
        bucket = new int[16];
        heapSlot = new int[16];
        holderCount = new int[16];
        holders = new long[16][];
        kindCount = new short[16 * KINDS];
        used = new short[64];
        claimed = new short[64];
        deviceMemoryUsed = new int[64];
        deviceMemoryClaimed = new int[64];
    }

    NodeTable(NodeTable other) {
        count = other.count;
        devices = other.devices;
        specs = new ArrayList<>(other.specs);
        segment = other.segment.clone();
        firstDevice = other.firstDevice.clone();
        flags = other.flags.clone();
        unhealthy = other.unhealthy.clone();
        cpuUsed = other.cpuUsed.clone();
        cpuClaimed = other.cpuClaimed.clone();
        memoryUsed = other.memoryUsed.clone();
        memoryClaimed = other.memoryClaimed.clone();
        bucket = other.bucket.clone();
        heapSlot = other.heapSlot.clone();
        holderCount = other.holderCount.clone();
        holders = new long[other.holders.length][];
        for (int node = 0; node < count; node++) {
            holders[node] = other.holders[node].length == 0 ? NO_HOLDERS : other.holders[node].clone();
        }
        kindCount = other.kindCount.clone();
        used = other.used.clone();
        claimed = other.claimed.clone();
        deviceMemoryUsed = other.deviceMemoryUsed.clone();
        deviceMemoryClaimed = other.deviceMemoryClaimed.clone();
    }

    int add(NodeSpec spec, int segmentOfNode) {
        if (count == segment.length) {
            growNodes(count * 2);
        }
        while (devices + spec.devices() > used.length) {
            growDevices(used.length * 2);
        }
        int node = count++;
        specs.add(spec);
        segment[node] = segmentOfNode;
        firstDevice[node] = devices;
        devices += spec.devices();
        bucket[node] = NO_BUCKET;
        holders[node] = NO_HOLDERS;
        unhealthy[node] = maskOf(spec.unhealthy());
        return node;
    }

    private void growNodes(int size) {
        segment = Arrays.copyOf(segment, size);
        firstDevice = Arrays.copyOf(firstDevice, size);
        flags = Arrays.copyOf(flags, size);
        unhealthy = Arrays.copyOf(unhealthy, size);
        cpuUsed = Arrays.copyOf(cpuUsed, size);
        cpuClaimed = Arrays.copyOf(cpuClaimed, size);
        memoryUsed = Arrays.copyOf(memoryUsed, size);
        memoryClaimed = Arrays.copyOf(memoryClaimed, size);
        bucket = Arrays.copyOf(bucket, size);
        heapSlot = Arrays.copyOf(heapSlot, size);
        holderCount = Arrays.copyOf(holderCount, size);
        holders = Arrays.copyOf(holders, size);
        kindCount = Arrays.copyOf(kindCount, size * KINDS);
    }

    private void growDevices(int size) {
        used = Arrays.copyOf(used, size);
        claimed = Arrays.copyOf(claimed, size);
        deviceMemoryUsed = Arrays.copyOf(deviceMemoryUsed, size);
        deviceMemoryClaimed = Arrays.copyOf(deviceMemoryClaimed, size);
    }

    static long maskOf(List<Integer> indices) {
        long mask = 0;
        for (int index : indices) {
            mask |= 1L << index;
        }
        return mask;
    }

    boolean schedulable(int node) {
        return flags[node] == 0;
    }

    /** Milli of a device that can be handed out now. */
    int freeMilli(int node, int device) {
        if ((unhealthy[node] >>> device & 1) != 0) {
            return 0;
        }
        int at = firstDevice[node] + device;
        return Math.max(0, Limits.DEVICE_MILLI - used[at] - claimed[at]);
    }

    int freeDeviceMemory(int node, int device) {
        int at = firstDevice[node] + device;
        return (int) Math.max(0, specs.get(node).deviceMemoryMib() - deviceMemoryUsed[at] - deviceMemoryClaimed[at]);
    }

    int freeCpu(int node) {
        return Math.max(0, specs.get(node).cpuMilli() - cpuUsed[node] - cpuClaimed[node]);
    }

    int freeMemory(int node) {
        return (int) Math.max(0, specs.get(node).memoryMib() - memoryUsed[node] - memoryClaimed[node]);
    }

    /** The kinds of tasks on a node, the bit of each kind set. */
    int kinds(int node) {
        int kinds = 0;
        for (int kind = 0; kind < KINDS; kind++) {
            kinds |= kindCount[node * KINDS + kind] > 0 ? 1 << kind : 0;
        }
        return kinds;
    }

    void book(int node, TaskDemand task, long deviceMask, int sign) {
        kindCount[node * KINDS + task.kind()] += (short) sign;
        cpuUsed[node] += sign * task.cpuMilli();
        memoryUsed[node] += (int) (sign * task.memoryMib());
        int memory = (int) task.takenMemoryMib(specs.get(node).deviceMemoryMib());
        for (long mask = deviceMask; mask != 0; mask &= mask - 1) {
            int at = firstDevice[node] + Long.numberOfTrailingZeros(mask);
            used[at] += (short) (sign * task.shareMilli());
            deviceMemoryUsed[at] += sign * memory;
        }
    }

    void claim(int node, TaskDemand task, long deviceMask, int sign) {
        cpuClaimed[node] += sign * task.cpuMilli();
        memoryClaimed[node] += (int) (sign * task.memoryMib());
        int memory = (int) task.takenMemoryMib(specs.get(node).deviceMemoryMib());
        for (long mask = deviceMask; mask != 0; mask &= mask - 1) {
            int at = firstDevice[node] + Long.numberOfTrailingZeros(mask);
            claimed[at] += (short) (sign * task.shareMilli());
            deviceMemoryClaimed[at] += sign * memory;
        }
    }

    /** Whether more is held on the nodes of a placement, or held and claimed, than there is. */
    boolean overbooked(Placement placement, boolean claimsCount) {
        for (int rank = 0; rank < placement.tasks(); rank++) {
            if (overbooked(placement.nodes().get(rank), placement.deviceMasks().get(rank), claimsCount ? 1 : 0)) {
                return true;
            }
        }
        return false;
    }

    private boolean overbooked(int node, long deviceMask, int claims) {
        var spec = specs.get(node);
        if (cpuUsed[node] + claims * (long) cpuClaimed[node] > spec.cpuMilli()
                || memoryUsed[node] + claims * (long) memoryClaimed[node] > spec.memoryMib()) {
            return true;
        }
        for (long mask = deviceMask; mask != 0; mask &= mask - 1) {
            int at = firstDevice[node] + Long.numberOfTrailingZeros(mask);
            if (used[at] + claims * claimed[at] > Limits.DEVICE_MILLI
                    || deviceMemoryUsed[at] + claims * (long) deviceMemoryClaimed[at] > spec.deviceMemoryMib()) {
                return true;
            }
        }
        return false;
    }

    /** Holders are kept sorted, so that their order tells nothing of how it came about. */
    void addHolder(int node, long workload) {
        int size = holderCount[node];
        if (size == holders[node].length) {
            holders[node] = Arrays.copyOf(holders[node], Math.max(4, size * 2));
        }
        var list = holders[node];
        int at = size;
        while (at > 0 && list[at - 1] > workload) {
            list[at] = list[at - 1];
            at--;
        }
        list[at] = workload;
        holderCount[node] = size + 1;
    }

    void removeHolder(int node, long workload) {
        var list = holders[node];
        int size = holderCount[node];
        int at = Arrays.binarySearch(list, 0, size, workload);
        if (at < 0) {
            throw new IllegalStateException("workload " + workload + " holds nothing on node " + node);
        }
        System.arraycopy(list, at + 1, list, at, size - at - 1);
        holderCount[node] = size - 1;
    }
}
