package dev.sluice.core.replay;

import dev.sluice.core.unit.LongList;
import java.util.Arrays;

/** A quantity over time, summed up in steps of equal length. What lies outside of the window does not count. */
final class Steps {
    /**
     * What is counted.
     *
     * @param fromMillis where the first step begins
     * @param toMillis nothing counts from here on
     * @param stepMillis length of a step; the last one may reach beyond the window
     */
    record Window(long fromMillis, long toMillis, long stepMillis) {
        /** Steps until a time, whole or begun. */
        int stepsUntil(long millis) {
            return (int) Math.ceilDiv(Math.min(millis, toMillis) - fromMillis, stepMillis);
        }

        /** Where a step ends. */
        long endOf(int step) {
            return Math.min(toMillis, fromMillis + (step + 1) * stepMillis);
        }
    }

    private final Window window;
    private long[] sums = new long[16];

    Steps(Window window) {
        this.window = window;
    }

    /** Adds a rate that held from a time to another: rate x ms. */
    void add(long from, long to, long rate) {
        long at = Math.max(from, window.fromMillis);
        long end = Math.min(to, window.toMillis);
        while (at < end) {
            int step = (int) ((at - window.fromMillis) / window.stepMillis);
            long next = Math.min(end, window.fromMillis + (step + 1) * window.stepMillis);
            put(step, (next - at) * rate);
            at = next;
        }
    }

    /** Adds to one step, whatever it comes from. */
    void put(int step, long more) {
        if (step >= sums.length) {
            sums = Arrays.copyOf(sums, Math.max(step + 1, sums.length * 2));
        }
        sums[step] += more;
    }

    long at(int step) {
        return step < sums.length ? sums[step] : 0;
    }

    long sum() {
        return Arrays.stream(sums).sum();
    }

    /** The first so many steps. */
    LongList first(int count) {
        return LongList.of(Arrays.copyOf(sums, count));
    }

    /** The first so many steps in thousandths of something. */
    LongList first(int count, Steps of) {
        long[] permille = new long[count];
        for (int step = 0; step < count; step++) {
            permille[step] = of.at(step) == 0 ? 0 : at(step) * 1000 / of.at(step);
        }
        return LongList.of(permille);
    }
}
