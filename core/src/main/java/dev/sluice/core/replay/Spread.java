package dev.sluice.core.replay;

import dev.sluice.core.unit.LongList;
import java.util.Arrays;

/**
 * How some times are spread.
 *
 * @param count how many there are
 * @param meanMillis their mean, rounded down; 0 when there are none
 * @param percentiles the 0th to the 100th, in ms; 101 zeros when there are none
 */
public record Spread(long count, long meanMillis, LongList percentiles) {
    /** The spread of some times; the array is sorted by this. */
    static Spread of(long[] millis, int count) {
        Arrays.sort(millis, 0, count);
        long[] percentiles = new long[101];
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += millis[i];
        }
        for (int percent = 0; percent <= 100 && count > 0; percent++) {
            // Nearest rank: the least value that so many percent are not above.
            int rank = (int) Math.ceilDiv((long) percent * count, 100L);
            percentiles[percent] = millis[Math.max(0, rank - 1)];
        }
        return new Spread(count, count == 0 ? 0 : sum / count, LongList.of(percentiles));
    }

    /** The time that so many percent are not above, in ms. */
    public long percentile(int percent) {
        return percentiles.get(percent);
    }
}
