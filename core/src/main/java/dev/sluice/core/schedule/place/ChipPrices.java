package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.Pool;
import dev.sluice.core.schedule.place.Usual.Asked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;

/**
 * How dear the room on a chip is, by who can go nowhere else.
 *
 * <p>Goal: work that may run on any chip leaves the scarce ones to those that need them. Method: usual demands with the
 * same chips are one group; its part is what it asks for of all device time. Its price is {@code (free on all chips /
 * free on its chips)^2}, so the less is left for it the dearer its room; the price of a chip is the sum over the groups
 * that may use it, part times price. Example: a quarter of what is asked for needs a T4 and the rest takes anything; a
 * quarter of what is free is T4s: they cost {@code 3/4 + 1/4 x 16 = 4.75} and all others {@code 3/4}.
 */
final class ChipPrices {
    /** The price of each chip where nobody cares about chips, in thousandths. */
    static final long EVEN = 1_000;

    /** A part of the pool that is added to what is free: the last few devices of a chip do not outweigh all else. */
    private static final long LAST_PART = 512;

    /** A group is at most so many times as dear as one that takes any chip. */
    private static final long MOST = 64;

    /** Those who may run on the same chips. */
    private record Group(List<String> chips, long permille) {}

    private final LinkedHashMap<String, List<Group>> groupsByChip = new LinkedHashMap<>();
    private final long everywherePermille;

    ChipPrices(Usual usual) {
        var milli = new LinkedHashMap<List<String>, Long>();
        for (var asked : usual.all()) {
            var chips = List.copyOf(new TreeSet<>(asked.chips()));
            milli.merge(chips, asked.milli(), Long::sum);
        }
        long sum = Math.max(1, usual.all().stream().mapToLong(Asked::milli).sum());
        long everywhere = 0;
        for (var asked : milli.entrySet()) {
            var group = new Group(asked.getKey(), asked.getValue() * EVEN / sum);
            if (group.chips.isEmpty()) {
                everywhere = group.permille;
            } else if (group.permille > 0) {
                group.chips.forEach(chip -> groupsByChip
                        .computeIfAbsent(chip, any -> new ArrayList<>())
                        .add(group));
            }
        }
        everywherePermille = everywhere;
    }

    /** The price of a chip now, in thousandths. */
    long permilleOf(String chip, Pool pool) {
        if (groupsByChip.isEmpty()) {
            return EVEN;
        }
        long all = pool.freeMilli();
        long last = pool.milli() / LAST_PART;
        long price = everywherePermille;
        for (var group : groupsByChip.getOrDefault(chip, List.of())) {
            long times = Math.min(MOST * EVEN, all * EVEN / (freeOn(group.chips, pool) + last + 1));
            price += group.permille * times / EVEN * times / EVEN;
        }
        return price;
    }

    private static long freeOn(List<String> chips, Pool pool) {
        long free = 0;
        for (var chip : chips) {
            free += pool.freeMilliOf(chip);
        }
        return free;
    }
}
