package dev.sluice.core.schedule.share;

import dev.sluice.core.pool.Iteration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Jobs that keep different things busy share devices, at most {@link Paces#MOST} of them. One joins when all together
 * get more done than before, by at least {@link #LEAST_GAIN_PERMILLE}.
 *
 * <p>Example: two that compute for 410 ms of an iteration of 426 would run at 397 thousandths each; they stay apart.
 * One of them and one that loads for 446 ms and computes for 8, 490 ms in all, run together at 663 and 763 thousandths,
 * a gain of 426.
 */
final class Interleave implements SharePolicy {
    /** A fifth of a job: less would slow all of a set for hardly anything, on figures that are not that exact. */
    static final int LEAST_GAIN_PERMILLE = 200;

    @Override
    public String name() {
        return "interleave";
    }

    @Override
    public boolean shares() {
        return true;
    }

    @Override
    public int gainPermille(List<Iteration> holders, Iteration joiner) {
        if (holders.size() >= Paces.MOST) {
            return 0;
        }
        var together = new ArrayList<>(holders);
        together.add(joiner);
        int gain = sum(Paces.of(together)) - sum(Paces.of(holders));
        return gain < LEAST_GAIN_PERMILLE ? 0 : gain;
    }

    private static int sum(int[] paces) {
        return Arrays.stream(paces).sum();
    }
}
