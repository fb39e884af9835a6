package dev.sluice.core.schedule.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.unit.Limits;
import org.junit.jupiter.api.Test;

final class FairShareTest {
    private final FairShare policy = new FairShare();

    @Test
    void the_chip_that_a_tenant_has_most_of_counts() {
        long few = policy.turn(new long[] {10, 1}, new long[] {100, 10}, 1);
        long most = policy.turn(new long[] {10, 2}, new long[] {100, 10}, 1);
        assertThat(few).isEqualTo(policy.turn(new long[] {10, 0}, new long[] {100, 10}, 1));
        assertThat(most).isEqualTo(2 * few);
    }

    @Test
    void a_chip_that_the_pool_lacks_counts_for_nothing() {
        assertThat(policy.turn(new long[] {10}, new long[] {0}, 1)).isZero();
    }

    @Test
    void the_greatest_pool_stays_inside_64_bits() {
        long all = (long) Limits.NODES * Limits.DEVICES_PER_NODE * Limits.DEVICE_MILLI;
        assertThat(policy.turn(new long[] {all}, new long[] {all}, 1)).isEqualTo(1_000_000L * Limits.WEIGHT);
        assertThat(policy.turn(new long[] {all}, new long[] {1000}, 1)).isPositive();
    }
}
