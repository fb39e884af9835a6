package dev.sluice.core.pool;

import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a gang takes: all its tasks at once, on devices of one chip in one center. Workloads with equal demands share
 * one place in the queue of a tenant, so a cycle costs by the number of different demands.
 *
 * @param tasks what it starts with where that fits, and what its run time is told for
 * @param leastTasks when not all tasks fit it starts with fewer, but not with fewer than these; as many as
 *     {@code tasks}, for which 0 stands, too: with all or not at all
 * @param mostTasks it may grow to so many while it runs; as many as {@code tasks}, for which 0 stands, too: never
 *     beyond those
 * @param stepTasks it runs with {@code leastTasks} and a multiple of these only; 0 stands for 1
 * @param chips ids of the chips that it can run on, best first; empty = any
 * @param centers names of the centers that it can run in; empty = any
 * @param interleave what an iteration keeps busy, of a job that agrees to share its devices with others; null = it does
 *     not. Only of gangs of a fixed size on whole devices
 */
public record GangDemand(
        TaskDemand task,
        int tasks,
        int leastTasks,
        int mostTasks,
        int stepTasks,
        List<String> chips,
        List<String> centers,
        Topology topology,
        @Nullable Iteration interleave) {
    public GangDemand {
        Bounds.within("tasks", tasks, 1, Limits.TASKS);
        Bounds.within("least tasks", leastTasks, 0, tasks);
        leastTasks = leastTasks == 0 ? tasks : leastTasks;
        mostTasks = mostTasks == 0 ? tasks : mostTasks;
        Bounds.within("most tasks", mostTasks, tasks, Limits.TASKS);
        Bounds.within("step of tasks", stepTasks, 0, Limits.TASKS);
        stepTasks = stepTasks == 0 ? 1 : stepTasks;
        if ((tasks - leastTasks) % stepTasks != 0 || (mostTasks - leastTasks) % stepTasks != 0) {
            throw new IllegalArgumentException("tasks " + tasks + " and most tasks " + mostTasks + " must be "
                    + leastTasks + " and a multiple of " + stepTasks);
        }
        if (!task.whole() && task.devices() != 1) {
            throw new IllegalArgumentException("a share is of one device, not of " + task.devices());
        }
        if (interleave != null && (!task.whole() || task.devices() == 0 || leastTasks < mostTasks)) {
            throw new IllegalArgumentException("only gangs of a fixed size on whole devices share them");
        }
        chips = List.copyOf(chips);
        centers = List.copyOf(centers);
    }

    /** A gang that runs with all its tasks only, and keeps its devices to itself. */
    public GangDemand(TaskDemand task, int tasks, List<String> chips, List<String> centers, Topology topology) {
        this(task, tasks, tasks, chips, centers, topology);
    }

    /** A gang that may run with fewer tasks, but never with more. */
    public GangDemand(
            TaskDemand task, int tasks, int leastTasks, List<String> chips, List<String> centers, Topology topology) {
        this(task, tasks, leastTasks, tasks, 1, chips, centers, topology, null);
    }

    /** Device milli over all tasks. */
    public long milli() {
        return task.milli() * tasks;
    }

    /** Whether it may start with fewer tasks. */
    public boolean elastic() {
        return leastTasks < tasks;
    }

    /** Whether its size may change while it runs. */
    public boolean resizable() {
        return leastTasks < mostTasks;
    }

    /** The least that it would start with. */
    public GangDemand least() {
        return elastic() ? withTasks(leastTasks) : this;
    }

    /**
     * The most tasks, fewer than all, that it can start with, or 0.
     *
     * @param fits whether so many fit; where some do, fewer do, too. Asked at most 14 times, first for the least
     */
    public int mostThatFit(IntPredicate fits) {
        int beyond = (tasks - leastTasks) / stepTasks;
        if (beyond == 0 || !fits.test(leastTasks)) {
            return 0;
        }
        int most = 0;
        while (beyond - most > 1) {
            int tried = (most + beyond) / 2;
            if (fits.test(leastTasks + tried * stepTasks)) {
                most = tried;
            } else {
                beyond = tried;
            }
        }
        return leastTasks + most * stepTasks;
    }

    /** The same for a job that agrees to share its devices, or null for one that does not. */
    public GangDemand withInterleave(@Nullable Iteration iteration) {
        return new GangDemand(task, tasks, leastTasks, mostTasks, stepTasks, chips, centers, topology, iteration);
    }

    /** With just so many tasks. */
    public GangDemand withTasks(int fewer) {
        return new GangDemand(task, fewer, fewer, fewer, 1, chips, centers, topology, interleave);
    }

    public GangDemand withChips(List<String> others) {
        return new GangDemand(task, tasks, leastTasks, mostTasks, stepTasks, others, centers, topology, interleave);
    }

    private GangDemand withCenters(List<String> others) {
        return new GangDemand(task, tasks, leastTasks, mostTasks, stepTasks, chips, others, topology, interleave);
    }

    /** On one chip in one center only. */
    public GangDemand within(String chip, String center) {
        return withChips(List.of(chip)).withCenters(List.of(center));
    }

    /** Groups are found by demands all the time; this takes what mostly differs. */
    @Override
    public int hashCode() {
        return task.hashCode() * 31 + tasks;
    }
}
