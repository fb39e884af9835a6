package dev.sluice.core.forecast;

import dev.sluice.core.unit.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When what waits will start, as an interval.
 *
 * <p>Method: the least and the greatest of {@link #OUTLOOKS} outlooks. If the truth were one more of them, it would lie
 * between those two with the chance {@code (9 - 1) / (9 + 1)} = 80 %, and before and after them with 10 % each: the
 * interval is from the 10th to the 90th percentile. What outlooks do not know, such as work that is submitted later, is
 * learned from forecasts that have come true or not, by {@link Calibration}.
 *
 * @param outlooks different ways in which things may go on; not older than some minutes
 */
public record Forecast(List<Outlook> outlooks, Calibration calibration) {
    /** Outlooks of one forecast. */
    public static final int OUTLOOKS = 9;

    /**
     * When a workload starts.
     *
     * @param fromMillis with a chance of 9 in 10 not before, in ms since 1970
     * @param toMillis with a chance of 9 in 10 not later; {@link #LATER} = not within what was looked at
     */
    public record Interval(long fromMillis, long toMillis) {
        /** Later than forecasts look, or never. */
        public static final long LATER = Long.MAX_VALUE;

        public boolean contains(long atMillis) {
            return fromMillis <= atMillis && atMillis <= toMillis;
        }
    }

    public Forecast {
        outlooks = List.copyOf(outlooks);
    }

    /**
     * The interval of a workload, or null when no outlook knows that it waits.
     *
     * @param nowMillis nothing starts before, in ms since 1970
     */
    public @Nullable Interval of(long workload, long nowMillis) {
        long[] starts = outlooks.stream()
                .mapToLong(outlook -> outlook.startOf(workload))
                .filter(start -> start > 0)
                .sorted()
                .toArray();
        if (starts.length == 0) {
            return null;
        }
        long began = outlooks.stream().mapToLong(Outlook::beganMillis).max().orElseThrow();
        long from = began + calibration.earlier(wait(began, starts[0]), wait(began, starts[starts.length / 2]));
        long to = starts[starts.length - 1] == Interval.LATER
                ? Interval.LATER
                : began
                        + calibration.later(
                                wait(began, starts[starts.length / 2]), wait(began, starts[starts.length - 1]));
        return new Interval(Math.max(nowMillis, from), Math.max(nowMillis, to));
    }

    private static long wait(long beganMillis, long startMillis) {
        return Math.clamp(startMillis - beganMillis, 0, Limits.OUTLOOK_MILLIS);
    }
}
