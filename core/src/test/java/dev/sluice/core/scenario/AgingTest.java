package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** Waiting counts against priority, and a lower one that was served for its waiting is left alone for a while. */
final class AgingTest {
    @Test
    void a_day_of_waiting_outweighs_a_level_of_priority() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 1
                when    | 10:00  | submit all   | acme | 1 nvidia-h20 | urgent
                        | 10:01  | submit low   | acme | 1 nvidia-h20 | low
                        | 34:00  | submit early | acme | 1 nvidia-h20
                        | 34:02  | submit late  | acme | 1 nvidia-h20
                        | 35:00  | finish all
                        | 36:00  | finish early
                        | 37:00  | finish low
                then    | all    | starts owned on n1
                        | low    | waits: no-capacity
                        | early  | waits: no-capacity
                        | all    | ends succeeded with code 0
                        | early  | starts owned on n1
                        | early  | ends succeeded with code 0
                        | low    | starts owned on n1
                        | low    | ends succeeded with code 0
                        | late   | starts owned on n1
                """);
    }

    @Test
    void what_was_served_for_its_waiting_keeps_its_devices_for_as_long_as_it_was_ahead() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 1
                when    | 10:00  | submit all  | acme | 1 nvidia-h20 | urgent
                        | 10:00  | submit low  | acme | 1 nvidia-h20 | low
                        | 36:00  | submit mid  | acme | 1 nvidia-h20
                        | 36:00  | finish all
                then    | all    | starts owned on n1
                        | low    | waits: no-capacity
                        | mid    | waits: no-capacity
                        | all    | ends succeeded with code 0
                        | low    | starts owned on n1
                when    | 37:59  | submit other | acme | 1 nvidia-h20 | low
                then    | other  | waits: no-capacity
                when    | 38:01  | submit third | acme | 1 nvidia-h20 | low
                then    | low    | becomes borrowed
                        | low    | must stop: preempted for mid
                        | mid    | is promised n1 when 1 has left
                """);
    }

    @Test
    void explains_who_is_ahead_by_waiting() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 1
                when    | 10:00  | submit all  | acme | 1 nvidia-h20 | urgent
                        | 10:01  | submit low  | acme | 1 nvidia-h20 | low
                        | 34:02  | submit mid  | acme | 1 nvidia-h20
                        | 58:03  | submit high | acme | 1 nvidia-h20 | high
                        | 58:04  | explain high
                        | 58:04  | explain mid
                        | 58:04  | explain low
                then    | all    | starts owned on n1
                        | low    | waits: no-capacity
                        | mid    | waits: no-capacity
                        | high   | waits: no-capacity
                        | high   | sees east nvidia-h20: 0 of 1 free, 0 tasks fit, borrowed
                        | high   | is behind 2 of acme: waited longer
                        | mid    | sees east nvidia-h20: 0 of 1 free, 0 tasks fit, borrowed
                        | mid    | is behind 1 of acme: waited longer
                        | low    | sees east nvidia-h20: 0 of 1 free, 0 tasks fit, borrowed
                """);
    }

    @Test
    void predictions_bound_by_whom_work_is_passed() {
        Story.play("""
                queue   | predicted
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 1
                when    | 10:00  | submit all   | acme | 1 nvidia-h20 | urgent
                        | 10:01  | submit long  | acme | 1 nvidia-h20 | runtime 9h
                        | 10:02  | submit short | acme | 1 nvidia-h20 | runtime 1m
                        | 200:00 | submit late  | acme | 1 nvidia-h20 | runtime 1m
                        | 200:01 | finish all
                        | 200:02 | finish short
                        | 200:03 | finish long
                then    | all    | starts owned on n1
                        | long   | waits: no-capacity
                        | all    | ends succeeded with code 0
                        | short  | starts owned on n1
                        | short  | ends succeeded with code 0
                        | long   | starts owned on n1
                        | long   | ends succeeded with code 0
                        | late   | starts owned on n1
                """);
    }
}
