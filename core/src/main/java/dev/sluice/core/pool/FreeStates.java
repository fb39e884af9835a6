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

    private final NodeTable nodes;
    private long[][] keys = new long[8][];
    // What a search looks at, out of the keys, so that it runs along short arrays.
    private int[] cpuFree = new int[8];
    private int[] memoryFree = new int[8];
    private int[] wholeFree = new int[8];
    private int[] mostFree = new int[8];
    private NodeHeap[] members = new NodeHeap[8];
    private int[] active = new int[8];
    private int[] activeSlot = new int[8];
    private int activeCount;
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
    }

    FreeStates(FreeStates other, NodeTable nodes) {
        this.nodes = nodes;
        keys = other.keys.clone();
        cpuFree = other.cpuFree.clone();
        memoryFree = other.memoryFree.clone();
        wholeFree = other.wholeFree.clone();
        mostFree = other.mostFree.clone();
        members = new NodeHeap[other.members.length];
        for (int bucket = 0; bucket < other.buckets; bucket++) {
            members[bucket] = other.members[bucket].copy(nodes.heapSlot);
        }
        active = other.active.clone();
        activeSlot = other.activeSlot.clone();
        activeCount = other.activeCount;
        buckets = other.buckets;
        table = other.table.clone();
        unused = other.unused.clone();
        unusedCount = other.unusedCount;
        wholeFreeSum = other.wholeFreeSum;
        freeMilliSum = other.freeMilliSum;
    }

    /** Number of different states now. */
    public int size() {
        return activeCount;
    }

    /** The i-th state, {@code 0 <= i < size()}: a number for the other methods. Their order says nothing. */
    public int state(int i) {
        return active[i];
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
        if (cpuFree[state] < task.cpuMilli() || memoryFree[state] < task.memoryMib()) {
            return false;
        }
        if (task.whole()) {
            return wholeFree[state] >= task.devices()
                    && (task.devices() == 0 || (int) keys[state][0] >= task.deviceMemoryMib());
        }
        return mostFree[state] >= task.shareMilli() && tightestShare(state, task) >= 0;
    }

    /** Whether a task fits on any node. */
    public boolean fitsAnywhere(TaskDemand task) {
        for (int i = 0; i < activeCount; i++) {
            if (fits(active[i], task)) {
                return true;
            }
        }
        return false;
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
        freeMilliSum -= milliOf(keys[bucket]);
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
        freeMilliSum += milliOf(keys[bucket]);
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

    private static long milliOf(long[] key) {
        long sum = 0;
        for (int i = HEAD; i < key.length; i++) {
            sum += key[i] >>> 32;
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
        if (activeCount * 2 >= table.length) {
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
        cpuFree[bucket] = (int) (key[1] >>> 32);
        memoryFree[bucket] = (int) key[1];
        activeSlot[bucket] = activeCount;
        active[activeCount++] = bucket;
        enter(bucket);
        return bucket;
    }

    private int newBucket() {
        if (buckets == keys.length) {
            int size = buckets * 2;
            keys = Arrays.copyOf(keys, size);
            cpuFree = Arrays.copyOf(cpuFree, size);
            memoryFree = Arrays.copyOf(memoryFree, size);
            wholeFree = Arrays.copyOf(wholeFree, size);
            mostFree = Arrays.copyOf(mostFree, size);
            members = Arrays.copyOf(members, size);
            active = Arrays.copyOf(active, size);
            activeSlot = Arrays.copyOf(activeSlot, size);
            unused = Arrays.copyOf(unused, size);
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

    private void rehash(int size) {
        table = new int[size];
        Arrays.fill(table, EMPTY);
        for (int i = 0; i < activeCount; i++) {
            enter(active[i]);
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
        int last = active[--activeCount];
        active[activeSlot[bucket]] = last;
        activeSlot[last] = activeSlot[bucket];
        unused[unusedCount++] = bucket;
    }

    /** The node arrays grew: heaps write to the new slots from now on. */
    void nodesGrew() {
        for (int bucket = 0; bucket < buckets; bucket++) {
            members[bucket].slots(nodes.heapSlot);
        }
    }
}
