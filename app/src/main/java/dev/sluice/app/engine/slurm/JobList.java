package dev.sluice.app.engine.slurm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All jobs that Slurm has, as of one question.
 *
 * @param askedNanos when it was asked: what was submitted before then is in it, if Slurm took it
 */
record JobList(long askedNanos, Map<String, List<SlurmJob>> ours, List<SlurmJob> foreign) {
    /** @param instance what the comments of our jobs hold */
    static JobList of(List<SlurmJob> jobs, String instance, long askedNanos) {
        var ours = new LinkedHashMap<String, List<SlurmJob>>();
        var foreign = new ArrayList<SlurmJob>();
        for (var job : jobs) {
            if (job.comment().contains(instance)) {
                ours.computeIfAbsent(job.name(), name -> new ArrayList<>()).add(job);
            } else if (job.holdsDevices()) {
                foreign.add(job);
            }
        }
        return new JobList(askedNanos, ours, foreign);
    }

    /** The jobs of one name: mostly one; more where an answer got lost on the way. */
    List<SlurmJob> named(String name) {
        return ours.getOrDefault(name, List.of());
    }
}
