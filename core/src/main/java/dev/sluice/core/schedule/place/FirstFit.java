package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.FreeStates;
import dev.sluice.core.pool.TaskDemand;

/** Takes the node with the least number that the task fits on: the plainest rule, to compare others with. */
final class FirstFit implements PlacePolicy {
    @Override
    public String name() {
        return "first-fit";
    }

    @Override
    public long score(FreeStates free, int state, TaskDemand task) {
        return 0;
    }
}
