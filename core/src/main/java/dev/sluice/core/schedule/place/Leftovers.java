package dev.sluice.core.schedule.place;

import dev.sluice.core.schedule.place.Usual.Asked;
import dev.sluice.core.unit.Limits;

/**
 * What is to be expected to stay free of a part of a device.
 *
 * <p>Goal: tell apart remainders that usual shares fill together from those that nobody can use. Method: {@link #DRAWS}
 * tasks come, each a usual one by its frequency; for each the better of taking and leaving is chosen, knowing the
 * frequencies but not what comes next. So for a part of m milli {@code left(m, 0) = m} and {@code left(m, n) = mean
 * over the usual tasks t of min(left(m, n - 1), left(m - t, n - 1))}, where only what fits is taken. Example: if only
 * shares of 300 and 700 come, nothing stays of 1,000 but 100 of 400.
 */
final class Leftovers {
    /** So many tasks come by; with more even rare ones would be waited for. */
    private static final int DRAWS = 30;

    private static final int MICRO = 1_000;

    private final long[] micro = new long[Limits.DEVICE_MILLI + 1];

    Leftovers(Usual usual) {
        long tasks = usual.all().stream().mapToLong(Asked::count).sum();
        for (int milli = 0; milli < micro.length; milli++) {
            micro[milli] = (long) milli * MICRO;
        }
        for (int draw = 0; draw < DRAWS && tasks > 0; draw++) {
            // Downwards, so that what a part is compared with is of the draw before.
            for (int milli = Limits.DEVICE_MILLI; milli > 0; milli--) {
                micro[milli] = afterOneMore(usual, milli) / tasks;
            }
        }
    }

    private long afterOneMore(Usual usual, int milli) {
        long sum = 0;
        for (var asked : usual.all()) {
            int share = asked.task().shareMilli();
            long left = share <= milli ? Math.min(micro[milli], micro[milli - share]) : micro[milli];
            sum += asked.count() * left;
        }
        return sum;
    }

    /** What is expected to stay free of a part with so many milli, in millionths of a device. */
    long microOf(int milli) {
        return micro[milli];
    }
}
