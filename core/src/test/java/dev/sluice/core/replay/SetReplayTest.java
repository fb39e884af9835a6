package dev.sluice.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.pool.Iteration;
import org.junit.jupiter.api.Test;

/** Jobs that share devices in a replay: the emulated engine follows the pace that the core tells. */
final class SetReplayTest {
    private static final Iteration LOADS = new Iteration(446_000, 8_000, 0, 490_000);
    private static final Iteration COMPUTES = new Iteration(600, 410_000, 0, 426_000);

    private static Tale two() {
        return new Tale()
                .centers("acme | h20 | 1 | 8")
                .of(Tale.checkpoints(1, 0))
                .sharing(LOADS)
                .jobs("a | acme | 1 | 8 | 0 | 763")
                .sharing(COMPUTES)
                .jobs("b | acme | 1 | 8 | 0 | 1000");
    }

    @Test
    void work_gets_on_at_the_pace_of_its_set_and_faster_when_the_other_is_over() {
        var outcome = two().in("pool+srsf+interleave");

        // a is done after 1000 minutes at 763; b has then 663 of its 1000 minutes and needs 337 more.
        assertThat(outcome.completion().percentile(0)).isEqualTo(1000 * Tale.MINUTE);
        assertThat(outcome.completion().percentile(100)).isEqualTo(1337 * Tale.MINUTE);
        assertThat(outcome.waiting().percentile(100)).isZero();
    }

    @Test
    void without_the_policy_nobody_shares() {
        var outcome = two().in("pool+srsf");

        assertThat(outcome.completion().percentile(0)).isEqualTo(763 * Tale.MINUTE);
        assertThat(outcome.completion().percentile(100)).isEqualTo(1763 * Tale.MINUTE);
    }

    @Test
    void a_set_is_charged_for_its_devices_once() {
        var outcome = two().in("pool+srsf+interleave");

        assertThat(outcome.losses().allocated()).isEqualTo(8 * 1000L * 1337 * Tale.MINUTE);
        assertThat(outcome.usage().useful()).isLessThanOrEqualTo(outcome.usage().allocated());
    }

    @Test
    void who_is_stopped_in_a_set_keeps_what_it_got_done_at_its_pace() {
        var outcome = two().sharing(null).jobs("c | acme | 1 | 8 | 100 | 10").in("pool+srsf+interleave");

        // At 100 minutes a has 76.3 and b 66.3 done, 76 and 66 of that saved; c takes 10; then a needs 687 at 763.
        assertThat(outcome.losses().stops()).isEqualTo(2);
        assertThat(outcome.completion().percentile(0)).isEqualTo(10 * Tale.MINUTE);
        assertThat(outcome.unfinished()).isZero();
    }
}
