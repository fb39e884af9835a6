package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.FreeStates;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.TaskDemand;

/**
 * Takes the node that is left with the least.
 *
 * <p>Goal: keep whole nodes and whole devices together for those who need them. Method: whole devices go where the
 * fewest wholly free ones remain, and a share goes to the device with the least room that it fits on; among those to
 * the node with the fewest wholly free devices. Ties: fewest free cores. Example: with nodes that have 8, 3 and 2 free
 * devices, a task of 2 goes to the third.
 */
final class TightestFit implements StatePolicy {
    @Override
    public String name() {
        return "tightest-fit";
    }

    @Override
    public boolean weighsChipsTogether(GangDemand demand) {
        return false;
    }

    @Override
    public Scoring scoring(Pool pool, Segment segment, TaskDemand task) {
        return new Tightness(segment.free(), task);
    }

    private record Tightness(FreeStates free, TaskDemand task) implements Scoring {
        @Override
        public long of(int state) {
            long milli = task.whole() ? 0 : free.tightestShare(state, task);
            return milli << 40 | (long) free.wholeFree(state) << 32 | free.cpuFree(state);
        }

        @Override
        public long least(int wholeFree) {
            long milli = task.whole() ? 0 : task.shareMilli();
            return milli << 40 | (long) wholeFree << 32;
        }
    }
}
