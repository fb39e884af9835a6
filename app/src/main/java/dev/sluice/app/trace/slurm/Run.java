package dev.sluice.app.trace.slurm;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.replay.Job;

/**
 * A job with when and where it really ran.
 *
 * @param partition in which it ran
 * @param chip the type of its devices
 * @param startMillis when it started there
 */
record Run(Job job, String partition, String chip, long startMillis) {
    long endMillis() {
        return startMillis + job.durationMillis();
    }

    /** The same, asking for devices of no chip but these. */
    Run on(GangDemand demand) {
        return new Run(job(job.submitMillis(), demand), partition, chip, startMillis);
    }

    /** The same, submitted at another time. */
    Run submitted(long millis) {
        return new Run(job(millis, job.demand()), partition, chip, startMillis);
    }

    private Job job(long submitMillis, GangDemand demand) {
        return new Job(
                submitMillis,
                job.name(),
                job.user(),
                job.tenant(),
                job.kind(),
                job.priority(),
                demand,
                job.durationMillis(),
                job.estimateMillis(),
                job.limitMillis(),
                job.end(),
                job.profile());
    }
}
