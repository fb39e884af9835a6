package dev.sluice.core.schedule;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.Verdict.Code;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A demand that somebody waits with, one for all groups that want the same: what can be said of it without looking at a
 * tenant is found once. Nothing in here decides anything that the demand and the pool do not.
 */
final class Shape {
    /**
     * What the inventory is to a demand.
     *
     * @param segments not empty ones with a chip and a center that it allows
     * @param chips of those segments by number, each once
     * @param mostTasks the most of its tasks that could run at once as it asks, if all were empty
     * @param anywhere the same, whatever domain it requires
     */
    @SuppressWarnings("ArrayRecordComponent") // in the hot path, and never compared
    record Room(List<Segment> segments, int[] chips, long mostTasks, long anywhere) {}

    /** A small number that no other shape has at the same time. */
    final int slot;

    final GangDemand demand;

    /** The same with as few tasks as it starts with. */
    final GangDemand least;

    final String needs;
    final Verdict noCapacity;
    final Verdict fragmented;

    /** Groups that want it. */
    int groups;

    /** Of the inventory and of the rules. */
    record Version(long inventory, long rules) {}

    private final TreeMap<Integer, Room> narrower = new TreeMap<>();
    private Version narrowerVersion = new Version(0, 0);
    private @Nullable Room room;
    private long roomVersion;

    Shape(int slot, GangDemand demand) {
        this.slot = slot;
        this.demand = demand;
        least = demand.least();
        needs = Verdicts.needsOf(demand);
        noCapacity = Verdict.of(Code.NO_CAPACITY, least.tasks(), needs);
        fragmented = Verdict.of(Code.FRAGMENTED, least.tasks(), needs);
    }

    /** What the inventory is to it of a tenant that the rules keep from a part of it, computed once a version. */
    Room room(int tenant, Version version, Supplier<Room> compute) {
        if (!narrowerVersion.equals(version)) {
            narrower.clear();
            narrowerVersion = version;
        }
        return narrower.computeIfAbsent(tenant, any -> compute.get());
    }

    /** What the inventory is to it, computed once for each version of that. */
    Room room(long inventoryVersion, Supplier<Room> compute) {
        if (room == null || roomVersion != inventoryVersion) {
            room = compute.get();
            roomVersion = inventoryVersion;
        }
        return room;
    }
}
