package dev.sluice.core.pool;

import dev.sluice.core.unit.IntList;
import dev.sluice.core.unit.LongList;

/**
 * The tasks of a gang on their devices: task {@code rank} is on node {@code nodes[rank]} with the devices whose bits
 * are set in {@code deviceMasks[rank]}.
 *
 * @param segment number of the segment (center and chip) that all its tasks are in
 * @param task what each task takes
 */
public record Placement(int segment, TaskDemand task, IntList nodes, LongList deviceMasks) {
    public Placement {
        if (nodes.size() == 0 || nodes.size() != deviceMasks.size()) {
            throw new IllegalArgumentException("a placement has as many device masks as nodes, and at least one");
        }
    }

    public int tasks() {
        return nodes.size();
    }

    /** The node of a task. */
    public int node(int rank) {
        return nodes.get(rank);
    }

    /** The devices of a task on its node. */
    public long mask(int rank) {
        return deviceMasks.get(rank);
    }

    /** Device milli over all tasks. */
    public long milli() {
        return task.milli() * tasks();
    }

    /** The same devices with so much of each. */
    public Placement withShare(int milli) {
        return new Placement(segment, task.withShare(milli), nodes, deviceMasks);
    }

    public boolean touches(int node) {
        for (int rank = 0; rank < nodes.size(); rank++) {
            if (nodes.get(rank) == node) {
                return true;
            }
        }
        return false;
    }
}
