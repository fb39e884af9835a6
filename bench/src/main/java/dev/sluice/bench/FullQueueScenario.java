package dev.sluice.bench;

import org.jspecify.annotations.Nullable;

/**
 * A full pool with 50,000 workloads of a hundred shapes waiting over 30 tenants. Measured: a cycle after 500 random
 * ends, a cycle after one end, and a cycle after one more submission that can't be placed.
 */
final class FullQueueScenario implements Scenario {
    private static final double SECOND = 1e9;
    private static final int WAITING = 50_000;
    private static final int BATCH = 500;
    private static final int SAMPLES = 50;

    private final Fleet fleet = Fleet.uniform(10_000);
    private final Shapes shapes = Shapes.hundred();
    private @Nullable World kept;

    @Override
    public String name() {
        return "queue-50k";
    }

    @Override
    public void round(Meter meter) {
        var world = world();
        world.resetSums();
        for (int batch = 0; batch < 20; batch++) {
            for (int i = 0; i < BATCH; i++) {
                world.endOne();
            }
            top(world);
            world.settle();
        }
        meter.rate("placements, 500 ends a cycle", "1/s", world.placements * SECOND / world.cycleNanos);
        meter.cost("cycle after 1 end, mean", "ms", cycles(world, true));
        meter.cost("cycle after 1 submission, mean", "ms", cycles(world, false));
        meter.cost("groups that wait", "", world.core.waiting().groupCount());
    }

    private World world() {
        if (kept == null) {
            kept = new World(fleet);
            kept.fill(shapes, 1_000);
            top(kept);
            kept.settle();
        }
        return kept;
    }

    private void top(World world) {
        while (world.core.waiting().size() < WAITING) {
            world.submit(shapes.next(world.random));
        }
    }

    private double cycles(World world, boolean end) {
        world.resetSums();
        for (int sample = 0; sample < SAMPLES; sample++) {
            world.tick(1_000);
            if (end) {
                world.endOne();
            } else {
                world.submit(shapes.next(world.random));
            }
            world.settle();
        }
        return world.cycleNanos / 1e6 / SAMPLES;
    }
}
