package dev.sluice.core.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.work.End;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The parts of a replay, each by itself. */
final class PartsTest {
    @Test
    void the_agenda_hands_out_by_time_and_equals_as_they_came() {
        var agenda = new Agenda();
        var dice = new Dice(5);
        for (int i = 0; i < 1_000; i++) {
            agenda.add(dice.below(50, Dice.Question.BURST, i, 0), Agenda.Kind.ENDS, i, 0);
        }
        long time = -1;
        int subject = -1;
        int count = 0;
        while (agenda.nextMillis() != Long.MAX_VALUE) {
            assertThat(agenda.nextMillis()).isGreaterThanOrEqualTo(time);
            if (agenda.nextMillis() == time) {
                assertThat(agenda.subject()).isGreaterThan(subject);
            }
            time = agenda.nextMillis();
            subject = agenda.subject();
            agenda.remove();
            count++;
        }
        assertThat(count).isEqualTo(1_000);
    }

    @Test
    void steps_count_only_what_lies_in_the_window() {
        var steps = new Steps(new Steps.Window(100, 250, 100));
        steps.add(0, 120, 2);
        steps.add(150, 400, 3);

        assertThat(steps.first(2).toArray()).containsExactly(20 * 2 + 50 * 3, 50 * 3);
        assertThat(steps.sum()).isEqualTo(340);
    }

    @Test
    void percentiles_are_nearest_ranks() {
        var spread = Spread.of(new long[] {40, 10, 30, 20}, 4);

        assertThat(spread.meanMillis()).isEqualTo(25);
        assertThat(spread.percentile(0)).isEqualTo(10);
        assertThat(spread.percentile(25)).isEqualTo(10);
        assertThat(spread.percentile(26)).isEqualTo(20);
        assertThat(spread.percentile(100)).isEqualTo(40);
        assertThat(Spread.of(new long[0], 0).percentile(50)).isZero();
    }

    @Test
    void the_ceiling_of_the_class_comment_comes_out() {
        var tale = new Tale().centers("acme | h20 | 1 | 10").jobs("""
                a | acme | 1 | 15 | 0   | 60
                b | acme | 1 | 1  | 120 | 60
                """);
        var window = new Steps.Window(Tale.MINUTE, 121 * Tale.MINUTE, 60 * Tale.MINUTE);
        var ceiling = Ceiling.of(tale.trace(), Setups.named("silo").orElseThrow(), window);

        assertThat(ceiling.first(2).toArray())
                .containsExactly(10 * 60 * 1000 * Tale.MINUTE, 5 * 60 * 1000 * Tale.MINUTE);
    }

    @Test
    void the_rents_of_the_class_comment_come_out() {
        var tale = new Tale()
                .centers("acme | a | 1 | 1\nacme | b | 1 | 1")
                .of(Tale.speeds("a", 2000, "b", 500))
                .jobs("t | acme | 1 | 1 | 0 | 60")
                .of(Tale.speeds("a", 1000, "b", 1000))
                .jobs("d | acme | 1 | 1 | 0 | 60\ne | acme | 1 | 1 | 0 | 60");
        var window = new Steps.Window(Tale.MINUTE, 61 * Tale.MINUTE, 60 * Tale.MINUTE);

        long ceiling = Ceiling.of(tale.trace(), Setups.named("pool").orElseThrow(), window)
                .sum();

        long best = 150 * 1000 * Tale.MINUTE;
        assertThat(ceiling).isBetween(best, best * 101 / 100);
    }

    @Test
    void failed_work_is_no_demand_of_the_ceiling_and_of_no_use() {
        var tale = new Tale()
                .centers("acme | h20 | 1 | 10")
                .of(Tale.checkpoints(1, 0))
                .ending(End.FAILED)
                .jobs("a | acme | 1 | 5 | 0 | 60")
                .ending(End.SUCCEEDED)
                .jobs("b | acme | 1 | 5 | 60 | 60");

        var outcome = tale.in("silo");

        assertThat(outcome.usage().ceiling()).isZero();
        assertThat(outcome.usage().useful()).isZero();
        assertThat(outcome.losses().byFailures()).isEqualTo(5 * 60 * 1000 * Tale.MINUTE);
    }

