package dev.sluice.app.trace.synthetic;

import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;

/**
 * A kind of work: what one piece of it asks for, really needs, and does.
 *
 * @param name what its jobs are called
 * @param arrival when it is submitted
 * @param endings how it ends
 * @param restart what it can take
 * @param rhythm when it is busy
 */
record Work(
        String name,
        Kind kind,
        Priority priority,
        Arrival arrival,
        Size size,
        Need need,
        Endings endings,
        Restart restart,
        Rhythm rhythm) {
    /** When work is submitted. */
    enum Arrival {
        /** Over the whole week, most of it around its owner's busy hour. */
        BY_DAY,
        /** In the first hour: it stands there all the time. */
        AT_START,
        /** On the first day, in the hour in which its owner's day begins to be busy. */
        AT_BUSY_HOUR
    }

    /**
     * What is asked for.
     *
     * @param devices over all tasks, at most eight to a task
     * @param seconds how long it runs on what its user takes
     */
    record Size(Choice<Integer> devices, Quantiles seconds) {}

    /**
     * What it could do with.
     *
     * @param flopsPerByte operations for each byte that it reads from device memory, which says by the roofline how
     *     fast it is on other chips; 0 = a person sets its pace, and any chip will do
     * @param memoryGib memory of each device
     * @param milli of a device, for those that ask for one
     * @param activePermille part of its busy time in which what it needs of its devices works
     */
    record Need(int flopsPerByte, int memoryGib, Choice<Integer> milli, int activePermille) {}

    /**
     * How a thousand of them end; the rest succeed.
     *
     * @param failed by their own fault
     * @param cancelled by their user
     */
    record Endings(int failed, int cancelled) {
        static final Endings GOOD = new Endings(0, 0);
    }

    /**
     * What it can take.
     *
     * @param checkpointMinutes time between checkpoints; 0 = none
     * @param restartMinutes what a restart costs
     * @param elasticPermille of the gangs run with half of their tasks, too
     */
    record Restart(int checkpointMinutes, int restartMinutes, int elasticPermille) {
        static final Restart FROM_NOTHING = new Restart(0, 0, 0);
    }

    /**
     * When it is busy.
     *
     * @param burstMinutes mean time that it is busy before it pauses; 0 = it never pauses
     * @param pauseMinutes mean time that it then holds its devices for nothing
     */
    record Rhythm(int burstMinutes, int pauseMinutes) {
        static final Rhythm STEADY = new Rhythm(0, 0);
    }

    /** Whether its user says how long it will run: who runs a service or a session can't. */
    boolean isEstimated() {
        return kind == Kind.JOB && arrival == Arrival.BY_DAY;
    }
}
