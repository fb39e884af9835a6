package dev.sluice.core.work;

import dev.sluice.core.tenant.Tier;
import org.jspecify.annotations.Nullable;

/**
 * A workload and where it stands. Immutable: a change makes another.
 *
 * @param id never used again, rising in the order of submission
 * @param user who submitted it
 * @param attempts tries so far, the present one included
 * @param failures tries that ended by a fault of the workload itself
 * @param stops times that it was stopped to make room for others
 * @param phase where it stands
 * @param verdict why it stands there; while it waits to be considered its group in the queue knows better
 */
public record Workload(
        long id,
        WorkloadSpec spec,
        String user,
        long submittedMillis,
        int attempts,
        int failures,
        int stops,
        Phase phase,
        Verdict verdict) {
    /** The same elsewhere in its life. */
    public Workload in(Phase next, Verdict why) {
        return new Workload(id, spec, user, submittedMillis, attempts, failures, stops, next, why);
    }

    /** It has its devices, for another attempt. */
    public Workload starting(Attempt attempt) {
        var next = new Phase.Starting(attempt);
        return new Workload(id, spec, user, submittedMillis, attempt.number(), failures, stops, next, verdict);
    }

    /** It waits again after an attempt. */
    public Workload requeued(Phase.Waiting next, boolean failed, boolean madeRoom, Verdict why) {
        int failuresNow = failures + (failed ? 1 : 0);
        int stopsNow = stops + (madeRoom ? 1 : 0);
        return new Workload(id, spec, user, submittedMillis, attempts, failuresNow, stopsNow, next, why);
    }

    /** The same with one task of its attempt started. */
    public Workload taskStarted(int rank, long atMillis) {
        return withAttempt(live().withStarted(rank, atMillis));
    }

    /** The same with one task of its attempt ended. */
    public Workload taskEnded(TaskEnd end) {
        return withAttempt(live().withEnd(end));
    }

    /** The same with its devices held by another right. */
    public Workload tiered(Tier tier) {
        return phase instanceof Phase.Reserved(var since, var old, var placement)
                ? in(new Phase.Reserved(since, tier, placement), verdict)
                : withAttempt(live().withTier(tier));
    }

    private Workload withAttempt(Attempt next) {
        Phase after = switch (phase) {
            case Phase.Starting starting when next.allStarted() -> new Phase.Running(next);
            case Phase.Starting starting -> new Phase.Starting(next);
            case Phase.Running running -> new Phase.Running(next);
            case Phase.Stopping(var old, var reason, var since) -> new Phase.Stopping(next, reason, since);
            case Phase.Waiting waiting -> throw noAttempt();
            case Phase.Held held -> throw noAttempt();
            case Phase.Reserved reserved -> throw noAttempt();
            case Phase.Ended ended -> throw noAttempt();
        };
        return in(after, verdict);
    }

    private Attempt live() {
        var attempt = phase.attempt();
        if (attempt == null) {
            throw noAttempt();
        }
        return attempt;
    }

    private IllegalStateException noAttempt() {
        return new IllegalStateException("workload " + id + " is " + phase.word() + " and has no attempt");
    }

    /** The attempt that holds devices now, else the last one of an ended workload, else null. */
    public @Nullable Attempt newestAttempt() {
        return phase instanceof Phase.Ended ended ? ended.last() : phase.attempt();
    }

    /** Whether it waits to be considered, and not for a delay to run out first. */
    public boolean queued() {
        return phase instanceof Phase.Waiting(var since, var notBefore) && notBefore == 0;
    }

    public boolean ended() {
        return phase instanceof Phase.Ended;
    }
}
