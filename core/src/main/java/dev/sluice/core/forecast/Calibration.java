package dev.sluice.core.forecast;

import dev.sluice.core.forecast.Forecast.Interval;
import dev.sluice.core.forecast.Forecast.Span;
import dev.sluice.core.unit.Limits;
import java.util.Arrays;

/**
 * How far outlooks have been off, so that eight of ten forecasts come true.
 *
 * <p>Method: split conformal prediction (Lei et al., "Distribution-free predictive inference for regression", JASA
 * 2018) over the last {@link #KEPT} waits that are over. At each end the quotient of the wait and of what the outlooks
 * showed is kept; the end is moved by the quotient that nine of ten are within. A new one begins with {@link #ASSUMED}
 * quotients from {@code 1 / e} to {@code e}: outlooks know nothing of work that is yet to come. Example: nine of ten
 * waits were within 1.5 times the longest that an outlook showed; 2 h becomes 3 h.
 */
public final class Calibration {
    /** This is added to each wait: nobody plans closer than a minute, in ms. */
    public static final long MOMENT_MILLIS = 60_000;

    private static final int KEPT = 2_048;
    private static final int ASSUMED = 128;
    private static final long LEAST_PERMILLE = 368;
    private static final long NEXT_PER_MILLION = 1_015_748;
    private static final long ONE = 1_000;

    /** The quotients of one end, in thousandths: above 1,000 the end has to move outward. */
    private static final class Quotients {
        private final long[] ring;
        private int size;
        private int next;
        private long nineOfTen;

        Quotients(Quotients other) {
            ring = other.ring.clone();
            size = other.size;
            next = other.next;
            // So that threads which only read the copy write nothing.
            nineOfTen = other.nineOfTen();
        }

        Quotients() {
            ring = new long[KEPT];
            long permille = LEAST_PERMILLE * ONE;
            for (int i = 0; i < ASSUMED; i++) {
                add(permille / ONE);
                permille = permille * NEXT_PER_MILLION / 1_000_000;
            }
        }

        void add(long permille) {
            ring[next] = permille;
            next = (next + 1) % KEPT;
            size = Math.min(KEPT, size + 1);
            nineOfTen = 0;
        }

        long nineOfTen() {
            if (nineOfTen == 0) {
                long[] rising = Arrays.copyOf(ring, size);
                Arrays.sort(rising);
                nineOfTen = Math.max(1, rising[Math.min(size - 1, Math.ceilDiv((size + 1) * 9, 10) - 1)]);
            }
            return nineOfTen;
        }
    }

    private final Quotients early;
    private final Quotients late;

    public Calibration() {
        early = new Quotients();
        late = new Quotients();
    }

    private Calibration(Calibration other) {
        early = new Quotients(other.early);
        late = new Quotients(other.late);
    }

    /** An independent copy. */
    public Calibration copy() {
        return new Calibration(this);
    }

    /** Learns that a workload got its devices. */
    public void learn(Span shown, long startedMillis) {
        long waited = Math.max(0, startedMillis - shown.beganMillis()) + MOMENT_MILLIS;
        early.add((shown.leastMillis() + MOMENT_MILLIS) * ONE / waited);
        late.add(waited * ONE / (shown.greatestMillis() + MOMENT_MILLIS));
    }

    /** When a workload starts, by what outlooks show. */
    public Interval interval(Span shown) {
        long least = (shown.leastMillis() + MOMENT_MILLIS) * ONE / early.nineOfTen();
        long greatest = (shown.greatestMillis() + MOMENT_MILLIS) * late.nineOfTen() / ONE;
        // Outlooks that spread much more than waits did: what is left of the interval is its middle.
        long from = Math.min(least, (least + greatest) / 2) - 2 * MOMENT_MILLIS;
        long to = Math.max(greatest, (least + greatest) / 2);
        boolean later = shown.greatestMillis() >= Limits.OUTLOOK_MILLIS;
        return new Interval(shown.beganMillis() + Math.max(0, from), later ? Interval.LATER : shown.beganMillis() + to);
    }
}
