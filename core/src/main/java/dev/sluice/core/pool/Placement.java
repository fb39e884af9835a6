package dev.sluice.core.pool;

import dev.sluice.core.unit.IntList;
import dev.sluice.core.unit.LongList;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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

    /** One of its tasks alone. */
    public Placement only(int rank) {
        return new Placement(segment, task, IntList.of(node(rank)), LongList.of(mask(rank)));
    }

    /** Whether both name a device, in whole or in part. */
    public boolean overlaps(Placement other) {
        for (int rank = 0; segment == other.segment && rank < tasks(); rank++) {
            for (int others = 0; others < other.tasks(); others++) {
                if (node(rank) == other.node(others) && (mask(rank) & other.mask(others)) != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether both have tasks on the same node. */
    public boolean meets(Placement other) {
        for (int rank = 0; segment == other.segment && rank < tasks(); rank++) {
            if (other.touches(node(rank))) {
                return true;
            }
        }
        return false;
    }

    /** The tasks from an index on, as many as are told: at least one. */
    public Placement slice(int from, int count) {
        return new Placement(
                segment,
                task,
                IntList.of(Arrays.copyOfRange(nodes.toArray(), from, from + count)),
                LongList.of(Arrays.copyOfRange(deviceMasks.toArray(), from, from + count)));
    }

    /** The same with the tasks of another placement of the same segment behind its own. */
    public Placement plus(Placement more) {
        return new Placement(
                segment,
                task,
                IntList.of(IntStream.concat(Arrays.stream(nodes.toArray()), Arrays.stream(more.nodes.toArray()))
                        .toArray()),
                LongList.of(LongStream.concat(
                                Arrays.stream(deviceMasks.toArray()), Arrays.stream(more.deviceMasks.toArray()))
                        .toArray()));
    }

    /** The same without the task at an index; another one must be left. */
    public Placement without(int index) {
        if (index == tasks() - 1) {
            return slice(0, index);
        }
        var rest = slice(index + 1, tasks() - index - 1);
        return index == 0 ? rest : slice(0, index).plus(rest);
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
