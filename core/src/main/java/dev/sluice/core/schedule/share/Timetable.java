package dev.sluice.core.schedule.share;

import dev.sluice.core.pool.Iteration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shortest period in which each of up to four jobs does one iteration, when no two compute, exchange, read or
 * prepare at the same time.
 *
 * <p>Method, as in Muri (SIGCOMM 2022): the period has four steps; jobs go round, each one a step apart from the next.
 * Loading takes two steps (storage, then host), computing one, exchanging one. In step {@code i} the job of place
 * {@code i+1} exchanges, that of {@code i+2} computes, and that of {@code i+3} ends its loading, which began in step
 * {@code i-1}. A step lasts at least as long as what happens wholly in it, and two steps in a row as long as the
 * loading in them. The least sum: where two steps are too short for their loading by {@code e}, one of them grows. Two
 * steps that are next to each other share one growth only when both pairs need it, so on a ring of four the growth is
 * the larger of {@code e0+e2} and {@code e1+e3}: the heaviest matching of a ring is its lightest cover. All orders of
 * the jobs over the places are tried: at most six.
 *
 * <p>How a job's loading is divided between storage and host is not known; the best division is assumed, as there.
 *
 * <p>Example: one that loads for 440 ms and computes for 8, and one that loads for nothing and computes for 410. Two
 * steps apart, the second computes in a step of 410 ms and the first in one of 8; the steps in which the first loads
 * are 410 ms together and grow by 30. The period is 448 ms, where they would take 858 ms in turns.
 */
final class Timetable {
    private static final int STEPS = 4;

    private final Iteration[] jobs;
    private final @Nullable Iteration[] places = new Iteration[STEPS];
    private final long[] least = new long[STEPS];
    private final long[] grow = new long[STEPS];
    private long best = Long.MAX_VALUE;

    private Timetable(List<Iteration> together) {
        jobs = together.toArray(Iteration[]::new);
    }

    static long periodMicros(List<Iteration> together) {
        var table = new Timetable(together);
        // A ring has no beginning, so the first job stays where it is.
        table.places[0] = table.jobs[0];
        table.place(1);
        return table.best;
    }

    private void place(int job) {
        if (job == jobs.length) {
            best = Math.min(best, period());
            return;
        }
        for (int place = 1; place < STEPS; place++) {
            if (places[place] == null) {
                places[place] = jobs[job];
                place(job + 1);
                places[place] = null;
            }
        }
    }

    private long period() {
        for (int step = 0; step < STEPS; step++) {
            var exchanges = places[(step + 1) % STEPS];
            var computes = places[(step + 2) % STEPS];
            least[step] = Math.max(
                    exchanges == null ? 0 : exchanges.exchangeMicros(),
                    computes == null ? 0 : computes.computeMicros());
        }
        for (int step = 0; step < STEPS; step++) {
            var loads = places[(step + 3) % STEPS];
            long room = least[step] + least[(step + 3) % STEPS];
            grow[step] = loads == null ? 0 : Math.max(0, loads.loadMicros() - room);
        }
        return Arrays.stream(least).sum() + Math.max(grow[0] + grow[2], grow[1] + grow[3]);
    }
}