    @Test
    void nothing_useful_exceeds_the_ceiling() {
        for (int seed = 0; seed < 20; seed++) {
            var tale = new Tale().centers("acme | a | 2 | 2\nzeta | b | 2 | 2");
            var dice = new Dice(seed);
            for (int job = 0; job < 40; job++) {
                tale.of(Tale.speeds("a", 1000, "b", 200 + (int) dice.below(3000, Dice.Question.BURST, job, 0)))
                        .ending(dice.below(4, Dice.Question.FAILS, job, 0) == 0 ? End.FAILED : End.SUCCEEDED)
                        .jobs("j" + job + " | acme | 1 | 1 | " + job * 3 + " | "
                                + (1 + dice.below(60, Dice.Question.PAUSE, job, 0)));
            }
            for (var setup : List.of("silo", "borrowing", "pool")) {
                var usage = tale.in(setup).usage();
                assertThat(usage.useful()).as(setup + " " + seed).isLessThanOrEqualTo(usage.ceiling());
            }
        }
    }

    @Test
    void comparative_advantage_goes_before_absolute_speed() {
        var trainer = Tale.speeds("a", 1000, "b", 200);
        var decoder = Tale.speeds("a", 1000, "b", 900);
        var tale = new Tale()
                .centers("acme | a | 1 | 1")
                .of(trainer)
                .jobs("t | acme | 1 | 1 | 0 | 60")
                .of(decoder)
                .jobs("d | acme | 1 | 1 | 0 | 60");
        var advantages = Advantages.of(tale.trace());

        assertThat(advantages.bestFirst(trainer)).containsExactly("a", "b");
        assertThat(advantages.bestFirst(decoder)).containsExactly("b", "a");
    }

    @Test
    void every_name_of_a_set_up_and_every_policy_can_be_asked_for() {
        for (var name : Setups.names()) {
            assertThat(Setups.named(name)).as(name).isPresent();
            for (var policy : Setups.policyNames()) {
                assertThat(Setups.named(name + "+" + policy)).as(policy).isPresent();
            }
        }
        assertThat(List.of("", "pol", "pool+", "pool+none", "+fifo", "silo+fifo+nothing"))
                .allSatisfy(name -> assertThat(Setups.named(name)).isEmpty());
    }

    @Test
    void each_step_of_the_ladder_adds_a_lever_and_pool_has_all() {
        var levers = new ArrayList<>(Setups.ladder());
        for (int i = 0; i < levers.size(); i++) {
            assertThat(Setups.named(levers.get(i)).orElseThrow().levers()).hasSize(i + 1);
        }
        assertThat(Setups.named("pool").orElseThrow().levers()).hasSize(levers.size());
    }

    @Test
    void a_ladder_leaves_out_what_makes_no_difference() {
        var one = new Tale().centers("acme | h20 | 1 | 8").jobs("a | acme | 1 | 1 | 0 | 1");
        var two = new Tale().centers("acme | h20 | 1 | 8\nzeta | h20 | 1 | 8").jobs("a | acme | 1 | 1 | 0 | 1");

        assertThat(Setups.ladderFor(one.trace())).isEmpty();
        assertThat(Setups.ladderFor(two.trace())).containsExactly("pooling", "borrowing");
    }

    @Test
    void a_set_up_is_fitted_to_what_its_trace_can_use() {
        var plain = new Tale().centers("acme | h20 | 1 | 8").jobs("a | acme | 1 | 1 | 0 | 1");
        var fitted = Setups.fitted(Setups.named("pool").orElseThrow(), plain.trace());

        assertThat(fitted.levers()).containsExactly(Lever.POOLING, Lever.BORROWING, Lever.BACKFILL);
        assertThat(fitted.policies())
                .isEqualTo(Setups.named("pool").orElseThrow().policies());
    }

    @Test
    void a_part_of_a_fleet_is_rounded_up_for_each_center() {
        var fleet = new Tale()
                .centers("acme | h20 | 5 | 8\nzeta | h20 | 1 | 4")
                .trace()
                .fleet()
                .scaled(1, 4);

        assertThat(fleet.sites()).extracting(site -> site.nodes().size()).containsExactly(2, 1);
        assertThatThrownBy(() -> fleet.scaled(5, 4)).hasMessageContaining("must be 1..4");
    }

    @Test
    void a_trace_out_of_order_is_refused() {
        var tale = new Tale().centers("acme | h20 | 1 | 8").jobs("""
                a | acme | 1 | 1 | 5 | 1
                b | acme | 1 | 1 | 4 | 1
                """);

        assertThatThrownBy(tale::trace).hasMessageContaining("job b is out of the order of time");
    }

    @Test
    void equal_traces_have_equal_hashes_and_others_have_not() {
        var tale = new Tale().centers("acme | h20 | 1 | 8").jobs("a | acme | 1 | 1 | 0 | 1");
        var other = new Tale().centers("acme | h20 | 1 | 8").jobs("a | acme | 1 | 2 | 0 | 1");

        assertThat(tale.trace().hash())
                .isEqualTo(tale.trace().hash())
                .isNotEqualTo(other.trace().hash());
    }
}
