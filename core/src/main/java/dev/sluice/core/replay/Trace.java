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
}
