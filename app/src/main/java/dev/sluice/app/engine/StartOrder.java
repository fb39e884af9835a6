package dev.sluice.app.engine;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The order to start an attempt: one command, run once per task.
 *
 * @param key the attempt
 * @param workloadName the workload's name, for people
 * @param tenant path of the tenant, for people
 * @param argv the command, word by word; no shell reads it
 * @param env variables of the user; those that the engine owns ({@code SLUICE_*}, {@code RANK}, ...) are left out of it
 * @param workingDirectory where the tasks start, absolute; null: a fresh directory for each task
 * @param grace between TERM and KILL if the engine itself has to stop the attempt (because nobody knows it)
 * @param limit it is stopped by the scheduler after running so long; zero: no limit
 * @param tasks all tasks that the gang has now, by rising rank; a gang that never changed its size has them from 0 on
 * @param elastic whether tasks may be added and stopped while it runs
 */
public record StartOrder(
        AttemptKey key,
        String workloadName,
        String tenant,
        List<String> argv,
        SortedMap<String, String> env,
        @Nullable String workingDirectory,
        Duration grace,
        Duration limit,
        List<TaskOrder> tasks,
        boolean elastic) {
    public StartOrder {
        argv = List.copyOf(argv);
        env = Collections.unmodifiableSortedMap(new TreeMap<>(env));
        tasks = List.copyOf(tasks);
        if (argv.isEmpty() || argv.getFirst().isEmpty()) {
            throw new IllegalArgumentException("The command of " + key + " is empty");
        }
        if (grace.isNegative() || limit.isNegative()) {
            throw new IllegalArgumentException(
                    "The grace or the limit of " + key + " is negative: " + grace + ", " + limit);
        }
        for (int next = 1; next < tasks.size(); next++) {
            if (tasks.get(next).rank() <= tasks.get(next - 1).rank()) {
                throw new IllegalArgumentException("The ranks of " + key + " do not rise");
            }
        }
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("The attempt " + key + " has no task");
        }
    }

    /** The same order with other tasks. */
    public StartOrder withTasks(List<TaskOrder> others) {
        return new StartOrder(key, workloadName, tenant, argv, env, workingDirectory, grace, limit, others, elastic);
    }

    /** The order for a gang that keeps its size. */
    public StartOrder(
            AttemptKey key,
            String workloadName,
            String tenant,
            List<String> argv,
            SortedMap<String, String> env,
            @Nullable String workingDirectory,
            Duration grace,
            Duration limit,
            List<TaskOrder> tasks) {
        this(key, workloadName, tenant, argv, env, workingDirectory, grace, limit, tasks, false);
    }
}
