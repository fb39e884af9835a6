package dev.sluice.core.pool;

import dev.sluice.core.unit.Limits;
import java.util.Arrays;

/**
 * The different free states of a segment's nodes. Nodes with the same free cores, memory and devices share one bucket,
 * so a decision looks at each different state once instead of at each node.
 *
 * <p>Goal: find the node for a task in time that grows with the number of different states D, not of nodes N. Method: a
 * node's state is a key of longs (cores and memory, then the free parts of its devices in falling order); a hash table
 * finds the bucket of a key; a bucket keeps its nodes in a heap whose root is the node with the least number. Moving a
 * node costs O(devices + log N), a search O(D). Example: 10,000 empty nodes of 8 devices are one bucket; after one
 * device of the first node is taken there are two, with 1 and 9,999 nodes.
 *
 * <p>Nothing read from here depends on how the buckets came about: ties end with the node's number.
 */
public final class FreeStates {
    private static final int HEAD = 2;
    private static final int EMPTY = -1;
    private static final int[] NO_STATES = {};

    private final NodeTable nodes;
    private long[][] keys = new long[8][];
    // What a search looks at, out of the keys, so that it runs along short arrays.
    private int[] cpuFree = new int[8];
    private int[] memoryFree = new int[8];
    private int[] wholeFree = new int[8];
    private int[] mostFree = new int[8];
    private int[] milliFree = new int[8];
    private NodeHeap[] members = new NodeHeap[8];
    // The buckets in use, in lists by wholly free devices: a search mostly ends in the first that has room.
    private final int[][] active = new int[Limits.DEVICES_PER_NODE + 1][];
    private int[] activeCount = new int[Limits.DEVICES_PER_NODE + 1];
    private int[] activeSlot = new int[8];
    private int size;
    private int buckets;
    private int[] table = new int[32];
    private int[] unused = new int[8];
    private int unusedCount;
    private long wholeFreeSum;
    private long freeMilliSum;
    private long[] scratch = new long[HEAD + Limits.DEVICES_PER_NODE];

    FreeStates(NodeTable nodes) {
        this.nodes = nodes;
        Arrays.fill(table, EMPTY);
        Arrays.fill(active, NO_STATES);
    }

    FreeStates(FreeStates other, NodeTable nodes) {
        this.nodes = nodes;
        keys = other.keys.clone();
        cpuFree = other.cpuFree.clone();
        memoryFree = other.memoryFree.clone();
        wholeFree = other.wholeFree.clone();
        mostFree = other.mostFree.clone();
        milliFree = other.milliFree.clone();
        members = new NodeHeap[other.members.length];
        for (int bucket = 0; bucket < other.buckets; bucket++) {
            members[bucket] = other.members[bucket].copy(nodes.heapSlot);
        }
        for (int whole = 0; whole < active.length; whole++) {
            int count = other.activeCount[whole];
            active[whole] = count == 0 ? NO_STATES : Arrays.copyOf(other.active[whole], count);
        }
        activeCount = other.activeCount.clone();
        activeSlot = other.activeSlot.clone();
        size = other.size;
        buckets = other.buckets;
        table = other.table.clone();
        unused = other.unused.clone();
        unusedCount = other.unusedCount;
        wholeFreeSum = other.wholeFreeSum;
        freeMilliSum = other.freeMilliSum;
    }

    /** Number of different states now. */
    public int size() {
        return size;
    }

    /** Number of different states with so many wholly free devices. */
    public int size(int whole) {
        return activeCount[whole];
    }

    /** The i-th of them, {@code 0 <= i < size(whole)}: a number for the other methods. Their order says nothing. */
    public int state(int whole, int i) {
        return active[whole][i];
    }

    /** The least number of wholly free devices that a node needs for a task. */
    public static int leastWhole(TaskDemand task) {
        return task.whole() ? task.devices() : 0;
    }

    /** The node with the least number that is in this state. */
    public int firstNode(int state) {
        return members[state].least();
    }

    public int nodesIn(int state) {
        return members[state].size();
    }

    /** Number of devices that are wholly free. */
    public int wholeFree(int state) {
        return wholeFree[state];
    }

    public int cpuFree(int state) {
        return cpuFree[state];
    }

    public int memoryFree(int state) {
        return memoryFree[state];
    }

    /** The i-th node in this state, {@code 0 <= i < nodesIn(state)}. Their order says nothing. */
    public int node(int state, int i) {
        return members[state].get(i);
    }

    /** Number of devices of a node in this state. */
    public int devices(int state) {
        return keys[state].length - HEAD;
    }

    /** Free milli of all devices of a node in this state. */
    public int freeMilli(int state) {
        return milliFree[state];
    }

