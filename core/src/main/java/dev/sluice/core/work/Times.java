package dev.sluice.core.work;

import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;

/**
 * The times of a workload, all in ms.
 *
 * @param runtimeMillis estimate of how long it runs; 0 = unknown
 * @param limitMillis it is stopped after running this long; 0 = no limit
 * @param checkpointMillis time between checkpoints; 0 = it has none, so a stop loses all its work
 * @param restartMillis what a restart costs
 * @param graceMillis time between the notice to stop and the kill
 * @param idleWarnMillis its user is warned when its devices were idle for so long; 0 = never
 * @param idleParkMillis it is parked, and gives its devices back, when they were idle for so long; 0 = never
 */
public record Times(
        long runtimeMillis,
        long limitMillis,
        long checkpointMillis,
        long restartMillis,
        long graceMillis,
        long idleWarnMillis,
        long idleParkMillis) {
    public Times {
        Bounds.within("runtime", runtimeMillis, 0, Limits.DURATION_MILLIS);
        Bounds.within("limit", limitMillis, 0, Limits.DURATION_MILLIS);
        Bounds.within("checkpoint", checkpointMillis, 0, Limits.DURATION_MILLIS);
        Bounds.within("restart", restartMillis, 0, Limits.DURATION_MILLIS);
        Bounds.within("grace", graceMillis, 0, Limits.GRACE_MILLIS);
        Bounds.within("warning of the idle", idleWarnMillis, 0, Limits.DURATION_MILLIS);
        Bounds.within("parking of the idle", idleParkMillis, 0, Limits.DURATION_MILLIS);
    }

    /** The times of work that may be idle as long as it likes. */
    public Times(long runtimeMillis, long limitMillis, long checkpointMillis, long restartMillis, long graceMillis) {
        this(runtimeMillis, limitMillis, checkpointMillis, restartMillis, graceMillis, 0, 0);
    }

    /** The same, warned and parked when its devices were idle for so long; 0 = never. */
    public Times withIdle(long warnMillis, long parkMillis) {
        return new Times(
                runtimeMillis, limitMillis, checkpointMillis, restartMillis, graceMillis, warnMillis, parkMillis);
    }
}
