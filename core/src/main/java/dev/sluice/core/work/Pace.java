package dev.sluice.core.work;

import dev.sluice.core.unit.Bounds;

/**
 * How fast an attempt gets on beside others on the same devices. An expectation: on real machines nothing makes it so.
 *
 * @param permille of its speed alone
 * @param sinceRanMillis how long the attempt had run when this began, in ms
 * @param workedMillis what it had got done by then, in ms of a run alone
 */
public record Pace(int permille, long sinceRanMillis, long workedMillis) {
    /** The pace of work that is alone on its devices. */
    public static final int ALONE = 1000;

    public Pace {
        Bounds.within("pace", permille, 1, ALONE);
    }

    /**
     * What it has got done after running so long.
     *
     * @param restartMillis the first of its run time, in which a restart got nothing done
     */
    long workedAfter(long ranMillis, long restartMillis) {
        long ran = Math.max(0, ranMillis - Math.max(sinceRanMillis, restartMillis));
        return workedMillis + ran * permille / ALONE;
    }
}
