package dev.sluice.core.schedule.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.pool.Iteration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What jobs are worth to each other. Times are those of models in the published traces of Muri. */
final class PacesTest {
    private static final Iteration LOADS = new Iteration(446_000, 8_000, 0, 490_000);
    private static final Iteration COMPUTES = new Iteration(600, 410_000, 0, 426_000);
    private static final Iteration ALL = new Iteration(82_000, 75_000, 66_000, 214_000);

    @Test
    void alone_a_job_runs_at_its_full_pace() {
        assertThat(Paces.of(List.of(ALL))).containsExactly(1000);
    }

    @Test
    void one_computes_while_the_other_loads() {
        assertThat(Timetable.periodMicros(List.of(LOADS, COMPUTES))).isEqualTo(454_000);
        assertThat(Paces.of(List.of(LOADS, COMPUTES))).containsExactly(763, 663);
    }

    @Test
    void two_that_compute_take_turns() {
        assertThat(Timetable.periodMicros(List.of(COMPUTES, COMPUTES))).isEqualTo(820_000);
        assertThat(Paces.of(List.of(COMPUTES, COMPUTES))).containsExactly(396, 396);
    }

    @Test
    void four_that_are_alike_go_round_by_steps() {
        // Four steps, each as long as the longest thing in it: computing 75 ms; two steps are long enough to load.
        assertThat(Timetable.periodMicros(List.of(ALL, ALL, ALL, ALL))).isEqualTo(300_000);
    }

    @Test
    void no_job_gets_faster_by_company() {
        var quick = new Iteration(117_000, 68_000, 0, 107_000);
        assertThat(Paces.of(List.of(quick, quick))[0]).isLessThanOrEqualTo(1000);
        assertThat(Paces.of(List.of(quick, LOADS))[0]).isEqualTo(166);
    }

    @Test
    void shares_are_together_the_whole_device() {
        for (int jobs = 1; jobs <= Paces.MOST; jobs++) {
            int sum = 0;
            for (int job = 0; job < jobs; job++) {
                sum += Paces.shareOf(job, jobs);
            }
            assertThat(sum).isEqualTo(1000);
        }
    }

    @Test
    void only_what_gains_a_fifth_of_a_job_is_worth_it_and_a_fifth_job_never() {
        var interleave = SharePolicies.named("interleave").orElseThrow();
        assertThat(interleave.gainPermille(List.of(LOADS), COMPUTES)).isEqualTo(426);
        assertThat(interleave.gainPermille(List.of(COMPUTES), COMPUTES)).isZero();
        assertThat(interleave.gainPermille(List.of(LOADS, LOADS, LOADS, COMPUTES), COMPUTES))
                .isZero();
        var apart = SharePolicies.named("apart").orElseThrow();
        assertThat(apart.gainPermille(List.of(LOADS), COMPUTES)).isZero();
    }
}
