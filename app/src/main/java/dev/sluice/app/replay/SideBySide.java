package dev.sluice.app.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Runs tasks that do not know of each other, as many at a time as there are threads. */
final class SideBySide {
    private SideBySide() {}

    /** The results in the order of the tasks. A task that fails is a bug, and ends all of it. */
    static <T> List<T> run(int threads, List<Callable<T>> tasks) throws InterruptedException {
        try (var pool = Executors.newFixedThreadPool(Math.clamp(threads, 1, Math.max(1, tasks.size())))) {
            var results = new ArrayList<T>();
            for (var future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a run failed: " + bug.getCause(), bug.getCause());
        }
    }

    /** The same, and a listener hears of each task that is done. */
    static <T> List<T> run(int threads, List<Callable<T>> tasks, Comparison.Listener listener)
            throws InterruptedException {
        var done = new AtomicLong();
        var heard = new ArrayList<Callable<T>>();
        for (var task : tasks) {
            heard.add(() -> {
                var result = task.call();
                listener.at(done.incrementAndGet(), tasks.size());
                return result;
            });
        }
        return run(threads, heard);
    }
}
