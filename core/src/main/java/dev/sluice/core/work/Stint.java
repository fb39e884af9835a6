package dev.sluice.core.work;

/**
 * The time that an attempt has been at work with one number of tasks, and what its stints before came to.
 *
 * <p>Work is counted in task milliseconds, tasks x ms, and divided only when somebody asks, so that nothing is lost in
 * between. Example: 10 min with 4 tasks and 5 min with 8 are 40 + 40 task minutes; of a gang of 4 that is 20 min.
 *
 * @param tasks that share the work: those that are on their way in or out do not
 * @param sinceMillis since when they are so many
 * @param costMillis how much of the time since then the change took, in which no work is done
 * @param ranTaskMillis task milliseconds that it ran until then
 * @param workedTaskMillis task milliseconds until then that went into work
 */
public record Stint(int tasks, long sinceMillis, long costMillis, long ranTaskMillis, long workedTaskMillis) {
    /** The next stint, with another number of tasks, after a change that takes its time. */
    Stint next(int tasksNow, long atMillis, long cost) {
        return new Stint(tasksNow, atMillis, cost, ranTaskMillis(atMillis), workedTaskMillis(atMillis));
    }

    long ranTaskMillis(long untilMillis) {
        return ranTaskMillis + tasks * Math.max(0, untilMillis - sinceMillis);
    }

    long workedTaskMillis(long untilMillis) {
        return workedTaskMillis + tasks * worked(untilMillis);
    }

    /** What checkpoints at intervals have kept: all of the stints before, for a gang saves its work before a resize. */
    long keptTaskMillis(long untilMillis, long everyMillis) {
        return workedTaskMillis + tasks * (worked(untilMillis) / everyMillis * everyMillis);
    }

    private long worked(long untilMillis) {
        return Math.max(0, untilMillis - sinceMillis - costMillis);
    }
}
