package dev.sluice.app.http.view;

import dev.sluice.core.Core;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Workload;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Counts over all live workloads: how many stand where, for each tenant, and what is held in each center on each chip
 * by which right. Taken in steps of bounded length, so that the writer is never held up; with more workloads than one
 * step looks at, the figures of the steps are some milliseconds apart.
 */
public final class Census {
    /** What one place holds. */
    static final class Held {
        long ownedMilli;
        long borrowedMilli;
    }

    private final TreeMap<String, TreeMap<String, Integer>> statesByTenant = new TreeMap<>();
    private final TreeMap<Integer, Held> bySegment = new TreeMap<>();
    private long nextId = Long.MAX_VALUE;

    /**
     * Looks at the next workloads, the newest first, on the writer's thread.
     *
     * @param most how many it looks at
     * @return whether that were all
     */
    public boolean step(Core core, int most) {
        var workloads = core.workloads();
        long id = Math.min(nextId, workloads.nextId()) - 1;
        long last = Math.max(workloads.oldestId(), id - most + 1);
        for (; id >= last; id--) {
            var workload = workloads.find(id);
            if (workload != null && !workload.ended()) {
                count(workload);
            }
        }
        nextId = last;
        return last <= workloads.oldestId();
    }

    private void count(Workload workload) {
        statesByTenant
                .computeIfAbsent(workload.spec().tenant(), tenant -> new TreeMap<>())
                .merge(workload.phase().word(), 1, Integer::sum);
        if (workload.phase() instanceof Phase.Ended) {
            return;
        }
        var attempt = workload.phase().attempt();
        if (attempt != null) {
            var held = bySegment.computeIfAbsent(attempt.placement().segment(), segment -> new Held());
            long milli = attempt.placement().milli();
            held.ownedMilli += attempt.tier().isRight() ? milli : 0;
            held.borrowedMilli += attempt.tier() == Tier.BORROWED ? milli : 0;
        }
    }

    Held held(int segment) {
        return bySegment.getOrDefault(segment, new Held());
    }

    /** Live workloads by state of the tenants that a test lets through. */
    public TreeMap<String, Integer> states(Predicate<String> tenant) {
        var sum = new TreeMap<String, Integer>();
        statesByTenant.forEach((path, states) -> {
            if (tenant.test(path)) {
                states.forEach((state, count) -> sum.merge(state, count, Integer::sum));
            }
        });
        return sum;
    }
}
