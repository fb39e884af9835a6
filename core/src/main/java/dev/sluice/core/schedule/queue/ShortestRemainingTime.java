package dev.sluice.core.schedule.queue;

import dev.sluice.core.work.Workload;

/** What has the least time left by its estimate comes first; work without an estimate comes last. */
final class ShortestRemainingTime implements QueuePolicy {
    @Override
    public String name() {
        return "srtf";
    }

    @Override
    public long rank(Workload workload, long nowMillis) {
        return workload.remainingMillis(nowMillis);
    }
}
