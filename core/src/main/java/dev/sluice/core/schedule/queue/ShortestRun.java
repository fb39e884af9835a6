package dev.sluice.core.schedule.queue;

import dev.sluice.core.work.Workload;

/** The shortest estimated run first; work without an estimate comes last. */
record ShortestRun() implements QueuePolicy {
    @Override
    public String name() {
        return "sjf";
    }

    @Override
    public long rank(Workload workload, long nowMillis) {
        long estimate = workload.spec().times().runtimeMillis();
        return estimate == 0 ? Long.MAX_VALUE : estimate;
    }
}
