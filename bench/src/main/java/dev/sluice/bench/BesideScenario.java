package dev.sluice.bench;

import dev.sluice.bench.peer.CapacitySchedulerPeer;
import dev.sluice.bench.peer.FenzoPeer;
import dev.sluice.bench.peer.Peer;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Sluice and others place tasks of 1, 2, 4 and 8 GPUs on 8-GPU nodes, one scheduler after the other in each round, a
 * batch being a tenth as many tasks as nodes; submission counts for all of them. Sluice places ten batches in a fresh
 * pool, Fenzo one in a fresh pool, the CapacityScheduler one a round in a pool that it keeps, as it is slow to set up.
 */
final class BesideScenario implements Scenario {
    private static final int BATCHES = 10;

    private final String name;
    private final int nodes;
    private final SplittableRandom random = new SplittableRandom(7);
    private @Nullable Peer kept;

    BesideScenario(String name, int nodes) {
        this.name = name;
        this.nodes = nodes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void round(Meter meter) {
        try {
            double ours = sluice();
            double fenzo = fenzo();
            kept = kept == null ? new CapacitySchedulerPeer(nodes) : kept;
            double capacity = rate(kept);
            meter.rate("Sluice", "1/s", ours);
            meter.rate("Fenzo", "1/s", fenzo);
            meter.rate("CapacityScheduler", "1/s", capacity);
            meter.rate("Sluice / Fenzo", "times", ours / fenzo);
            meter.rate("Sluice / CapacityScheduler", "times", ours / capacity);
        } catch (Exception | LinkageError failure) {
            throw new IllegalStateException("a peer failed", failure);
        }
    }

    private int[] batch() {
        return random.ints(nodes / 10, 0, 4).map(power -> 1 << power).toArray();
    }

    private double sluice() {
        var world = new World(Fleet.uniform(nodes));
        for (int batch = 0; batch < BATCHES; batch++) {
            for (int gpus : batch()) {
                world.submit(Shapes.single(gpus * 1_000, gpus * 12_000, gpus * 98_304L));
            }
            world.settle();
        }
        check("Sluice", world.placements, nodes / 10 * BATCHES);
        return world.placements * 1e9 / (world.submitNanos + world.cycleNanos);
    }

    private double fenzo() throws Exception {
        try (var peer = new FenzoPeer(nodes)) {
            return rate(peer);
        }
    }

    private double rate(Peer peer) throws Exception {
        var tasks = batch();
        long start = Stopwatch.nanos();
        int placed = peer.place(tasks);
        long nanos = Stopwatch.nanos() - start;
        check(peer.name(), placed, tasks.length);
        return placed * 1e9 / nanos;
    }

    private static void check(String who, long placed, int asked) {
        if (placed < asked) {
            throw new IllegalStateException(who + " placed " + placed + " of " + asked);
        }
    }
}
