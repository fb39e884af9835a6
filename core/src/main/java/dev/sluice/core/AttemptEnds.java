package dev.sluice.core;

import dev.sluice.core.setting.Parameter;
import dev.sluice.core.setting.Settings;
import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.End;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.StopReason;
import dev.sluice.core.work.TaskEnd;
import dev.sluice.core.work.TaskExit;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.Verdict.Code;
import dev.sluice.core.work.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ends of tasks mean for their gang: one that fails stops the others; when the last has ended the workload has
 * succeeded, failed, waits for another attempt, or is what it was stopped for.
 */
final class AttemptEnds {
    private final Workload workload;
    private final Attempt attempt;
    private final Settings settings;
    private final List<TaskEnd> ends;
    private int left;
    private @Nullable StopReason stopping;
    private Verdict why;

    AttemptEnds(Workload workload, Attempt attempt, Settings settings) {
        this.workload = workload;
        this.attempt = attempt;
        this.settings = settings;
        this.ends = new ArrayList<>(attempt.ends());
        this.left = attempt.placement().tasks();
        this.stopping = workload.phase() instanceof Phase.Stopping(var of, var reason, var since) ? reason : null;
        this.why = workload.verdict();
    }

    /** Whether a workload has devices and has not been told to stop. */
    static boolean isRunning(Workload workload) {
        return workload.phase() instanceof Phase.Starting || workload.phase() instanceof Phase.Running;
    }

    static Event stop(long at, Workload workload, StopReason reason, Verdict why) {
        long grace = workload.spec().times().graceMillis();
        return new Event.StopOrdered(at, workload.id(), workload.attempts(), reason, grace, why);
    }

    /** Adds what follows from the end of one task. */
    void end(long at, int rank, TaskExit exit, List<Event> events) {
        if (attempt.isLeaving(rank)) {
            events.add(new Event.TaskLeft(at, workload.id(), attempt.number(), rank, exit));
            left--;
            if (ends.size() == left) {
                events.add(over(at));
            }
            return;
        }
        events.add(new Event.TaskEnded(at, workload.id(), attempt.number(), rank, exit));
        ends.add(new TaskEnd(rank, exit, at));
        if (ends.size() == left) {
            events.add(over(at));
        } else if (!exit.succeeded() && stopping == null) {
            stopping = exit instanceof TaskExit.Lost ? StopReason.NODE_LOST : StopReason.TASK_FAILED;
            why = failureOf(new TaskEnd(rank, exit, at));
            events.add(stop(at, workload, stopping, why));
        }
    }

    private static Verdict failureOf(TaskEnd end) {
        return switch (end.exit()) {
            case TaskExit.Exited(int code) -> Verdict.of(Code.TASK_FAILED, end.rank(), "code " + code);
            case TaskExit.Signalled(int signal) -> Verdict.of(Code.TASK_FAILED, end.rank(), "signal " + signal);
            case TaskExit.NeverStarted(String reason) -> Verdict.of(Code.TASK_FAILED, end.rank(), reason);
            case TaskExit.Lost(String reason) -> Verdict.of(Code.NODE_LOST, reason);
        };
    }

    private Event over(long at) {
        if (stopping == null) {
            return naturalEnd(at);
        }
        return switch (stopping) {
            case CANCELLED ->
                new Event.Ended(
                        at, workload.id(), End.CANCELLED, decisive().exit().shellCode(), why);
            case LIMIT -> new Event.Ended(at, workload.id(), End.TIMED_OUT, 124, why);
            case TASK_FAILED -> failed(at);
            case RECLAIMED, DISPLACED, PREEMPTED -> requeued(at, false, true, 0, why);
            case DRAINED, OVER_BUDGET -> requeued(at, false, false, 0, why);
            case NODE_LOST -> lost(at, why);
            case HELD, PARKED ->
                new Event.Held(at, workload.id(), workload.ranMillis(ranUntil()), workload.keptMillis(ranUntil()), why);
        };
    }

    private Event naturalEnd(long at) {
        var end = decisive();
        if (end.exit().succeeded()) {
            return new Event.Ended(at, workload.id(), End.SUCCEEDED, 0, Verdict.of(Code.SUCCEEDED));
        }
        return end.exit() instanceof TaskExit.Lost ? lost(at, failureOf(end)) : failed(at);
    }

    /** The end that tells best why the gang is over: the first that is not a success. */
    private TaskEnd decisive() {
        return ends.stream().filter(end -> !end.exit().succeeded()).findFirst().orElse(ends.getFirst());
    }

    private Event failed(long at) {
        var end = decisive();
        int failures = workload.failures() + 1;
        if (failures > workload.spec().retries()) {
            return new Event.Ended(at, workload.id(), End.FAILED, end.exit().shellCode(), failureOf(end));
        }
        long retryAt = at + delay(failures);
        var why = Verdict.of(Code.BACKOFF, failures, workload.spec().retries(), retryAt);
        return requeued(at, true, false, retryAt, why);
    }

    /** A lost attempt is tried again and is no failure of the work, unless it gets lost again and again. */
    private Event lost(long at, Verdict why) {
        int losses =
                workload.attempts() - workload.failures() - workload.stops().all();
        if (losses >= settings.get(Parameter.LOST_ATTEMPTS)) {
            return new Event.Ended(at, workload.id(), End.FAILED, 255, why);
        }
        long notBefore = losses <= 1 ? 0 : at + delay(losses - 1);
        return requeued(at, false, false, notBefore, why);
    }

    private Event requeued(long at, boolean failed, boolean madeRoom, long notBefore, Verdict why) {
        long ran = workload.ranMillis(ranUntil());
        long kept = workload.keptMillis(ranUntil());
        return new Event.Requeued(at, workload.id(), failed, madeRoom, notBefore, ran, kept, why);
    }

    /** With the first task that ends the gang's run is over, however long the others go on. */
    private long ranUntil() {
        return ends.getFirst().atMillis();
    }

    private long delay(int failures) {
        long delay = settings.get(Parameter.RETRY_DELAY) << Math.min(failures - 1, 30);
        return Math.min(delay, settings.get(Parameter.RETRY_DELAY_MOST));
    }
}
