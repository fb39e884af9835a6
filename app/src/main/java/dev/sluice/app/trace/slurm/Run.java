package dev.sluice.app.trace.slurm;

import dev.sluice.core.replay.Job;

/**
 * A job with when it really ran.
 *
 * @param chip the type of its devices
 * @param startMillis when it started there
 */
record Run(Job job, String chip, long startMillis) {
    long endMillis() {
        return startMillis + job.durationMillis();
    }
}
