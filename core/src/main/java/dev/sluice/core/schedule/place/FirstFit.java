package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.TaskDemand;

/** Takes the node with the least number that the task fits on: the plainest rule, to compare others with. */
final class FirstFit implements StatePolicy {
    @Override
    public String name() {
        return "first-fit";
    }

    @Override
    public boolean weighsChipsTogether(GangDemand demand) {
        return false;
    }

    @Override
    public Scoring scoring(Pool pool, Segment segment, TaskDemand task) {
        return state -> 0;
    }
}
