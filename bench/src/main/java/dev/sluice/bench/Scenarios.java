package dev.sluice.bench;

import java.util.List;

/** All scenarios of the core, in the order of the report. */
final class Scenarios {
    private Scenarios() {}

    static List<Scenario> all() {
        return List.of(
                new FillScenario("fill-10k", Fleet.uniform(10_000), Shapes.mixed()),
                new SteadyScenario("steady-1k", Fleet.uniform(1_000), Shapes.mixed(), 60),
                new SteadyScenario("steady-10k", Fleet.uniform(10_000), Shapes.mixed(), 60),
                new SteadyScenario("steady-100k", Fleet.uniform(100_000), Shapes.mixed(), 60),
                new SteadyScenario("steady-10k-varied", Fleet.uniform(10_000), Shapes.varied(), 20),
                new SteadyScenario("steady-10k-centers", new Fleet(10_000, 50, 4), Shapes.mixed(), 60),
                new SteadyScenario("steady-10k-gangs", Fleet.uniform(10_000), Shapes.gangs(), 10),
                new FullQueueScenario(),
                new OneAtATimeScenario("single-10k", Fleet.uniform(10_000), Shapes.mixed()),
                new OneAtATimeScenario("single-100k", Fleet.uniform(100_000), Shapes.mixed()),
                new ReclaimScenario("reclaim-1k", Fleet.uniform(1_000)),
                new ReclaimScenario("reclaim-10k", Fleet.uniform(10_000)),
                new ReplayScenario(1_000, "pool"),
                new ReplayScenario(10_000, "pool"),
                new ReplayScenario(50_000, "pool"),
                new ReplayScenario(1_000, "pool-fifo"),
                new ReplayScenario(50_000, "pool-fifo"),
                new MemoryScenario(),
                new BesideScenario("beside-10k", 10_000));
    }
}
