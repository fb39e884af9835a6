package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.TaskDemand;

/**
 * Takes any node, and for a share any device, that the task fits on, each as likely as any other.
 *
 * <p>The draw is a hash of seed, workload and node (the finisher of SplitMix64, Steele et al., OOPSLA 2014), so it
 * needs no state and is the same in every run: the node with the least hash wins.
 */
final class RandomFit implements NodePolicy {
    private final long seed;

    RandomFit(long seed) {
        this.seed = seed;
    }

    @Override
    public String name() {
        return "random";
    }

    @Override
    public long score(Pool pool, int node, TaskDemand task, long workload) {
        return draw(workload, node);
    }

    @Override
    public long pick(Pool pool, int node, TaskDemand task, long workload) {
        if (task.whole()) {
            return pool.pick(node, task);
        }
        int best = Pool.NONE;
        for (int device = 0; device < pool.node(node).devices(); device++) {
            boolean fits = pool.takesShare(node, device, task);
            if (fits && (best == Pool.NONE || draw(workload, ~device) < draw(workload, ~best))) {
                best = device;
            }
        }
        return 1L << best;
    }

    private long draw(long workload, int of) {
        long hash = seed * 0x9E3779B97F4A7C15L + workload * 0xD1B54A32D192ED03L + of * 0x8CB92BA72F3D8DD7L;
        hash = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
        return hash ^ hash >>> 31;
    }
}
