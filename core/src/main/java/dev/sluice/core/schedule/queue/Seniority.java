package dev.sluice.core.schedule.queue;

import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Workload;
import org.jspecify.annotations.Nullable;

/**
 * How long work has waited against how urgent it is: aging, and deadlines.
 *
 * <p>Goals: a higher priority goes first, and a lower one does not wait for ever; what must start about now to be over
 * in time goes first, and other work is not starved by it. Method: each level of priority is worth a head start; who
 * would have arrived first, head starts counted in, is served first. So work is passed by higher priorities only if
 * they are submitted less than a head start for each level after it. As both sides age alike, the order of two that
 * wait never changes, and nothing has to be sorted again. Example: with head starts of a day, low work of Monday noon
 * goes before high work that is submitted after Wednesday noon. What is served first by this keeps its devices for as
 * long as it was ahead; then the higher one may take them.
 *
 * <p>A deadline less the time that nine of ten such runs stay within is the latest start. While there is time the work
 * stands in line as all work does. From a lead before its latest start it is <em>due</em>: it counts as if it had
 * arrived a head start before it became due, and among due ones the one with the earliest latest start is first. So due
 * work passes others that arrived within that head start, and nobody is passed for longer. When the latest start has
 * gone by, the deadline can't be met by what is known, and the work stands in line as if it had none. Example: work
 * that takes 2 hours and is to be over by 18:00 is due from 15:00 on, as if it had arrived at 15:00 of the day before;
 * at 16:01 it is too late.
 */
public final class Seniority {
    /** How a deadline stands. */
    public enum Standing {
        /** There is time. */
        EASY,
        /** It has to start about now. */
        DUE,
        /** It can't be met any more, by what is expected. */
        LATE
    }

    private final QueuePolicy queue;
    private final @Nullable Aging aging;

    public Seniority(QueuePolicy queue) {
        this.queue = queue;
        this.aging = queue.aging();
    }

    /** Whether waiting weighs anything: else priorities are strict and deadlines are not heeded. */
    public boolean counts() {
        return aging != null;
    }

    /** Whether a workload has a deadline that is heeded. */
    public boolean isDated(Workload workload) {
        return counts() && workload.spec().deadlineMillis() > 0;
    }

    /** When it arrived, the head starts that it has at a time counted in, in ms since 1970; less goes first. */
    public long at(Workload workload, long nowMillis) {
        return aging != null && isDated(workload) && standing(workload, nowMillis) == Standing.DUE
                ? Math.min(arrival(workload), dueArrival(workload, aging))
                : arrival(workload);
    }

    /** The same without its deadline. */
    public long arrival(Workload workload) {
        return queue.arrivalMillis(workload) - headStart(workload);
    }

    private long dueArrival(Workload workload, Aging weights) {
        return latestStartMillis(workload) - weights.leadMillis() - weights.dueMillis() - headStart(workload);
    }

    private long headStart(Workload workload) {
        return aging == null ? 0 : workload.spec().priority().ordinal() * aging.levelMillis();
    }

    /** Whether work of a higher priority may take the place of a lower one that runs. */
    public boolean mayPreempt(Workload claimant, Workload lower, Attempt attempt, long nowMillis) {
        long lead = arrival(claimant) - arrival(lower);
        return aging == null || lead < nowMillis - attempt.placedMillis();
    }

    /** When work with a deadline has to start to be over in time, in ms since 1970; fixed while it waits. */
    public static long latestStartMillis(Workload workload) {
        long left = workload.expected().mostMillis() - workload.keptMillis();
        return Math.max(0, workload.spec().deadlineMillis() - Math.max(0, left));
    }

    /** How the deadline of waiting work stands. */
    public Standing standing(Workload workload, long nowMillis) {
        long latest = latestStartMillis(workload);
        if (latest < nowMillis) {
            return Standing.LATE;
        }
        long lead = aging == null ? 0 : aging.leadMillis();
        return latest - lead <= nowMillis ? Standing.DUE : Standing.EASY;
    }
}
