package dev.sluice.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.core.replay.Lever;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LadderTest {
    private static final Fixture FIXTURE = new Fixture(7, 3, 24, true, 0, "owner");

    @Test
    void each_lever_is_a_step_and_one_queue_is_none() {
        var ladder = Ladder.of(FIXTURE.report()).orElseThrow();

        assertThat(ladder.alone().name()).isEqualTo("silo");
        assertThat(ladder.steps())
                .extracting(Ladder.Step::added)
                .containsExactlyElementsOf(
                        List.of(Lever.values()).stream().map(List::of).toList());
        assertThat(ladder.top().name()).isEqualTo("pool");
    }

    @Test
    void the_gains_add_up_to_what_is_reached() {
        var ladder = Ladder.of(FIXTURE.report()).orElseThrow();

        double gains = ladder.steps().stream().mapToDouble(Ladder.Step::gain).sum();
        assertThat(ladder.usefulAlone() + gains).isCloseTo(ladder.usefulReached(), within(1e-9));
    }

    @Test
    void levers_that_come_together_are_one_step() {
        var silo = FIXTURE.measured("silo", false, Set.of(), 40);
        var pool = FIXTURE.measured("pool", false, EnumSet.allOf(Lever.class), 80);
        var ladder = Ladder.of(FIXTURE.report(List.of(pool, silo), List.of())).orElseThrow();

        assertThat(ladder.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.added()).containsExactly(Lever.values()));
    }

    @Test
    void without_an_owner_alone_there_is_no_ladder() {
        var pool = FIXTURE.measured("pool", false, EnumSet.allOf(Lever.class), 80);
        var report = FIXTURE.report(List.of(pool), List.of());

        assertThat(Ladder.of(report)).isEmpty();
        assertThat(report.reached()).contains(pool);
    }

    @Test
    void devices_to_buy_are_those_of_the_same_gain() {
        var ladder = Ladder.of(FIXTURE.report()).orElseThrow();

        double ratio = ladder.usefulReached() / ladder.usefulAlone();
        assertThat(ladder.devicesToBuy(3000)).isEqualTo(Math.round(3000 * (ratio - 1)));
        assertThat(ladder.devicesToBuy(0)).isZero();
    }
}
