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
 */
public record Times(long runtimeMillis, long limitMillis, long checkpointMillis, long restartMillis, long graceMillis) {
    public Times {
        Bounds.within("runtime", runtimeMillis, 0, Limits.DURATION_MILLIS);
        Bounds.within("limit", limitMillis, 0, Limits.DURATION_MILLIS);
        Bounds.within("checkpoint", checkpointMillis, 0, Limits.DURATION_MILLIS);
        Bounds.within("restart", restartMillis, 0, Limits.DURATION_MILLIS);
        Bounds.within("grace", graceMillis, 0, Limits.GRACE_MILLIS);
    }
}
