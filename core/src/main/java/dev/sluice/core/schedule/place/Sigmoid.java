package dev.sluice.core.schedule.place;

/** The logistic function in whole percent, by comparisons of integers. */
final class Sigmoid {
    /**
     * From which x on 1 / (1 + exp(-x)) is at least 51 %, 52 %, ... 99 %: ln(p / (100 - p)) in millionths, rounded up.
     */
    private static final long[] FROM = {
        40_006, 80_043, 120_145, 160_343, 200_671, 241_163, 281_852, 322_774, 363_966, 405_466,
        447_313, 489_549, 532_217, 575_365, 619_040, 663_295, 708_186, 753_772, 800_120, 847_298,
        895_385, 944_462, 994_623, 1_045_969, 1_098_613, 1_152_680, 1_208_312, 1_265_667, 1_324_926, 1_386_295,
        1_450_011, 1_516_348, 1_585_628, 1_658_229, 1_734_602, 1_815_290, 1_900_959, 1_992_431, 2_090_742, 2_197_225,
        2_313_635, 2_442_348, 2_586_690, 2_751_536, 2_944_439, 3_178_054, 3_476_099, 3_891_821, 4_595_120
    };

    private static final long MILLION = 1_000_000;

    private Sigmoid() {}

    /** {@code floor(100 / (1 + exp(-numerator / denominator)))} for a denominator above 0. */
    static int percent(long numerator, long denominator) {
        if (denominator == 0) {
            return 50;
        }
        // The bounds end at 4.6; the cut keeps the product below inside of 64 bits.
        long whole = Math.clamp(numerator / denominator, -5L, 5L);
        long part = Math.abs(whole) == 5 ? 0 : numerator % denominator;
        long x = whole * MILLION + Math.floorDiv(part * MILLION, denominator);
        // The function is point symmetric, and floor(100 - y) = 99 - floor(y) for a y that is not whole.
        return x >= 0 ? 50 + reached(x) : 49 - reached(-x);
    }

    /** How many bounds are at most x. */
    private static int reached(long x) {
        int count = 0;
        while (count < FROM.length && FROM[count] <= x) {
            count++;
        }
        return count;
    }
}
