package dev.sluice.app.engine.slurm;

import java.util.List;

/**
 * A node as the controller sees it.
 *
 * @param address what other nodes reach it by
 * @param cpus cores that jobs may have
 * @param memoryMib memory that jobs may have
 * @param gres its devices by type, such as {@code gpu:h20} with 8
 * @param partitions names of the partitions that it is in
 * @param usable whether new work of ours may start on it: it answers, is neither drained nor in maintenance, and is not
 *     reserved for others
 */
record SlurmNode(
        String name,
        String address,
        int cpus,
        long memoryMib,
        List<Gres> gres,
        List<String> partitions,
        boolean usable) {
    SlurmNode {
        gres = List.copyOf(gres);
        partitions = List.copyOf(partitions);
    }
}
