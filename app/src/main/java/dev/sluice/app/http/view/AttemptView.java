package dev.sluice.app.http.view;

import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.TaskEnd;
import dev.sluice.core.work.TaskExit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attempt that holds devices, else the last one. */
public record AttemptView(
        int number,
        String center,
        String chip,
        String tier,
        long placedMillis,
        @Nullable Long startedMillis,
        @Nullable String stopReason,
        List<Task> tasks) {
    /** One task. */
    public record Task(
            int rank,
            String node,
            List<Integer> devices,
            String state,
            @Nullable Long endedMillis,
            @Nullable Integer exitCode,
            @Nullable Exit exit) {}

    /** How a task ended. */
    public record Exit(
            String how,
            @Nullable Integer code,
            @Nullable Integer signal,
            @Nullable String reason) {
        static Exit of(TaskExit exit) {
            return switch (exit) {
                case TaskExit.Exited(int code) -> new Exit("exited", code, null, null);
                case TaskExit.Signalled(int signal) -> new Exit("signalled", null, signal, null);
                case TaskExit.NeverStarted(String reason) -> new Exit("never-started", null, null, reason);
                case TaskExit.Lost(String reason) -> new Exit("lost", null, null, reason);
            };
        }
    }

    static @Nullable AttemptView of(Sight sight) {
        var attempt = sight.workload().newestAttempt();
        var where = sight.where();
        if (attempt == null || where == null) {
            return null;
        }
        var stopping = sight.workload().phase() instanceof Phase.Stopping stop ? stop : null;
        return new AttemptView(
                attempt.number(),
                where.center().name(),
                where.chip(),
                Words.of(attempt.tier()),
                attempt.placedMillis(),
                Words.orAbsent(attempt.startedMillis()),
                stopping == null ? null : Words.of(stopping.reason()),
                tasks(attempt, where.nodes()));
    }

    private static List<Task> tasks(Attempt attempt, List<String> nodes) {
        var ends = new TaskEnd[attempt.placement().tasks()];
        attempt.ends().forEach(end -> ends[attempt.indexOf(end.rank())] = end);
        var tasks = new ArrayList<Task>(nodes.size());
        for (int index = 0; index < nodes.size(); index++) {
            tasks.add(task(attempt, index, nodes.get(index), ends[index]));
        }
        return tasks;
    }

    private static Task task(Attempt attempt, int index, String node, @Nullable TaskEnd end) {
        int rank = attempt.rank(index);
        var devices = Words.devices(attempt.placement().mask(index));
        if (end != null) {
            var exit = Exit.of(end.exit());
            return new Task(
                    rank, node, devices, "ended", end.atMillis(), end.exit().shellCode(), exit);
        }
        var state = attempt.isLeaving(rank) ? "leaving" : attempt.started().has(rank) ? "running" : "starting";
        return new Task(rank, node, devices, state, null, null, null);
    }
}
