package dev.sluice.app.replay;

import dev.sluice.core.replay.PackingQueue;
import dev.sluice.core.replay.QueueOutcome;
import dev.sluice.core.replay.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The packing procedure with a queue and departures, over lists, policies, loads and seeds. */
public final class QueueRuns {
    private final List<Callable<QueueOutcome>> tasks = new ArrayList<>();

    /** Adds a list with a policy at a load, once for each seed. */
    public void add(Trace list, String name, String policy, int loadPermille, List<Long> seeds) {
        for (long seed : seeds) {
            tasks.add(() -> PackingQueue.run(name, list.fleet(), list.jobs(), policy, loadPermille, seed));
        }
    }

    /** One outcome for each seed, in the order in which they were added. */
    public List<QueueOutcome> run(int threads, Comparison.Listener listener) throws InterruptedException {
        return SideBySide.run(threads, tasks, listener);
    }
}
