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

    /**
     * What outlooks show of a workload.
     *
     * @param beganMillis from when they look ahead, in ms since 1970
     * @param leastMillis its shortest wait from then on
     * @param greatestMillis its longest wait; {@link Limits#OUTLOOK_MILLIS} = so long or longer
     */
    public record Span(long beganMillis, long leastMillis, long greatestMillis) {}

    public Forecast {
        outlooks = List.copyOf(outlooks);
    }

    /** What outlooks show of a workload, or null while fewer than {@link #OUTLOOKS} know that it waits. */
    public @Nullable Span shown(long workload) {
        long began = outlooks.stream().mapToLong(Outlook::beganMillis).max().orElse(0);
        long[] waits = outlooks.stream()
                .mapToLong(outlook -> outlook.startOf(workload))
                .filter(start -> start > 0)
                .map(start -> Math.clamp(start - began, 0, Limits.OUTLOOK_MILLIS))
                .sorted()
                .toArray();
        return waits.length < OUTLOOKS ? null : new Span(began, waits[0], waits[waits.length - 1]);
    }

    /** When a workload starts, or null while fewer than {@link #OUTLOOKS} outlooks know that it waits. */
    public @Nullable Interval of(long workload) {
        var shown = shown(workload);
        return shown == null ? null : calibration.interval(shown);
    }
}
