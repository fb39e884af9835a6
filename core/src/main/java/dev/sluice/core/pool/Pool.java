package dev.sluice.core.pool;

import dev.sluice.core.unit.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All centers with their nodes and devices, and who holds what. Only {@code apply} and the tentative plans of a cycle,
 * which undo what they did, change it.
 */
public final class Pool {
    /** What a look-up answers when there is no such thing. */
    public static final int NONE = -1;

    private final List<CenterSpec> centers;
    private final List<Segment> segments;
    private final LinkedHashMap<String, Stock> stocks;
    private final TreeMap<String, Integer> centerNumbers;
    private final TreeMap<String, Integer> segmentNumbers;
    private final TreeMap<String, Integer> nodeNumbers;
    private final NodeTable nodes;
    private long inventoryVersion;

    public Pool() {
        centers = new ArrayList<>();
        segments = new ArrayList<>();
        stocks = new LinkedHashMap<>();
        centerNumbers = new TreeMap<>();
        segmentNumbers = new TreeMap<>();
        nodeNumbers = new TreeMap<>();
        nodes = new NodeTable();
    }

    private Pool(Pool other) {
        centers = new ArrayList<>(other.centers);
        centerNumbers = new TreeMap<>(other.centerNumbers);
        segmentNumbers = new TreeMap<>(other.segmentNumbers);
        nodeNumbers = new TreeMap<>(other.nodeNumbers);
        nodes = new NodeTable(other.nodes);
        inventoryVersion = other.inventoryVersion;
        segments = new ArrayList<>(other.segments.size());
        stocks = new LinkedHashMap<>();
        other.segments.forEach(segment -> add(new Segment(segment, stockFor(segment.chip()), nodes)));
    }

    public Pool copy() {
        return new Pool(this);
    }

    /** Rises whenever a node comes, goes or changes: what was computed from the inventory may be kept until then. */
    public long inventoryVersion() {
        return inventoryVersion;
    }

    /** Centers in the order of their numbers. */
    public List<CenterSpec> centers() {
        return List.copyOf(centers);
    }

    public CenterSpec center(int number) {
        return centers.get(number);
    }

    /** The center's number, or {@link #NONE}. */
    public int centerNumber(String name) {
        return centerNumbers.getOrDefault(name, NONE);
    }

    /** The node's number, or {@link #NONE}; a node that left has none. */
    public int nodeNumber(String center, String node) {
        return nodeNumbers.getOrDefault(key(center, node), NONE);
    }

    /** Numbers handed out so far; all nodes, those that left among them, have a smaller one. */
    public int nodeCount() {
        return nodes.count;
    }

    public NodeSpec node(int number) {
        return nodes.specs.get(number);
    }

    public Segment segmentOf(int node) {
        return segments.get(nodes.segment[node]);
    }

    public CenterSpec centerOf(int node) {
        return centers.get(segmentOf(node).center());
    }

    public NodeStatus status(int node) {
        byte flags = nodes.flags[node];
        return new NodeStatus(
                (flags & NodeTable.CORDONED) != 0, (flags & NodeTable.DOWN) != 0, (flags & NodeTable.GONE) != 0);
    }

    public List<Segment> segments() {
        return segments;
    }

    /** Segments with a chip, in the order of their numbers. */
    public List<Segment> segmentsOf(String chip) {
        return stocks.getOrDefault(chip, Stock.NONE).segments();
    }

    public Segment segment(int number) {
        return segments.get(number);
    }

    /** Devices of a chip in the centers of a tenant and of all below it, healthy or not, in milli. */
    public long milliOwnedBy(String tenant, String chip) {
        return segmentsOf(chip).stream()
                        .filter(segment -> center(segment.center()).isOwnedWithin(tenant))
                        .mapToLong(Segment::devices)
                        .sum()
                * Limits.DEVICE_MILLI;
    }

    /** Devices of a chip in all centers, healthy or not, in milli. */
    public long milliOf(String chip) {
        return stocks.getOrDefault(chip, Stock.NONE).devices() * Limits.DEVICE_MILLI;
    }

    /** Devices in all centers, healthy or not, in milli. */
    public long milli() {
        return stocks.values().stream().mapToLong(Stock::devices).sum() * Limits.DEVICE_MILLI;
    }

