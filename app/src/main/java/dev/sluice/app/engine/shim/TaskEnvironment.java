package dev.sluice.app.engine.shim;

import dev.sluice.app.engine.DeviceRef;
import dev.sluice.app.engine.StartOrder;
import dev.sluice.app.engine.TaskOrder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The environment of a task, from the weakest to the strongest voice: a few variables of the server, what suits the
 * chip, the user's own, and what the engine owns. A user's setting of an owned variable is ignored: the engine alone
 * knows the truth.
 *
 * @param server the server's own environment
 */
public record TaskEnvironment(Map<String, String> server) {
    /** Names the task's directory: what runs with it belongs to the task, wherever it has moved in the process tree. */
    public static final String MARKER = "SLUICE_TASK_DIR";

    /**
     * Taken from the server. A list of what may pass, not of what may not: a secret must not leak by having a new name.
     */
    private static final Set<String> INHERITED = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "SHELL",
            "LANG",
            "LANGUAGE",
            "TZ",
            "TMPDIR",
            "LD_LIBRARY_PATH",
            "PYTHONPATH",
            "VIRTUAL_ENV",
            "CONDA_PREFIX",
            "JAVA_HOME",
            "CUDA_HOME",
            "CUDA_PATH",
            "CUDA_MPS_PIPE_DIRECTORY",
            "CUDA_MPS_LOG_DIRECTORY",
            "ASCEND_HOME_PATH",
            "ASCEND_TOOLKIT_HOME",
            "ASCEND_OPP_PATH",
            "ASCEND_AICPU_PATH",
            "ROCM_PATH",
            "NEUWARE_HOME",
            "MACA_PATH");

    private static final String INHERITED_PREFIX = "LC_";
    private static final String OWN_PREFIX = "SLUICE_";
    private static final Set<String> GANG =
            Set.of("RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE", "NODE_RANK", "MASTER_ADDR", "MASTER_PORT");

    /**
     * Where a task runs.
     *
     * @param nodeChip the chip of its node
     * @param vendorIndices its devices as the vendor's runtime counts them
     * @param cores how many cores it is bound to; 0: it is not bound
     * @param masterAddress where the gang may meet: the first task's node, as the others reach it
     * @param masterPort the port that it may meet at
     * @param directory the task's own directory
     */
    public record Place(
            String nodeChip,
            List<Integer> vendorIndices,
            int cores,
            String masterAddress,
            int masterPort,
            Path directory) {}

    public SortedMap<String, String> of(StartOrder order, TaskOrder task, Place place) {
        var env = new TreeMap<String, String>();
        env.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        server.forEach((name, value) -> {
            if (INHERITED.contains(name) || name.startsWith(INHERITED_PREFIX)) {
                env.put(name, value);
            }
        });
        if (place.nodeChip().equals("cpu")) {
            int cores = Math.max(place.cores(), task.devices().size());
            env.put("OMP_NUM_THREADS", Integer.toString(Math.max(1, cores)));
        }
        order.env().forEach((name, value) -> {
            if (!isOwned(name)) {
                env.put(name, value);
            }
        });
        env.putAll(VisibleDevices.of(task, place.nodeChip(), place.vendorIndices()));
        putGang(env, order, task, place);
        putIdentity(env, order, task, place.nodeChip());
        if (order.elastic()) {
            env.put(
                    "SLUICE_MEMBERS",
                    place.directory().resolveSibling("members").toString());
        }
        env.put(MARKER, place.directory().toString());
        return Collections.unmodifiableSortedMap(env);
    }

    /** Whether the engine alone sets this variable. */
    public static boolean isOwned(String name) {
        return name.startsWith(OWN_PREFIX) || GANG.contains(name) || VisibleDevices.OWNED.contains(name);
    }

    private static void putIdentity(Map<String, String> env, StartOrder order, TaskOrder task, String nodeChip) {
        env.put("SLUICE_WORKLOAD", order.workloadName());
        env.put("SLUICE_WORKLOAD_ID", "w" + order.key().workload());
        env.put("SLUICE_TENANT", order.tenant());
        env.put("SLUICE_ATTEMPT", Integer.toString(order.key().attempt()));
        env.put("SLUICE_TASK", Integer.toString(task.rank()));
        env.put("SLUICE_TASKS", Integer.toString(order.tasks().size()));
        env.put("SLUICE_NODE", task.node());
        env.put("SLUICE_CHIP", nodeChip);
        env.put(
                "SLUICE_DEVICES",
                VisibleDevices.list(
                        task.devices().stream().map(DeviceRef::index).toList()));
        if (task.shareMilli() > 0) {
            env.put("SLUICE_SHARE_MILLI", Integer.toString(task.shareMilli()));
        }
    }

    private static void putGang(Map<String, String> env, StartOrder order, TaskOrder task, Place place) {
        var nodes = order.tasks().stream().map(TaskOrder::node).distinct().toList();
        var neighbours = order.tasks().stream()
                .filter(other -> other.node().equals(task.node()))
                .map(TaskOrder::rank)
                .toList();
        env.put("RANK", Integer.toString(order.tasks().indexOf(task)));
        env.put("WORLD_SIZE", Integer.toString(order.tasks().size()));
        env.put("LOCAL_RANK", Integer.toString(neighbours.indexOf(task.rank())));
        env.put("LOCAL_WORLD_SIZE", Integer.toString(neighbours.size()));
        env.put("NODE_RANK", Integer.toString(nodes.indexOf(task.node())));
        env.put("MASTER_ADDR", place.masterAddress());
        env.put("MASTER_PORT", Integer.toString(place.masterPort()));
    }
}
