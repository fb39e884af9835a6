package dev.sluice.bench;

import dev.sluice.core.work.Priority;

/**
 * Owners come back: five organisations have filled the pool, then the sixth submits 500 workloads inside its guarantee.
 * Measured until each of them has its devices or a promise of them.
 */
record ReclaimScenario(String name, Fleet fleet) implements Scenario {
    private static final int MOST_CYCLES = 1_000;

    @Override
    public void round(Meter meter) {
        var world = new World(fleet);
        var shapes = Shapes.mixed();
        while (world.fullThousandths() < 999) {
            int before = world.running();
            for (int i = 0; i < 2_000; i++) {
                int organisation = 1 + world.random.nextInt(World.ORGANISATIONS - 1);
                world.submit(shapes.next(world.random), World.project(organisation, 0), Priority.NORMAL);
            }
            world.settle();
            if (world.running() == before) {
                break;
            }
        }
        world.resetSums();
        int claims = fleet.nodes() / 20;
        for (int i = 0; i < claims; i++) {
            world.submit(Shapes.single(8_000, 96_000, 768_000), World.project(0, 0), Priority.NORMAL);
        }
        int cycles = 0;
        while (world.reservations + world.placements < claims && cycles < MOST_CYCLES) {
            world.tick(1_000);
            world.settle();
            world.endStopping();
            cycles++;
        }
        meter.cost("rounds of stops until all claims are served", "", cycles);
        meter.cost("time of all cycles", "ms", world.cycleNanos / 1e6);
    }
}
