package dev.sluice.core.schedule.reclaim;

import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Workload;

/** Says how much is lost when running work is stopped. */
public interface ReclaimPolicy {
    /** The name that configuration and reports use. */
    String name();

    /** What a stop of the whole workload loses; the victims with the least sum are taken. Never negative. */
    long loss(Workload workload, Attempt attempt, long nowMillis);
}
