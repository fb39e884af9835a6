package dev.sluice.core.work;

import dev.sluice.core.unit.Limits;

/**
 * How often a workload was stopped to make room for others.
 *
 * @param all in its whole life
 * @param dayMillis when the day began that stops are counted in, in ms since 1970: with a stop, the first after the day
 *     before
 * @param inDay of all, those in that day
 */
public record Stops(int all, long dayMillis, int inDay) {
    public static final Stops NONE = new Stops(0, 0, 0);

    /** With one more at a time. */
    Stops more(long atMillis) {
        boolean newDay = atMillis - dayMillis >= Limits.DAY_MILLIS;
        return newDay ? new Stops(all + 1, atMillis, 1) : new Stops(all + 1, dayMillis, inDay + 1);
    }

    /** How often in the day that began with the first of them, if that is not over. */
    public int inDay(long nowMillis) {
        return nowMillis - dayMillis < Limits.DAY_MILLIS ? inDay : 0;
    }
}
