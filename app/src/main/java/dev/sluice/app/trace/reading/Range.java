package dev.sluice.app.trace.reading;

import dev.sluice.core.unit.Limits;

/**
 * The values that make sense somewhere; all others are bad lines.
 *
 * @param least the least of them
 * @param most the greatest of them
 */
public record Range(long least, long most) {
    /** Devices of one job: a gang of the most tasks on the largest nodes. */
    public static final Range DEVICES = new Range(0, (long) Limits.TASKS * Limits.DEVICES_PER_NODE);

    /** A duration in ms, 0 among them. */
    public static final Range DURATION = new Range(0, Limits.DURATION_MILLIS);

    /** Any number that is not negative and whose sums with others can't overflow. */
    public static final Range COUNT = new Range(0, 1L << 50);

    public Range {
        if (least > most) {
            throw new IllegalArgumentException("the range " + least + ".." + most + " is empty");
        }
    }

    /** Whether a value is among them. */
    public boolean has(long value) {
        return value >= least && value <= most;
    }
}
