package dev.sluice.bench;

/** An empty pool is filled to nine tenths in batches of 2,000 submissions. */
record FillScenario(String name, Fleet fleet, Shapes shapes) implements Scenario {
    private static final double SECOND = 1e9;

    @Override
    public void round(Meter meter) {
        var world = new World(fleet);
        world.fill(shapes, 900);
        meter.rate("placements, cycles alone", "1/s", world.placements * SECOND / world.cycleNanos);
        long all = world.cycleNanos + world.submitNanos;
        meter.rate("placements, with submission", "1/s", world.placements * SECOND / all);
    }
}
