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
 * @param tasks all tasks of the gang, by rank from 0
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
        List<TaskOrder> tasks) {
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
        for (int rank = 0; rank < tasks.size(); rank++) {
            if (tasks.get(rank).rank() != rank) {
                throw new IllegalArgumentException("The tasks of " + key + " are not numbered from 0 on");
            }
        }
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("The attempt " + key + " has no task");
        }
    }
}
