package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.TaskDemand;

/**
 * Says how good a node is for a task. A policy may keep what it has computed as long as that changes no answer; so one
 * policy serves one core at a time.
 */
public sealed interface PlacePolicy permits StatePolicy, NodePolicy {
    /** The name that configuration and reports use. */
    String name();

    /** The policy for a core of its own: another object if it keeps anything. */
    default PlacePolicy forOneCore() {
        return this;
    }

    /** The policy that this is when so much is known of what is usual; most do not care. */
    default PlacePolicy knowing(Usual usual) {
        return this;
    }

    /**
     * Whether all chips that a demand allows are weighed in one comparison. If not, they are tried one after the other,
     * and the first one with room is taken.
     */
    default boolean weighsChipsTogether(GangDemand demand) {
        return true;
    }

    /**
     * The devices that a task gets on a node which it fits on.
     *
     * @return mask of device indices
     */
    default long pick(Pool pool, int node, TaskDemand task, long workload) {
        return pool.pick(node, task);
    }
}
