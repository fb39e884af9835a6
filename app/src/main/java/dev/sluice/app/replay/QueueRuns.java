package dev.sluice.app.replay;

import dev.sluice.core.replay.PackingQueue;
import dev.sluice.core.replay.QueueOutcome;
import dev.sluice.core.replay.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The packing procedure with a queue and departures, over lists, policies, loads and seeds. */
public final class QueueRuns {
    private final List<Callable<QueueOutcome>> tasks = new ArrayList<>();
    private final AtomicLong done = new AtomicLong();

    /** Adds a list with a policy at a load, once for each seed. */
    public void add(Trace list, String name, String policy, int loadPermille, List<Long> seeds) {
        for (long seed : seeds) {
            tasks.add(() -> PackingQueue.run(name, list.fleet(), list.jobs(), policy, loadPermille, seed));
        }
    }

    /** One outcome for each seed, in the order in which they were added. */
    public List<QueueOutcome> run(int threads, Comparison.Listener listener) throws InterruptedException {
        try (var pool = Executors.newFixedThreadPool(Math.clamp(threads, 1, Math.max(1, tasks.size())))) {
            var heard = new ArrayList<Callable<QueueOutcome>>();
            for (var task : tasks) {
                heard.add(() -> {
                    var outcome = task.call();
                    listener.at(done.incrementAndGet(), tasks.size());
                    return outcome;
                });
            }
            var outcomes = new ArrayList<QueueOutcome>();
            for (var future : pool.invokeAll(heard)) {
                outcomes.add(future.get());
            }
            return outcomes;
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a run failed: " + bug.getCause(), bug.getCause());
        }
    }
}
