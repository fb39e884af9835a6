package dev.sluice.core.schedule.reserve;

import dev.sluice.core.schedule.predict.Predictor;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Expected;
import dev.sluice.core.work.Pace;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Workload;

/**
 * When work is over by what is known of it: by its limit, or as predicted if that comes first.
 *
 * <p>Of work that holds devices the median is believed, so that a start is told as early as late; of work that would
 * start before a reservation the time that nine of ten stay within, for its being wrong is somebody else's wait.
 * Example: runs of its kind took 10, 11, 12, 60 and 11 minutes; at 10:00 one that starts is over by 11:00, one that has
 * just started is believed to end at 10:11.
 */
public final class Ends {
    /** Nobody knows. */
    public static final long NEVER = Long.MAX_VALUE;

    private final Predictor predictor;
    private final long now;

    public Ends(Predictor predictor, long nowMillis) {
        this.predictor = predictor;
        this.now = nowMillis;
    }

    /** When a workload that is promised devices, holds them or is told to leave them is over; never before now. */
    public long of(Workload workload) {
        var attempt = workload.phase().attempt();
        if (attempt == null) {
            return ifStarted(workload);
        }
        if (workload.phase() instanceof Phase.Stopping(var stopped, var reason, var since)) {
            return Math.max(now, since + workload.spec().times().graceMillis());
        }
        long from = attempt.allStarted() ? attempt.startedMillis() : now;
        return Math.max(now, Math.min(byLimit(workload, from), predicted(workload, attempt)));
    }

    /** When a workload would be over that started now with all its tasks. */
    public long ifStarted(Workload workload) {
        var remaining = remaining(workload);
        long restart = workload.attempts() > 0 ? workload.spec().times().restartMillis() : 0;
        long predicted = remaining.known() ? now + restart + remaining.mostMillis() : NEVER;
        return Math.min(byLimit(workload, now), predicted);
    }

    private static long byLimit(Workload workload, long fromMillis) {
        var times = workload.spec().times();
        return times.limitMillis() == 0 ? NEVER : fromMillis + times.limitMillis() + times.graceMillis();
    }

    private long predicted(Workload workload, Attempt attempt) {
        var remaining = remaining(workload);
        if (!remaining.known()) {
            return NEVER;
        }
        // Fewer tasks, or a set that shares its devices, do the same work in more time.
        long work = Math.min(remaining.medianMillis(), Limits.DURATION_MILLIS)
                * workload.spec().demand().tasks();
        long longer = Math.ceilDiv(work, attempt.placement().tasks()) * Pace.ALONE / attempt.pacePermille();
        long restart = attempt.number() > 1 ? workload.spec().times().restartMillis() : 0;
        return now + Math.max(0, restart - attempt.ranMillis(now)) + longer;
    }

    /** Unknown where neither its user nor such work before it tells: how long it has run by now alone tells nothing. */
    private Expected remaining(Workload workload) {
        return predictor.knows(workload.spec(), workload.user())
                ? predictor.remaining(workload, now)
                : Expected.UNKNOWN;
    }
}