    /** Free milli of the i-th device, {@code 0 <= i < devices(state)}, those with the most first. */
    public int freeMilli(int state, int i) {
        return (int) (keys[state][HEAD + i] >>> 32);
    }

    /** Whether a share fits on the i-th of those devices. */
    public boolean takesShare(int state, int i, TaskDemand task) {
        return freeMilli(state, i) >= task.shareMilli()
                && (int) keys[state][HEAD + i] >= task.takenMemoryMib(keys[state][0]);
    }

    /**
     * A sign that only equal free states have: what was computed from a state holds as long as it has the same sign.
     */
    public Object sign(int state) {
        return keys[state];
    }

    /** Devices that are wholly free on all nodes of the segment. */
    public long wholeFreeSum() {
        return wholeFreeSum;
    }

    /** Milli of devices that is free on all nodes of the segment. */
    public long freeMilliSum() {
        return freeMilliSum;
    }

    /** Whether a task fits on a node in this state. */
    public boolean fits(int state, TaskDemand task) {
        // First what turns down most of the states of a full pool.
        if (mostFree[state] < Math.min(task.milli(), Limits.DEVICE_MILLI)
                || cpuFree[state] < task.cpuMilli()
                || memoryFree[state] < task.memoryMib()) {
            return false;
        }
        if (task.whole()) {
            return wholeFree[state] >= task.devices()
                    && (task.devices() == 0 || (int) keys[state][0] >= task.deviceMemoryMib());
        }
        return takesShare(state, 0, task) || tightestShare(state, task) >= 0;
    }