    /** Milli of all devices of a chip that can be handed out now. */
    public long freeMilliOf(String chip) {
        return stocks.getOrDefault(chip, Stock.NONE).freeMilli();
    }

    /** Milli of the devices in all centers that can be handed out now. */
    public long freeMilli() {
        return stocks.values().stream().mapToLong(Stock::freeMilli).sum();
    }

    /** Milli of a device that is held. */
    public int usedMilli(int node, int device) {
        return nodes.used[nodes.firstDevice[node] + device];
    }

    /** Milli of a device that is promised to a workload which waits for its present holders to stop. */
    public int claimedMilli(int node, int device) {
        return nodes.claimed[nodes.firstDevice[node] + device];
    }

    /** Milli of a device that can be handed out now; 0 on an unhealthy one. */
    public int freeMilli(int node, int device) {
        return nodes.freeMilli(node, device);
    }

    /** Milli of all devices of a node that can be handed out now. */
    public int freeMilli(int node) {
        int sum = 0;
        for (int device = 0; device < node(node).devices(); device++) {
            sum += nodes.freeMilli(node, device);
        }
        return sum;
    }

    /** Whether a share fits on a device of a node. */
    public boolean takesShare(int node, int device, TaskDemand task) {
        return DevicePick.takesShare(nodes, node, device, task);
    }

    public int freeDeviceMemoryMib(int node, int device) {
        return nodes.freeDeviceMemory(node, device);
    }

    public int freeCpuMilli(int node) {
        return nodes.freeCpu(node);
    }

    public int freeMemoryMib(int node) {
        return nodes.freeMemory(node);
    }

    /** Workloads with a task on the node, by rising id, one entry for each task. */
    public long[] holders(int node) {
        return Arrays.copyOf(nodes.holders[node], nodes.holderCount[node]);
    }

    /** The kinds of the tasks on a node, as {@link TaskDemand#kind} numbers them: one bit each. */
    public int kinds(int node) {
        return nodes.kinds(node);
    }

    /** Whether a task fits on this node now. */
    public boolean fits(int node, TaskDemand task) {
        int state = nodes.bucket[node];
        return state != NodeTable.NO_BUCKET && segmentOf(node).free().fits(state, task);
    }

    /** The free state of a node in its segment, or empty when it takes no tasks. */
    public Optional<Integer> stateOf(int node) {
        int state = nodes.bucket[node];
        return state == NodeTable.NO_BUCKET ? Optional.empty() : Optional.of(state);
    }

    /**
     * The devices that a task gets on a node which it fits on: the lowest wholly free ones; for a share the device with
     * the least free milli that it fits on.
     *
     * @return mask of device indices
     */
    public long pick(int node, TaskDemand task) {
        return DevicePick.of(nodes, node, task);
    }

    /** Whether a placement could be taken beside all that is held now, on nodes and devices that take tasks. */
    public boolean roomFor(long workload, Placement placement) {
        take(workload, placement);
        boolean room = usable(placement) && !nodes.overbooked(placement, false);
        give(workload, placement);
        return room;
    }

    /** Whether work could go on holding its placement beside all that is held and promised now. */
    public boolean roomBesideClaims(long workload, Placement placement) {
        take(workload, placement);
        boolean room = !nodes.overbooked(placement, true);
        give(workload, placement);
        return room;
    }

    /** Whether all nodes and devices of a placement are in a state to take tasks. */
    public boolean usable(Placement placement) {
        for (int rank = 0; rank < placement.tasks(); rank++) {
            int node = placement.node(rank);
            if (!nodes.schedulable(node) || (nodes.unhealthy[node] & placement.mask(rank)) != 0) {
                return false;
            }
        }
        return true;
    }

    /** How many such tasks these nodes could run at once if they were empty. */
    public long capacityFor(TaskDemand task, Collection<Integer> ofNodes) {
        long sum = 0;
        for (int node : ofNodes) {
            sum += nodes.specs.get(node).capacityFor(task);
        }
        return sum;
    }

    /** Lets no search find a node until it is shown again or what is taken on it changes. */
    public void hide(int node) {
        segmentOf(node).pull(node);
    }

    /** Lets searches find a node again. */
    public void show(int node) {
        var segment = segmentOf(node);
        segment.pull(node);
        segment.put(node);
    }

