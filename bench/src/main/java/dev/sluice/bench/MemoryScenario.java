package dev.sluice.bench;

import dev.sluice.core.Core;
import java.lang.management.ManagementFactory;

/** What the state takes on the heap after a full collection, and what a copy of it costs. */
record MemoryScenario() implements Scenario {
    private static final int NODES = 10_000;
    private static final int RUNNING = 50_000;
    private static final int COPIES = 5;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void round(Meter meter) {
        long before = usedBytes();
        var world = new World(Fleet.uniform(NODES));
        long withNodes = usedBytes();
        for (int i = 0; i < RUNNING; i++) {
            world.submit(Shapes.single(1_000, 8_000, 65_536));
        }
        long waiting = usedBytes();
        world.settle();
        world.forgetRunning();
        long running = usedBytes();
        meter.cost("a device of an empty pool", "bytes", (double) (withNodes - before) / world.fleet.devices());
        meter.cost("a waiting workload", "bytes", (double) (waiting - withNodes) / RUNNING);
        meter.cost("a running workload", "bytes", (double) (running - withNodes) / RUNNING);
        copies(meter, world.core, running);
    }

    private static void copies(Meter meter, Core core, long before) {
        Core copy = null;
        long start = Stopwatch.nanos();
        for (int i = 0; i < COPIES; i++) {
            copy = core.copy();
        }
        meter.cost("copy of 10,000 nodes, 50,000 running", "ms", (Stopwatch.nanos() - start) / 1e6 / COPIES);
        long after = usedBytes();
        meter.cost("the same, for a running workload", "bytes", (double) (after - before) / RUNNING);
        if (copy == null || copy.nextWorkloadId() != core.nextWorkloadId()) {
            throw new IllegalStateException("the copy is another state");
        }
    }

    private static long usedBytes() {
        var memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
