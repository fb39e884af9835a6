package dev.sluice.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A pool that stays nine tenths full: one workload is submitted and placed in a cycle of its own; then one ends. */
final class OneAtATimeScenario implements Scenario {
    private static final int SAMPLES = 5_000;

    private final String name;
    private final Fleet fleet;
    private final Shapes shapes;
    private @Nullable World kept;

    OneAtATimeScenario(String name, Fleet fleet, Shapes shapes) {
        this.name = name;
        this.fleet = fleet;
        this.shapes = shapes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void round(Meter meter) {
        var world = world();
        var nanos = new long[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            world.tick(1);
            while (world.fullThousandths() >= 900) {
                world.endOne();
            }
            world.settle();
            long before = world.submitNanos;
            world.submit(shapes.next(world.random));
            nanos[sample] = world.cycle() + world.submitNanos - before;
        }
        Arrays.sort(nanos);
        meter.cost("submit and cycle, p50", "us", nanos[SAMPLES / 2] / 1e3);
        meter.cost("submit and cycle, p99", "us", nanos[SAMPLES * 99 / 100] / 1e3);
        meter.cost("submit and cycle, worst", "us", nanos[SAMPLES - 1] / 1e3);
    }

    private World world() {
        if (kept == null) {
            kept = new World(fleet);
            kept.fill(shapes, 900);
        }
        return kept;
    }
}
