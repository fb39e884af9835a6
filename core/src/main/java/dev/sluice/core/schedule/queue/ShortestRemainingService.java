package dev.sluice.core.schedule.queue;

import dev.sluice.core.work.Workload;

/**
 * What has the least device time left by its estimate comes first: a short gang of many devices may come after a long
 * task on one. Work without an estimate comes last. Device time is in milli-seconds (milli of devices x seconds,
 * rounded up), which fits 64 bits for any gang. Known as SRSF (Tiresias, NSDI 2019; Muri, SIGCOMM 2022).
 */
record ShortestRemainingService() implements QueuePolicy {
    @Override
    public String name() {
        return "srsf";
    }

    @Override
    public long rank(Workload workload, long nowMillis) {
        return service(workload, workload.remainingMillis(nowMillis));
    }

    private static long service(Workload workload, long millis) {
        long milli = Math.max(1, workload.spec().demand().milli());
        return millis == Long.MAX_VALUE ? millis : Math.ceilDiv(millis, 1000) * milli;
    }

    @Override
    public boolean preemptive() {
        return true;
    }

    /** The stop has to pay: what it loses counts as device time that the claimant needs. */
    @Override
    public boolean mayReplace(Workload waiting, Workload running, long nowMillis) {
        long left = rank(waiting, nowMillis);
        long loss = service(running, running.lossMillis(nowMillis));
        return left != Long.MAX_VALUE && left + loss < rank(running, nowMillis);
    }
}
