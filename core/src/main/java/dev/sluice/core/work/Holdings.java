package dev.sluice.core.work;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.unit.LongSet;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The workloads of one tenant that hold devices in one tier, with what a cycle asks about all of them at once. */
public final class Holdings {
    private final LongSet ids;
    private final int[] byPriority;
    private final TreeMap<Long, SortedMap<Integer, Integer>> sizes;

    Holdings() {
        ids = new LongSet();
        byPriority = new int[Priority.values().length];
        sizes = new TreeMap<>();
    }

    private Holdings(Holdings other) {
        ids = other.ids.copy();
        byPriority = other.byPriority.clone();
        sizes = new TreeMap<>();
        other.sizes.forEach((milli, segments) -> sizes.put(milli, new TreeMap<>(segments)));
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

    /** How many hold so many device milli in which segment, of those that were not told to stop. */
    public SortedMap<Long, SortedMap<Integer, Integer>> sizes() {
        return Collections.unmodifiableSortedMap(sizes);
    }

    void add(Workload workload, Placement held) {
        if (ids.add(workload.id())) {
            byPriority[workload.spec().priority().ordinal()]++;
            if (stays(workload)) {
                sizes.computeIfAbsent(held.milli(), any -> new TreeMap<>()).merge(held.segment(), 1, Integer::sum);
            }
        }
    }

    void remove(Workload workload, Placement held) {
        if (ids.remove(workload.id())) {
            byPriority[workload.spec().priority().ordinal()]--;
            if (stays(workload)) {
                sizes.computeIfPresent(held.milli(), (any, segments) -> without(segments, held.segment()));
            }
        }
    }

    private static boolean stays(Workload workload) {
        return !(workload.phase() instanceof Phase.Stopping);
    }

    private static @Nullable SortedMap<Integer, Integer> without(SortedMap<Integer, Integer> segments, int segment) {
        segments.computeIfPresent(segment, (any, count) -> count == 1 ? null : count - 1);
        return segments.isEmpty() ? null : segments;
    }
}
