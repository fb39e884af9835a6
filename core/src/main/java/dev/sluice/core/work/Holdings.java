package dev.sluice.core.work;

import dev.sluice.core.unit.LongSet;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The workloads of one tenant that hold devices in one tier, with what a cycle asks about all of them at once. */
public final class Holdings {
    private final LongSet ids;
    private final int[] byPriority;
    // How many hold so many milli of which chip.
    private final TreeMap<String, SortedMap<Long, Integer>> sizes;

    Holdings() {
        ids = new LongSet();
        byPriority = new int[Priority.values().length];
        sizes = new TreeMap<>();
    }

    private Holdings(Holdings other) {
        ids = other.ids.copy();
        byPriority = other.byPriority.clone();
        sizes = new TreeMap<>();
        other.sizes.forEach((chip, counts) -> sizes.put(chip, new TreeMap<>(counts)));
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

    /** How many of those that were not told to stop hold so many milli of which chip. */
    public SortedMap<String, SortedMap<Long, Integer>> sizes() {
        return Collections.unmodifiableSortedMap(sizes);
    }

    void add(Workload workload, String chip, long milli) {
        if (ids.add(workload.id())) {
            byPriority[workload.spec().priority().ordinal()]++;
            if (stays(workload)) {
                sizes.computeIfAbsent(chip, any -> new TreeMap<>()).merge(milli, 1, Integer::sum);
            }
        }
    }

    void remove(Workload workload, String chip, long milli) {
        if (ids.remove(workload.id())) {
            byPriority[workload.spec().priority().ordinal()]--;
            if (stays(workload)) {
                sizes.computeIfPresent(chip, (any, counts) -> without(counts, milli));
            }
        }
    }

    private static boolean stays(Workload workload) {
        return !(workload.phase() instanceof Phase.Stopping);
    }

    private static @Nullable SortedMap<Long, Integer> without(SortedMap<Long, Integer> counts, long milli) {
        counts.computeIfPresent(milli, (any, count) -> count == 1 ? null : count - 1);
        return counts.isEmpty() ? null : counts;
    }
}
