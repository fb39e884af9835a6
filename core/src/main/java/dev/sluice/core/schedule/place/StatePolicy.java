package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.TaskDemand;

/** A policy to which nodes of one segment are alike as long as they have the same free. */
non-sealed interface StatePolicy extends PlacePolicy {
    /** How the free states of a segment are weighed for a task, as the pool is now. */
    Scoring scoring(Pool pool, Segment segment, TaskDemand task);

    /** Weighs free states of one segment for one task, both named when it was made. */
    @FunctionalInterface
    interface Scoring {
        /**
         * How bad it is to put the task on a node in this state, which it fits on. The least score wins; among equal
         * scores the node with the least number.
         */
        long of(int state);

        /** A bound: no state with so many wholly free devices scores less. Lets a search leave out what can't win. */
        default long least(int wholeFree) {
            return Long.MIN_VALUE;
        }
    }
}
