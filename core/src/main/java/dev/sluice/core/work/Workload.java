package dev.sluice.core.work;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.IntList;
import dev.sluice.core.unit.Limits;
import org.jspecify.annotations.Nullable;

/**
 * A workload and where it stands. Immutable: a change makes another.
 *
 * @param id never used again, rising in the order of submission
 * @param user who submitted it
 * @param attempts tries so far, the present one included
 * @param failures tries that ended by a fault of the workload itself
 * @param stops times that it was stopped to make room for others
 * @param ranMillis how long earlier attempts ran, in ms
 * @param keptMillis how much of that was work that a checkpoint kept, in ms
 * @param expected how long it was expected to run in all when it was submitted
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
        Stops stops,
        long ranMillis,
        long keptMillis,
        Expected expected,
        Phase phase,
        Verdict verdict) {
    /** The same elsewhere in its life. */
    public Workload in(Phase next, Verdict why) {
        return new Workload(
                id, spec, user, submittedMillis, attempts, failures, stops, ranMillis, keptMillis, expected, next, why);
    }

    /** The same with what its attempts so far came to. */
    public Workload after(long ran, long kept) {
        return new Workload(
                id, spec, user, submittedMillis, attempts, failures, stops, ran, kept, expected, phase, verdict);
    }

    /** It has its devices, for another attempt. */
    public Workload starting(Attempt attempt) {
        var next = new Phase.Starting(attempt);
        int tries = attempt.number();
        return new Workload(
                id,
                spec,
                user,
                submittedMillis,
                tries,
                failures,
                stops,
                ranMillis,
                keptMillis,
                expected,
                next,
                verdict);
    }

    /** It waits again after an attempt. */
    public Workload requeued(Phase.Waiting next, boolean failed, boolean madeRoom, Verdict why) {
        return new Workload(
                id,
                spec,
                user,
                submittedMillis,
                attempts,
                failures + (failed ? 1 : 0),
                madeRoom ? stops.more(next.sinceMillis()) : stops,
                ranMillis,
                keptMillis,
                expected,
                next,
                why);
    }

    /** How long it has run by now, in all attempts, in ms; time with some of its tasks counts in proportion. */
    public long ranMillis(long nowMillis) {
        var attempt = phase.attempt();
        return attempt == null ? ranMillis : ranMillis + ofWholeGang(attempt.ranTaskMillis(nowMillis));
    }

    /** How much of its work would be kept if its attempt ended now, in ms of a run with all its tasks. */
    public long keptMillis(long nowMillis) {
        var attempt = phase.attempt();
        long every = spec.times().checkpointMillis();
        if (attempt == null || every == 0) {
            return keptMillis;
        }
        return keptMillis + ofWholeGang(attempt.keptTaskMillis(nowMillis, restartMillis(attempt), every));
    }

    /**
     * How long it still has to run with all its tasks, alone, by its estimate, in ms; {@link Long#MAX_VALUE} = unknown.
     */
    public long remainingMillis(long nowMillis) {
        long estimate = spec.times().runtimeMillis();
        return estimate == 0 ? Long.MAX_VALUE : Math.max(0, estimate - workedMillis(nowMillis));
    }

    /** How much of its work is done by now, in ms of a run alone with all its tasks: kept, and its attempt's. */
    public long workedMillis(long nowMillis) {
        var attempt = phase.attempt();
        return attempt == null ? keptMillis : keptMillis + workedMillis(attempt, nowMillis);
    }

    /** What a stop now would cost it, in ms: the work since its last checkpoint, and a restart. */
    public long lossMillis(long nowMillis) {
        return workedMillis(nowMillis) - keptMillis(nowMillis) + spec.times().restartMillis();
    }

    /** What an attempt got done, in ms of a run alone: what a restart costs did nothing. */
    private long workedMillis(Attempt attempt, long nowMillis) {
        return ofWholeGang(attempt.workedTaskMillis(nowMillis, restartMillis(attempt)));
    }

    /** What an attempt spends on its restart. */
    private long restartMillis(Attempt attempt) {
        return attempt.number() > 1 ? spec.times().restartMillis() : 0;
    }

    private long ofWholeGang(long taskMillis) {
        return taskMillis / spec.demand().tasks();
    }

    /** The same with more tasks in its attempt. */
    public Workload grown(Placement more, int lent, long atMillis) {
        return withAttempt(live().grown(more, lent, atMillis, restartMillis(live())));
    }

    /** The same with tasks of its attempt asked to leave. */
    public Workload shrinking(IntList leaving, long atMillis) {
        long cost = spec.times().restartMillis();
        return withAttempt(live().shrinking(leaving, atMillis, restartMillis(live()), cost));
    }

    /** The same without a task that was asked to leave. */
    public Workload without(int rank) {
        return withAttempt(live().without(rank));
    }

    /** The same, ready to be made larger. */
    public Workload rested() {
        return withAttempt(live().rested(true));
    }

    /** Until when it must not be made larger, in ms since 1970; 0 = it may be now, or never will. */
    public long restsUntilMillis() {
        return spec.demand().resizable() && phase instanceof Phase.Running(var attempt) && !attempt.rested()
                ? attempt.resizedMillis() + Limits.restMillis(spec.times().restartMillis())
                : 0;
    }

    /** Whether it runs whole, is smaller than it may be, and has rested. */
    public boolean mayGrow() {
        return phase instanceof Phase.Running(var attempt)
                && restsUntilMillis() == 0
                && attempt.staying() == attempt.placement().tasks()
                && attempt.staying() < spec.demand().mostTasks()
                && attempt.complete();
    }

    /** The same with what telemetry says of its devices; null = they are busy, or nobody knows. */
    public Workload idle(@Nullable Idleness idleness, Verdict why) {
        return withAttempt(live().with(idleness)).in(why);
    }

    private Workload in(Verdict why) {
        return in(phase, why);
    }

    /** The same with one task of its attempt started. */
    public Workload taskStarted(int rank, long atMillis) {
        return withAttempt(live().withStarted(rank, atMillis, spec.times().restartMillis()));
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

    /** The same with another share of its devices, and at another pace from now on. */
    public Workload paced(int shareMilli, int permille, long nowMillis) {
        var attempt = live();
        var pace = new Pace(permille, attempt.ranMillis(nowMillis), workedMillis(attempt, nowMillis));
        return withAttempt(attempt.withPace(attempt.placement().withShare(shareMilli), pace));
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

    /** Whether it waits for devices or for a release, and none are promised to it. */
    public boolean waits() {
        return phase instanceof Phase.Waiting || phase instanceof Phase.Held;
    }

    /** Whether it has devices or a promise of devices. */
    public boolean runs() {
        return !waits() && !ended();
    }

    public boolean ended() {
        return phase instanceof Phase.Ended;
    }
}
