package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.schedule.place.Usual.Asked;

/**
 * Takes the node and the device where the task makes the least new fragments.
 *
 * <p>Source: FGD of Weng et al., "Beware of Fragmentation: Scheduling GPU-Sharing Workloads with Fragmentation Gradient
 * Descent" (USENIX ATC 2023), section 4, scored as in its public simulator. Goal: free devices should be of use to what
 * is usually asked for. Method: to a usual task all free devices of a node are fragments if it can't run there (cores,
 * chip, devices) or needs no device, else those parts that are smaller than what it asks of a device. A node's
 * fragments are the mean over the usual tasks, up to 95 % of them. The score is {@code floor(100 x sigmoid(fragments
 * before - after, in devices))}, the highest first; memory does not count. Example: half a device and 600 milli are
 * free, the usual tasks are a whole one and a half, each as often. Fragments are 1,100 to the first and 0 to the
 * second, so 550. A half on the first device leaves 600 and 0: 300; on the second 500 and 100: (600 + 100) / 2 = 350.
 * It takes the first one.
 */
final class FragmentationDescent implements StatePolicy {
    private static final int POPULAR_PERCENT = 95;

    private final Usual popular;
    private final WorthLost lost;
    private final long tasks;

    FragmentationDescent(Usual usual) {
        popular = usual.alike(FragmentationDescent::withoutMemory).top(POPULAR_PERCENT);
        tasks = popular.all().stream().mapToLong(Asked::count).sum();
        lost = new WorthLost(this::worthOn, this::points);
    }

    private static Asked withoutMemory(Asked asked) {
        var task = asked.task();
        return new Asked(
                new TaskDemand(task.devices(), task.shareMilli(), 0, task.cpuMilli(), 0), asked.chips(), asked.count());
    }

    @Override
    public String name() {
        return "fgd";
    }

    @Override
    public Scoring scoring(Pool pool, Segment segment, TaskDemand task) {
        return lost.on(segment, task)::of;
    }

    @Override
    public long pick(Pool pool, int node, TaskDemand task, long workload) {
        return task.whole() ? pool.pick(node, task) : lost.pick(pool, node, task);
    }

    /** A node is worth the less the more fragments it has. */
    private WorthLost.Worth worthOn(String chip) {
        var runnable = popular.all().stream()
                .filter(asked -> asked.task().devices() > 0 && asked.allows(chip))
                .toList();
        int[] cpu = runnable.stream().mapToInt(asked -> asked.task().cpuMilli()).toArray();
        int[] devices =
                runnable.stream().mapToInt(asked -> asked.task().devices()).toArray();
        int[] milli =
                runnable.stream().mapToInt(asked -> asked.task().shareMilli()).toArray();
        long[] count = runnable.stream().mapToLong(Asked::count).toArray();
        return room -> {
            long fragments = tasks * room.milliSum;
            for (int i = 0; i < count.length; i++) {
                if (room.cpuMilli >= cpu[i] && room.parts >= devices[i] && room.milli[devices[i] - 1] >= milli[i]) {
                    fragments -= count[i] * usable(room, milli[i]);
                }
            }
            return -fragments;
        };
    }

    private static int usable(Room room, int milli) {
        int sum = 0;
        for (int part = 0; part < room.parts && room.milli[part] >= milli; part++) {
            sum += room.milli[part];
        }
        return sum;
    }

    private long points(long newFragments) {
        return -Sigmoid.percent(-newFragments, tasks * 1000);
    }
}
