package dev.sluice.core.schedule.reclaim;

import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Workload;

/**
 * Counts the device time that has to be spent again.
 *
 * <p>Loss = milli of all tasks x (time since the last checkpoint + cost of a restart). Work without checkpoints loses
 * all its run time. Example: 8 devices, checkpoints each 10 min, 25 min into the run, restart 90 s: 8,000 milli x (300
 * s + 90 s). Seconds are rounded up, so that the sum over any gang fits 64 bits.
 */
public final class LeastWorkLost implements ReclaimPolicy {
    @Override
    public String name() {
        return "least-work-lost";
    }

    @Override
    public long loss(Workload workload, Attempt attempt, long nowMillis) {
        var times = workload.spec().times();
        long ran = attempt.allStarted() ? Math.max(0, nowMillis - attempt.startedMillis()) : 0;
        long since = times.checkpointMillis() > 0 ? ran % times.checkpointMillis() : ran;
        long seconds = (since + times.restartMillis() + 999) / 1000;
        return Math.max(1, attempt.placement().milli()) * seconds;
    }
}
