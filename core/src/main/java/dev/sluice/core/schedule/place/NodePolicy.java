package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.TaskDemand;

/** A policy that looks at each node by itself, so that it costs by the number of nodes. */
non-sealed interface NodePolicy extends PlacePolicy {
    /**
     * How bad it is to put the task of a workload on a node that it fits on. The least score wins; among equal scores
     * the node with the least number.
     */
    long score(Pool pool, int node, TaskDemand task, long workload);
}
