package dev.sluice.core.tenant;

import java.util.Arrays;

/**
 * What tenants borrowed in the past, less the longer ago it was.
 *
 * <p>Goal: yesterday's heavy borrower waits today. Constraints: integers only; the same figures whatever happens in
 * between and however often somebody looks; a change costs no more than a sum. Method: use is added up over ticks, of
 * which a half-life has {@link #TICKS}; when a tick is over, what there was decays by {@code 2^(-1/TICKS)}, rounded
 * down, and what was used in the tick is added. Within a tick nothing decays. Error: use counts as if it was up to one
 * tick younger than it is, so for at most 0.55 % too much; rounding takes less than {@code TICKS / ln 2 = 185}
 * milli-seconds in all. Example: 8 devices for a day, ten half-lives later, count as 8 devices for 84 s.
 *
 * <p>Where a tenant has borrowed as much as it does now for ever, {@link #mean} is what it borrows now.
 */
final class PastUse {
    /** Ticks of a half-life: with 7 days, one each 79 minutes. */
    static final int TICKS = 128;

    /** What a tick leaves: 2^(-1/128), as a part of 2^63. */
    private static final long KEPT = 0x7f4f08ae3dc7c425L;

    /** 1 / ln 2, in millionths: use that never changes adds up to so many half-lives of it. */
    private static final long SUM_MILLIONTHS = 1_442_695;

    private static final long MILLION = 1_000_000;
    private static final long SECOND_MILLIS = 1000;

    private long tickMillis;
    private long sumSeconds;
    private long tick;
    private long nowMillis;

    // By tenant and chip; a tenant that never borrowed has no rows.
    private long[][] level;
    private long[][] past;
    private long[][] fresh;

    /** @param halfLifeMillis at least a second for each of {@link #TICKS} */
    PastUse(long halfLifeMillis) {
        tickMillis = halfLifeMillis / TICKS;
        sumSeconds = Math.max(1, halfLifeMillis / SECOND_MILLIS * SUM_MILLIONTHS / MILLION);
        level = new long[8][];
        past = new long[8][];
        fresh = new long[8][];
    }

    private PastUse(PastUse other) {
        tickMillis = other.tickMillis;
        sumSeconds = other.sumSeconds;
        tick = other.tick;
        nowMillis = other.nowMillis;
        level = deep(other.level);
        past = deep(other.past);
        fresh = deep(other.fresh);
    }

    /** Goes by another half-life from now on: the mean of the past stays what it is. */
    void halfLife(long halfLifeMillis) {
        var next = new PastUse(halfLifeMillis);
        next.tick = nowMillis / next.tickMillis;
        for (int tenant = 0; tenant < level.length; tenant++) {
            for (int chip = 0; level[tenant] != null && chip < level[tenant].length; chip++) {
                long untilEnd = (tick + 1) * tickMillis - nowMillis;
                long untilNext = (next.tick + 1) * next.tickMillis - nowMillis;
                fresh[tenant][chip] += level[tenant][chip] * (untilNext - untilEnd);
                past[tenant][chip] = past[tenant][chip] / sumSeconds * next.sumSeconds;
            }
        }
        tick = next.tick;
        tickMillis = next.tickMillis;
        sumSeconds = next.sumSeconds;
    }

    PastUse copy() {
        return new PastUse(this);
    }

    private static long[][] deep(long[][] rows) {
        var copy = rows.clone();
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] != null) {
                copy[i] = rows[i].clone();
            }
        }
        return copy;
    }

    /** Lets time pass; never back. */
    void at(long millis) {
        nowMillis = millis;
        long now = millis / tickMillis;
        if (now > tick) {
            for (int tenant = 0; tenant < level.length; tenant++) {
                for (int chip = 0; level[tenant] != null && chip < level[tenant].length; chip++) {
                    pass(tenant, chip, now - tick);
                }
            }
            tick = now;
        }
    }

    private void pass(int tenant, int chip, long ticks) {
        long sum = decayed(past[tenant][chip]) + fresh[tenant][chip] / SECOND_MILLIS;
        long each = level[tenant][chip] * tickMillis / SECOND_MILLIS;
        for (long left = ticks - 1; left > 0; left--) {
            long next = decayed(sum) + each;
            if (next == sum) {
                break; // and so it would stay
            }
            sum = next;
        }
        past[tenant][chip] = sum;
        fresh[tenant][chip] = level[tenant][chip] * tickMillis;
    }

    private static long decayed(long sum) {
        return Math.multiplyHigh(sum << 1, KEPT);
    }

    /** So much more is borrowed from now on. */
    void add(int tenant, int chip, long milli) {
        if (tenant >= level.length) {
            int size = Math.max(tenant + 1, 2 * level.length);
            level = Arrays.copyOf(level, size);
            past = Arrays.copyOf(past, size);
            fresh = Arrays.copyOf(fresh, size);
        }
        if (level[tenant] == null || chip >= level[tenant].length) {
            level[tenant] = longer(level[tenant], chip + 1);
            past[tenant] = longer(past[tenant], chip + 1);
            fresh[tenant] = longer(fresh[tenant], chip + 1);
        }
        level[tenant][chip] += milli;
        fresh[tenant][chip] += milli * ((tick + 1) * tickMillis - nowMillis);
    }

    private static long[] longer(long[] row, int size) {
        return row == null ? new long[size] : Arrays.copyOf(row, size);
    }

    private boolean knows(int tenant, int chip) {
        return tenant < level.length && level[tenant] != null && chip < level[tenant].length;
    }

    /** Milli borrowed now. */
    long now(int tenant, int chip) {
        return knows(tenant, chip) ? level[tenant][chip] : 0;
    }

    /** Milli borrowed in the mean of the past, the nearer past counting for more. */
    long mean(int tenant, int chip) {
        return knows(tenant, chip) ? past[tenant][chip] / sumSeconds : 0;
    }

    /** Milli-seconds, decayed, up to the present tick. */
    long past(int tenant, int chip) {
        return knows(tenant, chip) ? past[tenant][chip] : 0;
    }

    /** Milli-ms of the present tick, if nothing changes until it ends. */
    long fresh(int tenant, int chip) {
        return knows(tenant, chip) ? fresh[tenant][chip] : 0;
    }

    /** Puts back what an image holds. */
    void restore(int tenant, int chip, long pastSum, long freshSum) {
        add(tenant, chip, 0);
        past[tenant][chip] = pastSum;
        fresh[tenant][chip] = freshSum;
    }
}
