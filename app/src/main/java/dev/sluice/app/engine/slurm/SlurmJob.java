package dev.sluice.app.engine.slurm;

import java.util.List;

/**
 * A job as the controller sees it.
 *
 * @param submitSeconds when it was submitted, in s since 1970: a controller that lost its state gives ids out again
 * @param state the word for its state: {@code RUNNING}, {@code PENDING}, ...
 * @param reason why it waits, in Slurm's words
 * @param nodes where it runs, in the order of {@code gres}
 * @param gres what it has on each of its nodes, such as {@code gpu:h20} with 2
 * @param cpus cores on all its nodes
 * @param memoryMib memory on all its nodes
 */
record SlurmJob(
        long id,
        String name,
        String comment,
        long submitSeconds,
        String state,
        String reason,
        List<String> nodes,
        List<Gres> gres,
        int cpus,
        long memoryMib) {
    SlurmJob {
        nodes = List.copyOf(nodes);
        gres = List.copyOf(gres);
    }

    /** Whether it holds devices now, or is about to give them back. */
    boolean holdsDevices() {
        return switch (state) {
            case "RUNNING", "COMPLETING", "SUSPENDED", "CONFIGURING", "STAGE_OUT", "SIGNALING", "STOPPED", "RESIZING" ->
                true;
            default -> false;
        };
    }

    boolean waits() {
        return switch (state) {
            case "PENDING", "REQUEUED", "REQUEUE_HOLD", "REQUEUE_FED", "SPECIAL_EXIT", "RESV_DEL_HOLD" -> true;
            default -> false;
        };
    }

    /** Whether nothing of it runs any more, or ever will. */
    boolean isOver() {
        return switch (state) {
            case "COMPLETED",
                    "CANCELLED",
                    "FAILED",
                    "TIMEOUT",
                    "NODE_FAIL",
                    "PREEMPTED",
                    "BOOT_FAIL",
                    "DEADLINE",
                    "OUT_OF_MEMORY",
                    "REVOKED" -> true;
            default -> false;
        };
    }
}
