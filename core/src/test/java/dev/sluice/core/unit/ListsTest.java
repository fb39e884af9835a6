package dev.sluice.core.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ListsTest {
    @Test
    void an_int_list_copies_what_it_is_made_of_and_what_it_gives() {
        int[] values = {1, 2, 3};
        var list = IntList.of(values);
        values[0] = 9;
        list.toArray()[1] = 9;
        assertThat(list).isEqualTo(IntList.of(1, 2, 3)).hasToString("[1, 2, 3]");
        assertThat(list.with(2, 7)).isEqualTo(IntList.of(1, 2, 7));
        assertThat(list.get(2)).isEqualTo(3);
    }

    @Test
    void a_long_list_copies_what_it_is_made_of_and_what_it_gives() {
        long[] values = {1, 2, 3};
        var list = LongList.of(values);
        values[0] = 9;
        list.toArray()[1] = 9;
        assertThat(list).isEqualTo(LongList.of(1, 2, 3)).hasToString("[1, 2, 3]");
        assertThat(list.hashCode()).isEqualTo(LongList.of(1, 2, 3).hashCode());
    }

    @Test
    void names_and_numbers_out_of_bounds_are_refused_with_the_bound() {
        assertThatThrownBy(() -> Bounds.within("tasks", 0, 1, 4096)).hasMessage("tasks is 0, must be 1..4096");
        assertThatThrownBy(() -> Bounds.name("tenant", "")).hasMessageContaining("must be 1..128");
        assertThatThrownBy(() -> Bounds.name("tenant", "a\u0007b")).hasMessage("tenant has a control character");
    }
}
