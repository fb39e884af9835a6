package dev.sluice.core.schedule.queue;

import dev.sluice.core.work.Workload;

/** What has the least time left by its estimate comes first; work without an estimate comes last. */
record ShortestRemainingTime() implements QueuePolicy {
    @Override
    public String name() {
        return "srtf";
    }

    @Override
    public long rank(Workload workload, long nowMillis) {
        return workload.remainingMillis(nowMillis);
    }

    @Override
    public boolean preemptive() {
        return true;
    }

    /** The stop has to pay: what it loses counts as time that the claimant needs. */
    @Override
    public boolean mayReplace(Workload waiting, Workload running, long nowMillis) {
        long left = rank(waiting, nowMillis);
        return left != Long.MAX_VALUE && left + running.lossMillis(nowMillis) < rank(running, nowMillis);
    }
}
