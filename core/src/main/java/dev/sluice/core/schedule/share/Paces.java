package dev.sluice.core.schedule.share;

import dev.sluice.core.pool.Iteration;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.Pace;
import java.util.List;

/**
 * How fast jobs get on together on the same devices.
 *
 * <p>All of a set do one iteration in each period, so the pace of each is its iteration alone over the period: the
 * {@link Timetable}'s, but never shorter than an iteration of any of them alone, and longer by what was measured on
 * top.
 */
public final class Paces {
    /** Jobs of one set: there are four things to keep busy, storage, host, devices and network. */
    public static final int MOST = 4;

    /**
     * How much longer a period of 1 to 4 jobs really is, in thousandths. Source: the simulator published with Zhao et
     * al., "Multi-Resource Interleaving for Deep Learning Training", SIGCOMM 2022 (github.com/Rivendile/Muri,
     * {@code simulator/jobs.py}): 1.33, 1.5 and 1.37 over the 1.015 that it charges a job alone. Not measured by us.
     */
    private static final int[] OVERHEAD_PERMILLE = {0, 1000, 1310, 1478, 1350};

    private Paces() {}

    /** The pace of each of 1 to {@link #MOST} jobs, in their order, in thousandths of its speed alone. */
    public static int[] of(List<Iteration> together) {
        int[] paces = new int[together.size()];
        if (paces.length == 1) {
            paces[0] = Pace.ALONE;
            return paces;
        }
        long period = Timetable.periodMicros(together);
        for (var job : together) {
            period = Math.max(period, job.aloneMicros());
        }
        for (int job = 0; job < paces.length; job++) {
            long thousandths =
                    together.get(job).aloneMicros() * 1_000_000L / (period * OVERHEAD_PERMILLE[paces.length]);
            paces[job] = Math.clamp(thousandths, 1, Pace.ALONE);
        }
        return paces;
    }

    /** The part of each device that one of so many is charged for, in milli; together they are the whole device. */
    static int shareOf(int job, int jobs) {
        return Limits.DEVICE_MILLI / jobs + (job < Limits.DEVICE_MILLI % jobs ? 1 : 0);
    }
}
