package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.FreeStates;
import dev.sluice.core.pool.TaskDemand;

/** Says how good a node is for a task. */
public interface PlacePolicy {
    /** The name that configuration and reports use. */
    String name();

    /**
     * How bad it is to put the task on a node in this state, which it fits on. The least score wins; among equal scores
     * the node with the least number.
     */
    long score(FreeStates free, int state, TaskDemand task);

    /** A bound: no state with so many wholly free devices scores less. Lets a search leave out what can't win. */
    default long leastScore(int wholeFree, TaskDemand task) {
        return Long.MIN_VALUE;
    }
}
