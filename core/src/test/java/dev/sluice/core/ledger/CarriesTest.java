package dev.sluice.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CarriesTest {
    private static final BigInteger HOUR = BigInteger.valueOf(3_600_000_000L);

    @Test
    void any_lines_together_cost_what_their_time_costs_rounded_down_once() {
        var random = new Random(11);
        for (int round = 0; round < 200; round++) {
            var carries = new Carries();
            var exact = BigInteger.ZERO;
            long booked = 0;
            for (int line = 0; line < 100; line++) {
                long quantity = random.nextLong(1L << 1 + random.nextInt(56)) - (random.nextInt(4) == 0 ? 5_000 : 0);
                long rate = 1 + random.nextLong(10_000_000_000L);
                booked = Math.addExact(booked, carries.amount("a\tb", quantity, rate));
                exact = exact.add(BigInteger.valueOf(quantity).multiply(BigInteger.valueOf(rate)));
                var down = exact.subtract(exact.mod(HOUR)).divide(HOUR);
                assertThat(BigInteger.valueOf(booked)).isEqualTo(down);
            }
        }
    }

    @Test
    void what_is_carried_between_two_is_not_given_to_others() {
        var carries = new Carries();
        assertThat(carries.amount("a\tb", 1_000_000, 1_000_000)).isEqualTo(277);
        assertThat(carries.amount("a\tc", 1_000_000, 1_000_000)).isEqualTo(277);
        assertThat(carries.amount("a\tb", 1_000_000, 1_000_000)).isEqualTo(278);
        assertThat(carries.amount("a\tb", -2_000_000, 1_000_000)).isEqualTo(-555);
        assertThat(carries.all()).hasSize(1);
    }
}
