package dev.sluice.app.trace.synthetic;

import java.util.List;

/** A stream of chance by SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): the same seed draws the same everywhere. */
final class Draws {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    Draws(long seed) {
        state = mix(seed);
    }

    /** A stream of its own for one part of the work, so that more draws in one part change no other. */
    Draws branch(long number) {
        return new Draws(state ^ mix(number + 1));
    }

    /** A number from 0 to bound - 1. */
    long below(long bound) {
        state += STEP;
        return Math.unsignedMultiplyHigh(mix(state), bound);
    }

    /** True in so many of a thousand cases. */
    boolean chance(int permille) {
        return below(1000) < permille;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get((int) below(choices.size()));
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
