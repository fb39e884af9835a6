package dev.sluice.app.trace.reading;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.unit.Limits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Demands of jobs, each different one kept once: a million jobs ask for a few hundred. */
public final class Gangs {
    private final Map<GangDemand, GangDemand> known = new HashMap<>();

    /**
     * The least tasks that share out devices evenly over nodes of a size: 12 devices on nodes of 8 are 2 tasks of 6, 20
     * are 4 of 5, 16 are 2 of 8. No devices are one task.
     */
    public static int tasks(int devices, int perNode) {
        int tasks = Math.max(1, Math.ceilDiv(devices, perNode));
        while (devices % tasks != 0) {
            tasks++;
        }
        return tasks;
    }

    /** Whether that many devices can be one gang on nodes of a size. */
    public static boolean fit(int devices, int perNode) {
        return tasks(devices, perNode) <= Limits.TASKS;
    }

    /** Whole devices, on as few nodes of a size as share them out evenly. */
    public GangDemand whole(int devices, int perNode, List<String> chips) {
        int tasks = tasks(devices, perNode);
        return of(new TaskDemand(devices / tasks, Limits.DEVICE_MILLI, 0, 0, 0), tasks, chips);
    }

    /** Some tasks on some chips, anywhere in one center. */
    public GangDemand of(TaskDemand task, int tasks, List<String> chips) {
        return of(new GangDemand(task, tasks, chips, List.of(), Topology.ANYWHERE));
    }

    /** The one that is kept of all equal ones. */
    public GangDemand of(GangDemand demand) {
        return known.computeIfAbsent(demand, same -> same);
    }
}
