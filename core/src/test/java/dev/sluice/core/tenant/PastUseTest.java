package dev.sluice.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Decayed use: how exact it is, and that nothing but use and time changes it. */
final class PastUseTest {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;

    private static PastUse eightDevicesFor(long millis) {
        var use = new PastUse(WEEK);
        use.at(100 * DAY);
        use.add(0, 0, 8000);
        use.at(100 * DAY + millis);
        use.add(0, 0, -8000);
        return use;
    }

    @Test
    void a_half_life_leaves_half() {
        var use = eightDevicesFor(DAY);
        use.at(108 * DAY);
        long one = use.past(0, 0);
        use.at(115 * DAY);
        assertThat(use.past(0, 0)).isCloseTo(one / 2, Percentage.withPercentage(0.001));
        use.at(100 * DAY + 11 * WEEK);
        assertThat(use.past(0, 0)).isCloseTo(8000 * 86_400L / 2048, Percentage.withPercentage(12));
    }

    @Test
    void use_that_never_changes_has_itself_as_its_mean() {
        var use = eightDevicesFor(1000 * DAY);
        assertThat(use.mean(0, 0)).isCloseTo(8000, Percentage.withPercentage(0.55));
    }

    @Test
    void the_error_against_exact_decay_is_within_what_is_documented() {
        var use = new PastUse(WEEK);
        var random = new SplittableRandom(1);
        long now = 50 * DAY;
        double exact = 0;
        long level = 0;
        use.at(now);
        for (int i = 0; i < 2000; i++) {
            long step = random.nextLong(6 * HOUR);
            double rate = Math.log(2) / WEEK;
            exact = exact * Math.exp(-rate * step) + level * (1 - Math.exp(-rate * step)) / rate / 1000;
            now += step;
            use.at(now);
            long more = random.nextLong(-level, 20_000 - level);
            use.add(0, 0, more);
            level += more;
        }
        long tickEnd = (now / (WEEK / PastUse.TICKS) + 1) * (WEEK / PastUse.TICKS);
        double rate = Math.log(2) / WEEK;
        exact = exact * Math.exp(-rate * (tickEnd - now)) + level * (tickEnd - now) / 1000.0;
        use.at(tickEnd);
        assertThat((double) use.past(0, 0)).isBetween(exact, exact * 1.0055);
    }

    @Test
    void looking_in_between_changes_nothing() {
        for (int seed = 1; seed <= 50; seed++) {
            var random = new SplittableRandom(seed);
            var looked = new PastUse(WEEK);
            var left = new PastUse(WEEK);
            long now = DAY;
            for (int i = 0; i < 40; i++) {
                long next = now + random.nextLong(20 * DAY);
                for (int look = random.nextInt(6); look > 0; look--) {
                    now = now + random.nextLong(next - now + 1);
                    looked.at(now);
                }
                now = next;
                looked.at(now);
                left.at(now);
                long milli = random.nextLong(64_000) - looked.now(0, 0) / 2;
                looked.add(0, 0, milli);
                looked.add(1, 2, 7);
                looked.add(1, 2, -7);
                left.add(0, 0, milli);
                assertThat(looked.past(0, 0)).as("seed %d", seed).isEqualTo(left.past(0, 0));
                assertThat(looked.fresh(0, 0)).as("seed %d", seed).isEqualTo(left.fresh(0, 0));
            }
        }
    }

    @Test
    void another_half_life_keeps_the_mean_and_decays_by_its_own_pace() {
        var use = eightDevicesFor(30 * DAY);
        use.at(131 * DAY);
        long mean = use.mean(0, 0);
        use.halfLife(DAY);
        assertThat(use.mean(0, 0)).isEqualTo(mean);
        use.at(132 * DAY);
        assertThat(use.mean(0, 0)).isCloseTo(mean / 2, Percentage.withPercentage(0.6));
        use.add(0, 0, 8000);
        use.halfLife(WEEK);
        use.halfLife(DAY);
        use.at(162 * DAY);
        assertThat(use.mean(0, 0)).isCloseTo(8000, Percentage.withPercentage(0.6));
    }

    @Test
    void the_largest_pool_does_not_overflow() {
        var use = new PastUse(WEEK);
        use.at(DAY);
        use.add(0, 0, 256_000_000_000L);
        use.at(10_000 * DAY);
        assertThat(use.mean(0, 0)).isCloseTo(256_000_000_000L, Percentage.withPercentage(0.55));
    }

    /** The factor of a tick, to the power of the ticks of a half-life, is one half. */
    @Test
    void ticks_of_a_half_life_multiply_to_a_half() {
        var kept = BigInteger.valueOf(0x7f4f08ae3dc7c425L);
        var half = kept.pow(PastUse.TICKS).shiftRight(63 * (PastUse.TICKS - 1));
        assertThat(half.doubleValue()).isCloseTo(0x1p62, Percentage.withPercentage(1e-12));
    }
}
