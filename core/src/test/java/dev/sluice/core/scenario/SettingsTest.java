package dev.sluice.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.Core;
import dev.sluice.core.schedule.Policies;
import dev.sluice.core.setting.Choice;
import dev.sluice.core.setting.Parameter;
import dev.sluice.core.setting.Settings;
import org.junit.jupiter.api.Test;

/** Policies and their numbers change while work waits and runs. */
final class SettingsTest {
    @Test
    void another_queue_ranks_anew_who_waits_already() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit first  | acme | 8 nvidia-h20 | runtime 4h
                        | 10:01  | submit long   | acme | 8 nvidia-h20 | runtime 9h
                        | 10:02  | submit short  | acme | 8 nvidia-h20 | runtime 1h
                        | 10:03  | submit middle | acme | 8 nvidia-h20 | runtime 5h
                        | 10:05  | set queue sjf
                        | 10:06  | finish first
                then    | first  | starts owned on n1
                        | long   | waits: no-capacity
                        | first  | ends succeeded with code 0
                        | short  | starts owned on n1
                when    | 10:07  | set queue fifo
                        | 10:08  | finish short
                then    | short  | ends succeeded with code 0
                        | long   | starts owned on n1
                """);
    }

    @Test
    void a_queue_that_preempts_takes_hold_at_once() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit long  | acme | 8 nvidia-h20 | runtime 10h, checkpoint 1m
                        | 10:01  | submit short | acme | 8 nvidia-h20 | runtime 1h
                then    | long   | starts owned on n1
                        | short  | waits: no-capacity
                when    | 10:30  | set queue srtf
                then    | long   | becomes borrowed
                        | long   | must stop: preempted for short
                        | short  | is promised n1 when 1 has left
                """);
    }

    @Test
    void failed_work_is_tried_again_after_the_delay_that_is_set() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | set retry-delay 2m
                        | 10:00  | submit job | acme | 8 nvidia-h20 | retries 3
                        | 10:01  | exit job 0 1
                then    | job    | starts owned on n1
                        | job    | waits again until 10:03 after a failure
                when    | 10:03  | wait
                then    | job    | is released
                        | job    | starts owned on n1
                """);
    }

    @Test
    void what_there_is_not_and_what_is_beyond_its_bounds_is_refused() {
        Story.play("""
                pool     | center | owner | chip       | nodes | devices
                         | east   | acme  | nvidia-h20 | 1     | 8
                when     | 10:00  | set queue shortest
                         | 10:00  | set lost-attempts 0
                         | 10:00  | set no-such-number 1
                         | 10:00  | set queue sjf
                         | 10:00  | set queue sjf
                then     | settings | is refused: not-found
                         | settings | is refused: out-of-bounds
                         | settings | is refused: not-found
                         | settings | is refused: unchanged
                """);
    }

    @Test
    void a_core_from_an_image_goes_by_the_settings_in_it() {
        var stage = new Stage(Policies.STANDARD);
        stage.set("queue", "las");
        stage.set("las-level", "1h");
        var again = Core.from(stage.core.image());
        assertThat(again.settings())
                .isEqualTo(Settings.STANDARD.with(Choice.QUEUE, "las").with(Parameter.LAS_LEVEL, 3_600_000))
                .isNotEqualTo(Settings.STANDARD);
        assertThat(again.stateHash()).isEqualTo(stage.core.stateHash());
    }

    @Test
    void every_policy_that_can_be_chosen_can_be_made_and_the_default_is_one() {
        for (var choice : Choice.values()) {
            assertThat(Policies.names(choice)).contains(choice.standard()).doesNotHaveDuplicates();
            for (var name : Policies.names(choice)) {
                assertThat(Policies.of(Settings.STANDARD.with(choice, name))
                                .settings()
                                .get(choice))
                        .isEqualTo(name);
            }
        }
    }
}
