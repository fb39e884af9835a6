package dev.sluice.app.trace.synthetic;

/**
 * A sequence that covers its range evenly from the first few members on, where plain chance would leave gaps: with 150
 * owners of very different sizes, chance alone would make one seed's fleet twice as loaded as another's.
 *
 * <p>Method: the additive recurrence by the golden ratio (Weyl, 1916). Example, start 0: 0, 618, 236, 854, 472 of 1000.
 */
final class EvenDraws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    EvenDraws(Draws draws) {
        state = draws.below(1L << 32) << 32;
    }

    /** The next member, scaled to 0 to bound - 1. */
    long below(long bound) {
        state += GOLDEN;
        return Math.unsignedMultiplyHigh(state, bound);
    }
}
