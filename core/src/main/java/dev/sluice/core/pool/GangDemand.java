package dev.sluice.core.pool;

import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;
import java.util.List;

/**
 * What a gang takes: all its tasks at once, on devices of one chip in one center. Workloads with equal demands share
 * one place in the queue of a tenant, so a cycle costs by the number of different demands.
 *
 * @param chips ids of the chips that it can run on, best first; empty = any
 * @param centers names of the centers that it can run in; empty = any
 */
public record GangDemand(TaskDemand task, int tasks, List<String> chips, List<String> centers, Topology topology) {
    public GangDemand {
        Bounds.within("tasks", tasks, 1, Limits.TASKS);
        chips = List.copyOf(chips);
        centers = List.copyOf(centers);
    }

    /** Device milli over all tasks. */
    public long milli() {
        return task.milli() * tasks;
    }

    public GangDemand withTasks(int fewer) {
        return new GangDemand(task, fewer, chips, centers, topology);
    }

    public GangDemand withChips(List<String> others) {
        return new GangDemand(task, tasks, others, centers, topology);
    }

    /** Groups are found by demands all the time; this takes what mostly differs. */
    @Override
    public int hashCode() {
        return task.hashCode() * 31 + tasks;
    }
}
