package dev.sluice.app.engine.slurm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The fields of a job in an answer of slurmrestd that matter. */
final class JobFields {
    static final Set<String> NAMES = Set.of(
            "job_id",
            "name",
            "comment",
            "submit_time",
            "job_state",
            "state_reason",
            "nodes",
            "gres_detail",
            "cpus",
            "tres_alloc_str");

    private final Map<String, JsonNode> values = new TreeMap<>();

    void put(String name, JsonNode value) {
        values.put(name, value);
    }

    private JsonNode get(String name) {
        return values.getOrDefault(name, MissingNode.getInstance());
    }

    SlurmJob job() {
        var states = RestReading.words(get("job_state"));
        return new SlurmJob(
                RestReading.number(get("job_id"), 0),
                get("name").asString(""),
                get("comment").asString(""),
                RestReading.number(get("submit_time"), 0),
                states.isEmpty() ? "" : states.getFirst().toUpperCase(Locale.ROOT),
                get("state_reason").asString(""),
                HostList.expand(get("nodes").asString("")),
                perNode(),
                (int) RestReading.number(get("cpus"), 0),
                Tres.memoryMib(get("tres_alloc_str").asString("")));
    }

    /** What the job has on each node, by the first item of the node's entry. */
    private List<Gres> perNode() {
        var perNode = new ArrayList<Gres>();
        get("gres_detail")
                .forEach(item -> Gres.parse(item.asString()).stream().limit(1).forEach(perNode::add));
        return perNode;
    }
}
