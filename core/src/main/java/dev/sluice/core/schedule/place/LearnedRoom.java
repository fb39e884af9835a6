package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.TaskDemand;

/**
 * Least room lost ({@link LeastRoomLost}) to what the log tells to be usual.
 *
 * <p>Goals: nobody has to say beforehand what will be asked for; a decision stays cheap on any fleet; who names chips
 * best first gets them in that order. Method: the tightest fit ({@link TightestFit}) as long as nothing is known, and
 * in a segment whose nodes are in more than {@link #MOST_STATES} different free states. Example: of 10,000 nodes on
 * which people ask for any number of cores no two are alike after a while, and the tightest fit fills 99 % of them.
 */
final class LearnedRoom implements StatePolicy {
    /** With more different free states than these each of them is seldom met again, and to weigh all would be dear. */
    private static final int MOST_STATES = 512;

    private static final TightestFit TIGHTEST = new TightestFit();

    private Usual usual = Usual.NOTHING;
    private StatePolicy policy = TIGHTEST;

    @Override
    public String name() {
        return "learned-room";
    }

    @Override
    public PlacePolicy forOneCore() {
        return new LearnedRoom();
    }

    @Override
    public PlacePolicy knowing(Usual now) {
        if (!now.equals(usual)) {
            usual = now;
            policy = now.withDevices().all().isEmpty() ? TIGHTEST : new LeastRoomLost(now);
        }
        return this;
    }

    @Override
    public boolean weighsChipsTogether(GangDemand demand) {
        return demand.chips().isEmpty() && policy.weighsChipsTogether(demand);
    }

    private StatePolicy policyFor(Segment segment) {
        return segment.free().size() > MOST_STATES ? TIGHTEST : policy;
    }

    @Override
    public Scoring scoring(Pool pool, Segment segment, TaskDemand task) {
        return policyFor(segment).scoring(pool, segment, task);
    }

    @Override
    public long pick(Pool pool, int node, TaskDemand task, long workload) {
        return policyFor(pool.segmentOf(node)).pick(pool, node, task, workload);
    }
}
