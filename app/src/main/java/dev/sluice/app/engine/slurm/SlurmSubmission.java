package dev.sluice.app.engine.slurm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job to be submitted: one launcher on each of some nodes.
 *
 * @param name the job's name, which it is found by again
 * @param comment says whose job it is
 * @param script what Slurm runs on the first node
 * @param nodes the nodes that it runs on, and no others
 * @param cpus cores on each node
 * @param memoryMib memory on each node; 0 = what the site gives by default
 * @param gres devices on each node, such as {@code gpu:h20:2}; "" = none
 * @param partition null = the site's default
 * @param minutes it is ended by Slurm after so long; 0 = what the site allows
 * @param directory where its script starts and its own output goes
 */
record SlurmSubmission(
        String name,
        String comment,
        String script,
        List<String> nodes,
        int cpus,
        long memoryMib,
        String gres,
        @Nullable String partition,
        @Nullable String account,
        @Nullable String reservation,
        long minutes,
        String directory) {
    SlurmSubmission {
        nodes = List.copyOf(nodes);
    }
}
