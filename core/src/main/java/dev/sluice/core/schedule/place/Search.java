package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.FreeStates;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.unit.Limits;
import java.util.Collection;

/** Looks for the best node of a segment for one task. */
final class Search {
    private final PlacePolicy policy;
    private final Pool pool;
    private final FreeStates free;
    private final Segment segment;
    private final TaskDemand task;
    private final long workload;
    private int node = Pool.NONE;
    private long score = Long.MAX_VALUE;

    Search(PlacePolicy policy, Pool pool, Segment segment, TaskDemand task, long workload) {
        this.policy = policy;
        this.pool = pool;
        this.free = segment.free();
        this.segment = segment;
        this.task = task;
        this.workload = workload;
    }

    /** The best node found, with the least number among equal ones. */
    int node() {
        return node;
    }

    /** Its score. */
    long score() {
        return score;
    }

    /** Looks at all nodes of the segment; false when none has room. */
    boolean run() {
        switch (policy) {
            case StatePolicy states -> overStates(states.scoring(pool, segment, task));
            case NodePolicy nodes -> overNodes(nodes);
        }
        return node != Pool.NONE;
    }

    /** Looks at some nodes of the segment; false when none has room. */
    boolean among(Collection<Integer> some) {
        switch (policy) {
            case StatePolicy states -> {
                var scoring = states.scoring(pool, segment, task);
                for (int each : some) {
                    if (pool.fits(each, task)) {
                        offer(scoring.of(pool.stateOf(each).orElseThrow()), each);
                    }
                }
            }
            case NodePolicy nodes -> {
                for (int each : some) {
                    if (pool.fits(each, task)) {
                        offer(nodes.score(pool, each, task, workload), each);
                    }
                }
            }
        }
        return node != Pool.NONE;
    }

    private void overStates(StatePolicy.Scoring scoring) {
        for (int whole = FreeStates.leastWhole(task); whole <= Limits.DEVICES_PER_NODE; whole++) {
            if (free.size(whole) == 0 || (node != Pool.NONE && scoring.least(whole) > score)) {
                continue;
            }
            for (int i = 0; i < free.size(whole); i++) {
                int state = free.state(whole, i);
                if (free.fits(state, task)) {
                    offer(scoring.of(state), state, free);
                }
            }
        }
    }

    private void overNodes(NodePolicy nodes) {
        for (int whole = FreeStates.leastWhole(task); whole <= Limits.DEVICES_PER_NODE; whole++) {
            for (int i = 0; i < free.size(whole); i++) {
                int state = free.state(whole, i);
                for (int n = 0; n < free.nodesIn(state) && free.fits(state, task); n++) {
                    int each = free.node(state, n);
                    offer(nodes.score(pool, each, task, workload), each);
                }
            }
        }
    }

    private void offer(long offered, int state, FreeStates of) {
        if (offered <= score) {
            offer(offered, of.firstNode(state));
        }
    }

    private void offer(long offered, int number) {
        if (offered < score || node == Pool.NONE || (offered == score && number < node)) {
            node = number;
            score = offered;
        }
    }
}
