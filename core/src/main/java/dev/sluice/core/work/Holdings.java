package dev.sluice.core.work;

import dev.sluice.core.unit.LongSet;
import java.util.TreeMap;

/** The workloads of one tenant that hold devices in one tier, with what a cycle asks about all of them at once. */
public final class Holdings {
    private final LongSet ids;
    private final int[] byPriority;
    private final TreeMap<Long, Integer> byMilli;

    Holdings() {
        ids = new LongSet();
        byPriority = new int[Priority.values().length];
        byMilli = new TreeMap<>();
    }

    private Holdings(Holdings other) {
        ids = other.ids.copy();
        byPriority = other.byPriority.clone();
        byMilli = new TreeMap<>(other.byMilli);
    }

    Holdings copy() {
        return new Holdings(this);
    }

    /** Their ids, rising. */
    public LongSet ids() {
        return ids;
    }

    /** Whether one of them has a lower priority than this. */
    public boolean anyBelow(Priority priority) {
        for (int lower = 0; lower < priority.ordinal(); lower++) {
            if (byPriority[lower] > 0) {
                return true;
            }
        }
        return false;
    }

    /** Device milli of the smallest of them. */
    public long leastMilli() {
        return byMilli.firstKey();
    }

    void add(Workload workload, long milli) {
        if (ids.add(workload.id())) {
            byPriority[workload.spec().priority().ordinal()]++;
            byMilli.merge(milli, 1, Integer::sum);
        }
    }

    void remove(Workload workload, long milli) {
        if (ids.remove(workload.id())) {
            byPriority[workload.spec().priority().ordinal()]--;
            byMilli.computeIfPresent(milli, (any, count) -> count == 1 ? null : count - 1);
        }
    }
}
