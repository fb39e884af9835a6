package dev.sluice.core.replay;

import java.util.List;

/**
 * What is replayed.
 *
 * @param name what reports call it
 * @param jobs by time of submission; among equals as the trace has them
 */
public record Trace(String name, Fleet fleet, List<Job> jobs) {
    public Trace {
        jobs = List.copyOf(jobs);
        for (int i = 1; i < jobs.size(); i++) {
            if (jobs.get(i).submitMillis() < jobs.get(i - 1).submitMillis()) {
                throw new IllegalArgumentException("job " + jobs.get(i).name() + " is out of the order of time");
            }
        }
    }

    /** A hash over the fleet and all jobs: equal for equal traces, whatever they are called. */
    public long hash() {
        var print = new Fingerprint();
        for (var site : fleet.sites()) {
            print.add(site.center().name()).add(site.center().owner());
            for (var node : site.nodes()) {
                print.add(node.chip()).add(node.devices()).add(node.deviceMemoryMib());
                print.add(node.cpuMilli()).add(node.memoryMib());
            }
        }
        fleet.tenants().forEach(tenant -> print.add(tenant.path()).add(tenant.weight()));
        jobs.forEach(job -> hash(job, print));
        return print.value();
    }

    private static void hash(Job job, Fingerprint print) {
        var task = job.demand().task();
        print.add(job.submitMillis())
                .add(job.durationMillis())
                .add(job.estimateMillis())
                .add(job.limitMillis());
        print.add(job.tenant())
                .add(job.end().ordinal())
                .add(job.kind().ordinal())
                .add(job.priority().ordinal());
        print.add(task.devices()).add(task.shareMilli()).add(task.cpuMilli()).add(task.memoryMib());
        print.add(job.demand().tasks());
        if (job.demand().resizable()) {
            print.add(job.demand().leastTasks())
                    .add(job.demand().mostTasks())
                    .add(job.demand().stepTasks());
        }
        job.demand().chips().forEach(print::add);
        var iteration = job.demand().interleave();
        if (iteration != null) {
            print.add(iteration.loadMicros()).add(iteration.computeMicros());
            print.add(iteration.exchangeMicros()).add(iteration.aloneMicros());
        }
        var profile = job.profile();
        profile.speedPermille().forEach((chip, speed) -> print.add(chip).add(speed));
        print.add(profile.activePermille()).add(profile.needMilli()).add(profile.leastTasks());
        print.add(profile.checkpointMillis()).add(profile.restartMillis());
        print.add(profile.burstMillis()).add(profile.pauseMillis());
    }
}
