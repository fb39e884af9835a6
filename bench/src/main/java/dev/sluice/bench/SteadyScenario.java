package dev.sluice.bench;

import org.jspecify.annotations.Nullable;

/**
 * A pool that stays nine tenths full: in each batch 500 random workloads end, 500 are submitted and one cycle places
 * them. The pool lives on from round to round.
 */
final class SteadyScenario implements Scenario {
    private static final double SECOND = 1e9;
    private static final int BATCH = 500;

    private final String name;
    private final Fleet fleet;
    private final Shapes shapes;
    private final int batches;
    private @Nullable World kept;

    SteadyScenario(String name, Fleet fleet, Shapes shapes, int batches) {
        this.name = name;
        this.fleet = fleet;
        this.shapes = shapes;
        this.batches = batches;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void round(Meter meter) {
        var world = world();
        world.resetSums();
        for (int batch = 0; batch < batches; batch++) {
            turnOver(world);
        }
        meter.rate("placements, cycles alone", "1/s", world.placements * SECOND / world.cycleNanos);
        long all = world.cycleNanos + world.submitNanos + world.reportNanos;
        meter.rate("whole lives: submit, place, start, end", "1/s", world.placements * SECOND / all);
        meter.cost("one placement in a cycle", "us", world.cycleNanos / 1e3 / world.placements);
        meter.cost(
                "free states of the first segment",
                "",
                world.core.pool().segment(0).free().size());
    }

    private World world() {
        if (kept == null) {
            kept = new World(fleet);
            kept.fill(shapes, 900);
        }
        return kept;
    }

    /** As many come as go, a few more or less so that the pool stays as full as it was. */
    private void turnOver(World world) {
        world.tick(1_000);
        for (int i = 0; i < BATCH; i++) {
            world.endOne();
        }
        int submissions = BATCH - world.core.waiting().size() + (world.fullThousandths() < 880 ? 25 : -25);
        for (int i = 0; i < submissions; i++) {
            world.submit(shapes.next(world.random));
        }
        world.settle();
    }
}