    /** Whether a task fits on any node. */
    public boolean fitsAnywhere(TaskDemand task) {
        for (int whole = leastWhole(task); whole < active.length; whole++) {
            for (int i = 0; i < activeCount[whole]; i++) {
                if (fits(active[whole][i], task)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many such tasks fit at once on all nodes. */
    public long tasksThatFit(TaskDemand task) {
        long tasks = 0;
        for (int whole = leastWhole(task); whole < active.length; whole++) {
            for (int i = 0; i < activeCount[whole]; i++) {
                tasks += tasksThatFit(active[whole][i], task) * nodesIn(active[whole][i]);
            }
        }
        return tasks;
    }

    /** How many such tasks fit at once on one node in this state. */
    public long tasksThatFit(int state, TaskDemand task) {
        long count = Limits.TASKS;
        if (task.devices() > 0 && task.whole()) {
            count = fits(state, task) ? wholeFree[state] / task.devices() : 0;
        } else if (task.devices() > 0) {
            count = sharesThatFit(keys[state], task);
        }
        count = task.cpuMilli() == 0 ? count : Math.min(count, cpuFree(state) / task.cpuMilli());
        return task.memoryMib() == 0 ? count : Math.min(count, memoryFree(state) / task.memoryMib());
    }

    private static long sharesThatFit(long[] key, TaskDemand task) {
        long memory = task.takenMemoryMib(key[0]);
        long count = 0;
        for (int i = HEAD; i < key.length; i++) {
            long byMilli = (key[i] >>> 32) / task.shareMilli();
            count += memory == 0 ? byMilli : Math.min(byMilli, (int) key[i] / memory);
        }
        return count;
    }

    /** The least free milli of a device that the share fits on, or -1. */
    public int tightestShare(int state, TaskDemand task) {
        var key = keys[state];
        long memory = task.takenMemoryMib(key[0]);
        for (int i = key.length - 1; i >= HEAD; i--) {
            int milli = (int) (key[i] >>> 32);
            if (milli >= task.shareMilli() && (int) key[i] >= memory) {
                return milli;
            }
        }
        return -1;
    }

    /** Takes a node out, before its free state changes. */
    void remove(int node) {
        int bucket = nodes.bucket[node];
        if (bucket == NodeTable.NO_BUCKET) {
            return;
        }
        nodes.bucket[node] = NodeTable.NO_BUCKET;
        wholeFreeSum -= wholeFree[bucket];
        freeMilliSum -= milliFree[bucket];
        members[bucket].remove(node);
        if (members[bucket].size() == 0) {
            drop(bucket);
        }
    }

    /** Puts a node in, after its free state changed; a node that takes no tasks stays out. */
    void insert(int node) {
        if (!nodes.schedulable(node)) {
            return;
        }
        int length = writeKey(node);
        int bucket = find(length);
        if (bucket == EMPTY) {
            bucket = create(Arrays.copyOf(scratch, length));
        }
        nodes.bucket[node] = bucket;
        members[bucket].add(node);
        wholeFreeSum += wholeFree[bucket];
        freeMilliSum += milliFree[bucket];
    }

    private int writeKey(int node) {
        var spec = nodes.specs.get(node);
        scratch[0] = spec.deviceMemoryMib();
        scratch[1] = (long) nodes.freeCpu(node) << 32 | nodes.freeMemory(node);
        int end = HEAD;
        for (int device = 0; device < spec.devices(); device++) {
            int milli = nodes.freeMilli(node, device);
            long part = milli == 0 ? 0 : (long) milli << 32 | nodes.freeDeviceMemory(node, device);
            int at = end++;
            while (at > HEAD && scratch[at - 1] < part) {
                scratch[at] = scratch[at - 1];
                at--;
            }
            scratch[at] = part;
        }
        return end;
    }

    private static int milliOf(long[] key) {
        int sum = 0;
        for (int i = HEAD; i < key.length; i++) {
            sum += (int) (key[i] >>> 32);
        }
        return sum;
    }

    private static int hash(long[] key, int length) {
        long hash = length;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ key[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return (int) (hash ^ hash >>> 32);
    }

    private int find(int length) {
        int mask = table.length - 1;
        for (int at = hash(scratch, length) & mask; table[at] != EMPTY; at = at + 1 & mask) {
            if (Arrays.equals(keys[table[at]], 0, keys[table[at]].length, scratch, 0, length)) {
                return table[at];
            }
        }
        return EMPTY;
    }

    private int create(long[] key) {
        if (size * 2 >= table.length) {
            rehash(table.length * 2);
        }
        int bucket = unusedCount > 0 ? unused[--unusedCount] : newBucket();
        keys[bucket] = key;
        int whole = 0;
        while (HEAD + whole < key.length && key[HEAD + whole] >>> 32 == Limits.DEVICE_MILLI) {
            whole++;
        }
        wholeFree[bucket] = whole;
        mostFree[bucket] = key.length == HEAD ? 0 : (int) (key[HEAD] >>> 32);
        milliFree[bucket] = milliOf(key);
        cpuFree[bucket] = (int) (key[1] >>> 32);
        memoryFree[bucket] = (int) key[1];
        if (activeCount[whole] == active[whole].length) {
            active[whole] = Arrays.copyOf(active[whole], Math.max(4, activeCount[whole] * 2));
        }
        activeSlot[bucket] = activeCount[whole];
        active[whole][activeCount[whole]++] = bucket;
        size++;
        enter(bucket);
        return bucket;
    }

    private int newBucket() {
        if (buckets == keys.length) {
            int room = buckets * 2;
            keys = Arrays.copyOf(keys, room);
            cpuFree = Arrays.copyOf(cpuFree, room);
            memoryFree = Arrays.copyOf(memoryFree, room);
            wholeFree = Arrays.copyOf(wholeFree, room);
            mostFree = Arrays.copyOf(mostFree, room);
            milliFree = Arrays.copyOf(milliFree, room);
            members = Arrays.copyOf(members, room);
            activeSlot = Arrays.copyOf(activeSlot, room);
            unused = Arrays.copyOf(unused, room);
        }
        members[buckets] = new NodeHeap(nodes.heapSlot);
        return buckets++;
    }

    private void enter(int bucket) {
        int mask = table.length - 1;
        int at = hash(keys[bucket], keys[bucket].length) & mask;
        while (table[at] != EMPTY) {
            at = at + 1 & mask;
        }
        table[at] = bucket;
    }

    private void rehash(int length) {
        table = new int[length];
        Arrays.fill(table, EMPTY);
        for (int whole = 0; whole < active.length; whole++) {
            for (int i = 0; i < activeCount[whole]; i++) {
                enter(active[whole][i]);
            }
        }
    }

    /** Open addressing without tombstones: what follows the hole is moved up until a slot is free. */
    private void drop(int bucket) {
        int mask = table.length - 1;
        int hole = hash(keys[bucket], keys[bucket].length) & mask;
        while (table[hole] != bucket) {
            hole = hole + 1 & mask;
        }
        table[hole] = EMPTY;
        for (int at = hole + 1 & mask; table[at] != EMPTY; at = at + 1 & mask) {
            int moved = table[at];
            table[at] = EMPTY;
            enter(moved);
        }
        var list = active[wholeFree[bucket]];
        int last = list[--activeCount[wholeFree[bucket]]];
        list[activeSlot[bucket]] = last;
        activeSlot[last] = activeSlot[bucket];
        size--;
        unused[unusedCount++] = bucket;
    }

    /** The node arrays grew: heaps write to the new slots from now on. */
    void nodesGrew() {
        for (int bucket = 0; bucket < buckets; bucket++) {
            members[bucket].slots(nodes.heapSlot);
        }
    }
}
