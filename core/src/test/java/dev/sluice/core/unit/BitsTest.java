package dev.sluice.core.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class BitsTest {
    @Test
    void hold_the_same_numbers_as_a_set() {
        var random = new SplittableRandom(1);
        var bits = Bits.NONE;
        var set = new TreeSet<Integer>();
        for (int step = 0; step < 300; step++) {
            int number = random.nextInt(Limits.TASKS);
            bits = bits.with(number);
            set.add(number);
            assertThat(bits.count()).isEqualTo(set.size());
            assertThat(bits.has(number)).isTrue();
            int other = random.nextInt(Limits.TASKS);
            assertThat(bits.has(other)).isEqualTo(set.contains(other));
        }
    }

    @Test
    void sets_with_the_same_numbers_are_equal_whatever_their_order() {
        assertThat(Bits.NONE.with(3).with(70)).isEqualTo(Bits.NONE.with(70).with(3));
        assertThat(Bits.NONE.with(3).toString())
                .isEqualTo(Bits.NONE.with(3).with(3).toString());
    }

    @Test
    void a_set_does_not_change_when_another_is_made_of_it() {
        var first = Bits.NONE.with(1);
        assertThat(first.with(2).has(2)).isTrue();
        assertThat(first.has(2)).isFalse();
    }
}
