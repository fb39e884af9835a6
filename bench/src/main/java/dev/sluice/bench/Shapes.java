package dev.sluice.bench;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded requests. Each call makes a fresh demand, as each workload file that is read does. */
interface Shapes {
    GangDemand next(SplittableRandom random);

    /**
     * Of 100 requests 30 ask for 1 device, 15 for 2, 15 for 4, 10 for 8, 15 for half a device and 15 for a quarter;
     * cores and memory in proportion.
     */
    static Shapes mixed() {
        return random -> {
            int milli = mixedMilli(random.nextInt(100));
            return single(milli, milli * 12, milli * 96L);
        };
    }

    /** The mixed requests, with cores and memory that people choose: 1 to 16 cores and 8 to 128 GiB a device. */
    static Shapes varied() {
        return random -> {
            int milli = mixedMilli(random.nextInt(100));
            int cores = milli * (1 + random.nextInt(16));
            return single(milli, cores, milli * 8L * (1 + random.nextInt(16)));
        };
    }

    /** A hundred different requests that only differ in cores, each as likely as any other. */
    static Shapes hundred() {
        return random -> {
            int shape = random.nextInt(100);
            int milli = mixedMilli(shape);
            return single(milli, Math.max(1, milli / 8) * (1 + shape % 10), milli * 96L);
        };
    }

    /** Gangs of 2 to 8 nodes with 8 devices a task. */
    static Shapes gangs() {
        return random ->
                new GangDemand(task(8_000, 96_000, 768_000), 2 + random.nextInt(7), List.of(), List.of(), anywhere());
    }

    /** One task with so many milli of devices. */
    static GangDemand single(int milli, int cpuMilli, long memoryMib) {
        return new GangDemand(task(milli, cpuMilli, memoryMib), 1, List.of(), List.of(), anywhere());
    }

    private static TaskDemand task(int milli, int cpuMilli, long memoryMib) {
        return milli < 1000
                ? new TaskDemand(1, milli, 0, cpuMilli, memoryMib)
                : new TaskDemand(milli / 1000, 1000, 0, cpuMilli, memoryMib);
    }

    private static Topology anywhere() {
        return new Topology("center", false);
    }

    private static int mixedMilli(int percent) {
        if (percent < 30) {
            return 1_000;
        }
        if (percent < 45) {
            return 2_000;
        }
        if (percent < 60) {
            return 4_000;
        }
        if (percent < 70) {
            return 8_000;
        }
        return percent < 85 ? 500 : 250;
    }
}
