package dev.sluice.core.schedule.predict;

import dev.sluice.core.unit.LongList;
import java.util.Arrays;

/** The newest of the values that were seen of a class. Immutable, so that copies of a state share it. */
record Recent(LongList values) {
    /** Values that are kept: enough for nine of ten, few enough to follow a change within a day of work. */
    static final int KEPT = 16;

    static final Recent NONE = new Recent(LongList.of());

    Recent with(long value) {
        int old = Math.min(values.size(), KEPT - 1);
        var next = new long[old + 1];
        for (int i = 0; i < old; i++) {
            next[i] = values.get(values.size() - old + i);
        }
        next[old] = value;
        return new Recent(LongList.of(next));
    }

    int size() {
        return values.size();
    }

    /** The values above a bound, rising. */
    long[] above(long bound) {
        long[] sorted =
                Arrays.stream(values.toArray()).filter(value -> value > bound).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** The least value that so many of a thousand are not above. */
    static long quantile(long[] rising, int permille) {
        return rising[Math.max(0, Math.ceilDiv(rising.length * permille, 1000) - 1)];
    }
}