    public void setCenter(CenterSpec spec) {
        var known = centerNumbers.putIfAbsent(spec.name(), centers.size());
        if (known == null) {
            centers.add(spec);
        } else {
            centers.set(known, spec);
        }
    }

    /** Adds a node, or takes over which devices of a known one of the same shape are unhealthy. */
    public void setNode(String center, NodeSpec spec) {
        inventoryVersion++;
        int known = nodeNumber(center, spec.name());
        if (known != NONE) {
            nodes.specs.set(known, spec);
            update(known, () -> nodes.unhealthy[known] = NodeTable.maskOf(spec.unhealthy()));
            return;
        }
        var segment = segmentFor(centerNumber(center), spec.chip());
        int room = nodes.heapSlot.length;
        int node = nodes.add(spec, segment.number());
        if (room != nodes.heapSlot.length) {
            segments.forEach(each -> each.free().nodesGrew());
        }
        nodeNumbers.put(key(center, spec.name()), node);
        segment.enter(node, spec);
        segment.put(node);
    }

    /** Takes a node out for good; its number stays valid for reading. */
    public void removeNode(int node) {
        inventoryVersion++;
        nodeNumbers.remove(key(centerOf(node).name(), node(node).name()));
        segmentOf(node).leave(node, node(node));
        flag(node, NodeTable.GONE, true);
    }

    public void cordon(int node, boolean on) {
        flag(node, NodeTable.CORDONED, on);
    }

    public void down(int node, boolean on) {
        flag(node, NodeTable.DOWN, on);
    }

    private void flag(int node, byte flag, boolean on) {
        update(node, () -> nodes.flags[node] = (byte) (on ? nodes.flags[node] | flag : nodes.flags[node] & ~flag));
    }

    private void update(int node, Runnable change) {
        var segment = segmentOf(node);
        segment.pull(node);
        change.run();
        segment.put(node);
    }

    private Segment segmentFor(int center, String chip) {
        var key = key(centers.get(center).name(), chip);
        if (segmentNumbers.containsKey(key)) {
            return segments.get(segmentNumbers.get(key));
        }
        var segment = new Segment(segments.size(), center, chip, stockFor(chip), nodes);
        segmentNumbers.put(key, segment.number());
        add(segment);
        return segment;
    }

    private void add(Segment segment) {
        segments.add(segment);
        stockFor(segment.chip()).add(segment);
    }

    private Stock stockFor(String chip) {
        return stocks.computeIfAbsent(chip, any -> new Stock());
    }

    /** A scratch pad for what nodes would have free. */
    public Vacancy vacancy() {
        return new Vacancy(nodes);
    }

    /** Hands the devices, cores and memory of a placement to a workload. */
    public void take(long workload, Placement placement) {
        for (int rank = 0; rank < placement.tasks(); rank++) {
            takeTask(workload, placement.task(), placement.node(rank), placement.mask(rank));
        }
    }

    /** Takes back what {@link #take} handed out. */
    public void give(long workload, Placement placement) {
        for (int rank = 0; rank < placement.tasks(); rank++) {
            giveTask(workload, placement.task(), placement.node(rank), placement.mask(rank));
        }
    }

    /** Hands one task its devices, cores and memory on a node. */
    public void takeTask(long workload, TaskDemand task, int node, long deviceMask) {
        var segment = segmentOf(node);
        segment.pull(node);
        nodes.book(node, task, deviceMask, 1);
        nodes.addHolder(node, workload);
        segment.put(node);
    }

    /** Takes back what {@link #takeTask} handed out. */
    public void giveTask(long workload, TaskDemand task, int node, long deviceMask) {
        var segment = segmentOf(node);
        segment.pull(node);
        nodes.book(node, task, deviceMask, -1);
        nodes.removeHolder(node, workload);
        segment.put(node);
    }

    /** Promises what a placement names, while others may still hold it. */
    public void claim(Placement placement) {
        claim(placement, 1);
    }

    /** Takes a promise back. */
    public void unclaim(Placement placement) {
        claim(placement, -1);
    }

    private void claim(Placement placement, int sign) {
        for (int rank = 0; rank < placement.tasks(); rank++) {
            int node = placement.node(rank);
            segmentOf(node).pull(node);
            nodes.claim(node, placement.task(), placement.mask(rank), sign);
            segmentOf(node).put(node);
        }
    }

    private static String key(String center, String name) {
        return center + '\n' + name;
    }
}
