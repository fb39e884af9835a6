package dev.sluice.core;

import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Idleness;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.StopReason;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.Verdict.Code;
import dev.sluice.core.work.Workload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Warns and parks work whose devices do nothing.
 *
 * <p>Goal: devices that are held and not used go back to the pool, and nobody loses his session over a short pause or
 * over missing telemetry. Method: engines and agents report how busy an attempt's devices were; below
 * {@link Limits#IDLE_PERMILLE} they were idle, and the idle time of reports in a row adds up. After the time that the
 * workload states it is warned, after another one stopped with its notice and held. A report that is older than
 * {@link Limits#ACTIVITY_FRESH_MILLIS} counts as unknown, and what is unknown is not idle. Example: warned after 30
 * min, parked after 60; idle from 10:00, said so at 10:05, 10:10 and so on: warned at 10:30, parked at 11:00. When the
 * reports end at 10:10, nothing happens at 10:30 but that the idle time is forgotten.
 */
final class IdleDecider {
    private final State state;

    IdleDecider(State state) {
        this.state = state;
    }

    Decided reportActivity(Command.ReportActivity command) {
        var workload = state.workloads.find(command.workload());
        if (workload == null) {
            return Decided.refuse(new Rejection.NotFound("workload", Long.toString(command.workload())));
        }
        if (!(workload.phase() instanceof Phase.Running(var attempt))) {
            return Decided.refuse(
                    new Rejection.WrongPhase(workload.id(), workload.phase().word(), "running"));
        }
        if (attempt.number() != command.attempt()) {
            return Decided.refuse(new Rejection.Stale(command.workload(), command.attempt()));
        }
        var before = attempt.idleness();
        boolean idle = command.activePermille() >= 0 && command.activePermille() < Limits.IDLE_PERMILLE;
        if (!idle && before == null) {
            return Decided.refuse(new Rejection.Unchanged("workload " + workload.id()));
        }
        long since = idle ? idleSince(command, attempt, before) : 0;
        return Decided.accept(
                List.of(new Event.ActivityReported(command.atMillis(), workload.id(), attempt.number(), since)));
    }

    /** Goes on from earlier reports that are fresh; nobody is idle before all of it runs. */
    private static long idleSince(Command.ReportActivity command, Attempt attempt, @Nullable Idleness before) {
        long since = Math.max(attempt.startedMillis(), command.atMillis() - command.overMillis());
        boolean goesOn = before != null && command.atMillis() - before.reportedMillis() <= Limits.ACTIVITY_FRESH_MILLIS;
        return goesOn && before != null ? Math.min(since, before.sinceMillis()) : since;
    }

    /** When something is to be done about an idle attempt; 0 = never. */
    static long dueMillis(Workload workload, Attempt attempt) {
        var idleness = attempt.idleness();
        var times = workload.spec().times();
        if (idleness == null) {
            return 0;
        }
        if (times.idleWarnMillis() > 0 && !idleness.warned()) {
            return idleness.sinceMillis() + times.idleWarnMillis();
        }
        return times.idleParkMillis() > 0 ? idleness.sinceMillis() + times.idleParkMillis() : 0;
    }

    /** Adds what is due: a warning, the end, or that nobody knows any more. */
    void due(long at, Workload workload, Attempt attempt, List<Event> events) {
        var idleness = attempt.idleness();
        long dueAt = dueMillis(workload, attempt);
        if (idleness == null || dueAt == 0 || dueAt > at) {
            return;
        }
        var times = workload.spec().times();
        if (at - idleness.reportedMillis() > Limits.ACTIVITY_FRESH_MILLIS) {
            events.add(new Event.ActivityReported(at, workload.id(), attempt.number(), 0));
        } else if (times.idleWarnMillis() > 0 && !idleness.warned()) {
            long parkAt = times.idleParkMillis() == 0 ? 0 : idleness.sinceMillis() + times.idleParkMillis();
            var why = Verdict.of(Code.IDLE, idleness.sinceMillis(), parkAt);
            events.add(new Event.IdleWarned(at, workload.id(), attempt.number(), why));
        } else {
            var why = Verdict.of(Code.PARKED, idleness.sinceMillis());
            events.add(AttemptEnds.stop(at, workload, StopReason.PARKED, why));
        }
    }
}
