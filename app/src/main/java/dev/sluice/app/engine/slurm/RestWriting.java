package dev.sluice.app.engine.slurm;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a submission as slurmrestd wants it. */
final class RestWriting {
    /** The first version that takes the environment as a list, and the nodes as a list. */
    private static final String LISTS_SINCE = "/slurm/v0.0.39";

    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

    private RestWriting() {}

    static ObjectNode submission(ObjectMapper json, String prefix, SlurmSubmission submission) {
        boolean lists = prefix.compareTo(LISTS_SINCE) >= 0;
        var body = json.createObjectNode();
        var job = body.putObject("job");
        body.put("script", submission.script());
        job.put("name", submission.name());
        job.put("comment", submission.comment());
        int nodes = submission.nodes().size();
        if (lists) {
            job.put("minimum_nodes", nodes).put("maximum_nodes", nodes);
            submission.nodes().forEach(job.putArray("required_nodes")::add);
            job.putArray("environment").add("PATH=" + PATH);
            job.put("requeue", false);
        } else {
            job.putArray("nodes").add(nodes).add(nodes);
            job.put("nodelist", String.join(",", submission.nodes()));
            job.putObject("environment").put("PATH", PATH);
            // 22.05 takes "requeue": false for true; this key, which its description does not list, it obeys.
            job.put("no_requeue", true);
        }
        job.put("tasks", nodes);
        job.put("cpus_per_task", submission.cpus());
        if (submission.memoryMib() > 0) {
            job.put("memory_per_node", submission.memoryMib());
        }
        if (!submission.gres().isEmpty()) {
            job.put(lists ? "tres_per_node" : "gres", lists ? tres(submission.gres()) : submission.gres());
        }
        putUnlessNull(job, "partition", submission.partition());
        putUnlessNull(job, "account", submission.account());
        putUnlessNull(job, "reservation", submission.reservation());
        if (submission.minutes() > 0) {
            job.put("time_limit", submission.minutes());
        }
        job.put("current_working_directory", submission.directory());
        job.put("standard_output", submission.directory() + "/slurm-%j.out");
        job.put("standard_error", submission.directory() + "/slurm-%j.out");
        return body;
    }

    private static String tres(String gres) {
        return "gres/" + gres;
    }

    private static void putUnlessNull(ObjectNode job, String name, @Nullable String value) {
        if (value != null) {
            job.put(name, value);
        }
    }
}
