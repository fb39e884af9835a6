package dev.sluice.app.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ScaleTest {
    @Test
    void a_linear_scale_ends_at_a_round_value_with_round_ticks() {
        var scale = Scale.Linear.upTo(5_740, 4);

        assertThat(scale.most()).isEqualTo(6_000);
        assertThat(scale.ticks(4)).containsExactly(0.0, 2_000.0, 4_000.0, 6_000.0);
        assertThat(scale.at(3_000)).isEqualTo(0.5);
        assertThat(scale.at(9_000)).isEqualTo(1);
    }

    @Test
    void a_logarithmic_scale_gives_each_factor_the_same_room() {
        var scale = new Scale.Log(1, 10_000);

        assertThat(scale.at(100)).isCloseTo(0.5, within(1e-12));
        assertThat(scale.at(0)).isZero();
    }

    @Test
    void a_scale_without_room_is_refused() {
        assertThatThrownBy(() -> new Scale.Linear(0)).hasMessageContaining("not at 0");
        assertThatThrownBy(() -> new Scale.Log(5, 5)).hasMessageContaining("from 5");
    }
}
