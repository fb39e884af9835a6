package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.TaskDemand;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is usually asked for: tasks with the chips that they may run on, and how often each came. A policy that plans
 * for what will come takes it from here.
 *
 * @param all the most frequent first
 */
public record Usual(List<Asked> all) {
    /** Nothing is known. */
    public static final Usual NOTHING = new Usual(List.of());

    private static final Comparator<Asked> MOST_FREQUENT = Comparator.comparingLong(Asked::count)
            .thenComparingInt(asked -> asked.task.cpuMilli())
            .thenComparingInt(asked -> asked.task.shareMilli())
            .thenComparingInt(asked -> asked.task.devices())
            .thenComparing(asked -> String.join("|", asked.chips))
            .thenComparingLong(asked -> asked.task.memoryMib())
            .thenComparingLong(asked -> asked.task.deviceMemoryMib())
            .reversed();

    /**
     * One of them.
     *
     * @param chips empty = any
     * @param count tasks that asked for it
     */
    public record Asked(TaskDemand task, List<String> chips, long count) {
        public Asked {
            chips = List.copyOf(chips);
        }

        /** Whether it may run on a chip. */
        public boolean allows(String chip) {
            return chips.isEmpty() || chips.contains(chip);
        }

        /** The same, not counted. */
        Asked kind() {
            return count == 0 ? this : new Asked(task, chips, 0);
        }

        /** Device milli over all those tasks. */
        public long milli() {
            return task.milli() * count;
        }
    }

    public Usual {
        all = List.copyOf(all);
    }

    /** Counts demands. */
    public static Usual of(Collection<GangDemand> demands) {
        return counted(demands.stream()
                .map(demand -> new Asked(demand.task(), demand.chips(), demand.tasks()))
                .toList());
    }

    private static Usual counted(List<Asked> list) {
        var counts = new LinkedHashMap<Asked, Long>();
        for (var asked : list) {
            counts.merge(asked.kind(), asked.count, Long::sum);
        }
        return new Usual(counts.entrySet().stream()
                .map(entry -> new Asked(entry.getKey().task, entry.getKey().chips, entry.getValue()))
                .sorted(MOST_FREQUENT)
                .toList());
    }

    /** Tasks that asked for any of them. */
    long tasks() {
        return all.stream().mapToLong(Asked::count).sum();
    }

    /** These and others. */
    Usual with(List<Asked> more) {
        return counted(Stream.concat(all.stream(), more.stream()).toList());
    }

    /** The most frequent ones; when they stand for too many tasks, with all counts halved until they don't. */
    Usual remembering(long mostTasks, int most) {
        var kept = all.subList(0, Math.min(all.size(), most));
        int halvings = 0;
        while (kept.stream().mapToLong(Asked::count).sum() >> halvings > mostTasks) {
            halvings++;
        }
        int half = halvings;
        return new Usual(kept.stream()
                .map(asked -> new Asked(asked.task, asked.chips, asked.count >> half))
                .filter(asked -> asked.count > 0)
                .toList());
    }

    /** The most frequent ones that together are at least so many percent of all tasks. */
    Usual top(int percent) {
        long enough = tasks() * percent;
        long sum = 0;
        int kept = 0;
        while (kept < all.size() && sum * 100 < enough) {
            sum += all.get(kept++).count;
        }
        return new Usual(all.subList(0, kept));
    }

    /** Those that ask for devices. */
    Usual withDevices() {
        return new Usual(all.stream().filter(asked -> asked.task.devices() > 0).toList());
    }

    /** The same with those counted as one that differ only in what this changes. */
    Usual alike(UnaryOperator<Asked> change) {
        return counted(all.stream().map(change).toList());
    }
}
