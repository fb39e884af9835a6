package dev.sluice.app.trace.synthetic;

/**
 * So many numbers that cover their range evenly, where plain chance would leave gaps: with owners of very different
 * sizes, chance alone would make one seed's fleet twice as loaded as another's. Neighbours are far apart.
 *
 * <p>Method: a lattice from a random start, its step prime to the count and near the golden ratio (Korobov, 1959).
 * Example of 8, start 0: 0, 625, 250, 875, 500, 125, 750, 375 of 1000.
 */
final class EvenDraws {
    private final int count;
    private final long step;
    private final long start;
    private long drawn;

    EvenDraws(int count, Draws draws) {
        this.count = count;
        step = primeTo(count);
        start = draws.below(count);
    }

    /** The least number from the golden section of the count on that shares no factor with it. */
    private static long primeTo(int count) {
        long step = Math.max(1, count * 618L / 1000);
        while (factor(step, count) > 1) {
            step++;
        }
        return step;
    }

    private static long factor(long a, long b) {
        return b == 0 ? a : factor(b, a % b);
    }

    /** The next of them, from 0 to bound - 1: in the middle of its part of the range. */
    long below(long bound) {
        long place = (start + step * drawn++) % count;
        return (2 * place + 1) * bound / (2L * count);
    }
}
