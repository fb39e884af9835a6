package dev.sluice.core.forecast;

/**
 * How far forecasts have been off, so that eight of ten come true.
 *
 * <p>Method: both ends of an interval move away from what the outlooks say by a factor: outward on the wait, inward on
 * the way to the middle outlook. Each forecast whose workload has started moves the factors: outward by 4.5 % at an end
 * that was missed, inward by 0.5 % at one that held, so that nine that hold outweigh one that is missed. In the long
 * run one of ten misses at each end, whatever the outlooks leave out (the quantile tracking of Gibbs and Candès,
 * "Adaptive conformal inference under distribution shift", NeurIPS 2021). Example: after a missed late end the waits
 * are taken as 1.045 times as long.
 */
public final class Calibration {
    /** A start within a minute is on time: nobody plans closer. */
    public static final long MOMENT_MILLIS = 60_000;

    private static final long ONE = 1_000_000;
    private static final long MOST = 100 * ONE;
    private static final long MISSED_PERMILLE = 1_045;
    private static final long HELD_PERMILLE = 995;

    private long early = ONE;
    private long late = ONE;

    /** Learns how a forecast came out. */
    public void learn(Forecast.Interval said, long startedMillis) {
        early = moved(early, startedMillis < said.fromMillis());
        late = moved(late, startedMillis > said.toMillis());
    }

    private static long moved(long factor, boolean missed) {
        return Math.clamp(factor * (missed ? MISSED_PERMILLE : HELD_PERMILLE) / 1_000, ONE / 100, MOST);
    }

    /** The early end, for the least and the middle wait that outlooks show, all in ms. */
    long earlier(long least, long middle) {
        long wait = early < ONE ? middle - (middle - least) * (early / 1_000) / 1_000 : least * 1_000 / (early / 1_000);
        return Math.max(0, wait - MOMENT_MILLIS);
    }

    /** The late end, for the middle and the greatest wait that outlooks show, all in ms. */
    long later(long middle, long greatest) {
        long wait =
                late < ONE ? middle + (greatest - middle) * (late / 1_000) / 1_000 : greatest * (late / 1_000) / 1_000;
        return wait + MOMENT_MILLIS * Math.max(ONE, late) / ONE;
    }
}
