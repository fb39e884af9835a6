package dev.sluice.core.replay;

import dev.sluice.core.work.End;
import org.jspecify.annotations.Nullable;

/**
 * The most useful device time that any scheduler could get out of a fleet: the demand ceiling.
 *
 * <p>Method: gangs, nodes and owners are left aside, and so is work that fails in the end: it comes to nothing whatever
 * is done. Without bounds each job would run from its submission on; D(t) is the work that would be done by t. A fleet
 * of rate C can't do more from any s to t than C x (t - s), so the work done by t is at most the least of D(s) + C x (t
 * - s) over all s: step by step, the lesser of D and what was possible before plus one step at full rate. Example: a
 * fleet of 10 devices and one job of 15 devices for an hour: 10 device hours in the first hour, 5 in the second.
 *
 * <p>Where work runs at different speeds on different chips C is the sum of the {@link ChipRents} of all devices, D the
 * work less its parts that are free of rent, and those parts count in full when they are asked for. Work is counted in
 * time of the chip that it was told for, so where much of it runs faster elsewhere the ceiling may be more than the
 * capacity.
 */
final class Ceiling {
    private Ceiling() {}

    /** Whether a job's work can come to anything: what fails in the end is no demand, and no use. */
    static boolean counts(Job job) {
        return job.end() != End.FAILED;
    }

    static Steps of(Trace trace, Setup setup, Steps.Window window) {
        var rents = trace.jobs().stream()
                        .allMatch(job -> job.profile().speedPermille().isEmpty())
                ? null
                : new ChipRents(trace, setup, window);
        var scarce = new Steps(window);
        var free = new Steps(window);
        for (var job : trace.jobs()) {
            if (counts(job)) {
                demand(job, rents, scarce, free);
            }
        }
        long rate = rents == null ? trace.fleet().devices() * 1000 : rents.milli(trace.fleet());
        var ceiling = new Steps(window);
        long asked = 0;
        long done = 0;
        for (int step = 0; step < window.stepsUntil(window.toMillis()); step++) {
            asked += scarce.at(step);
            long from = window.fromMillis() + step * window.stepMillis();
            long most = Math.min(asked, done + (window.endOf(step) - from) * rate);
            ceiling.put(step, most - done + free.at(step));
            done = most;
        }
        return ceiling;
    }

    private static void demand(Job job, @Nullable ChipRents rents, Steps scarce, Steps free) {
        long fastest = rents == null ? 1000 : rents.fastest(job);
        long wall = Math.max(1, job.durationMillis() * 1000 / fastest);
        long rate = Width.useful(job, job.demand().tasks()) * job.durationMillis() / wall;
        long freeRate = rents == null ? 0 : Math.ceilDiv(rate * rents.freeMicro(job), (long) ChipRents.MICRO);
        scarce.add(job.submitMillis(), job.submitMillis() + wall, rate - freeRate);
        free.add(job.submitMillis(), job.submitMillis() + wall, freeRate);
    }
}
