package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/**
 * What must start about now to be over in time goes first, what can't be in time stands in line, and nobody starves.
 */
final class DeadlineTest {
    @Test
    void work_stands_in_line_until_it_is_due_and_then_goes_first() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 1
                when    | 10:00  | submit all   | acme | 1 nvidia-h20
                        | 10:01  | submit first | acme | 1 nvidia-h20
                        | 10:02  | submit then  | acme | 1 nvidia-h20
                        | 10:03  | submit due   | acme | 1 nvidia-h20 | runtime 2h, by 18:00
                        | 14:00  | finish all
                        | 15:30  | finish first
                        | 16:30  | finish due
                then    | all    | starts owned on n1
                        | first  | waits: no-capacity
                        | due    | waits: no-capacity
                        | all    | ends succeeded with code 0
                        | first  | starts owned on n1
                        | first  | ends succeeded with code 0
                        | due    | starts owned on n1
                        | due    | ends succeeded with code 0
                        | then   | starts owned on n1
                """);
    }

    @Test
    void the_one_that_has_to_start_first_is_first_and_what_is_too_late_waits_its_turn() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 1
                when    | 10:00  | submit all   | acme | 1 nvidia-h20
                        | 10:01  | submit plain | acme | 1 nvidia-h20
                        | 10:02  | submit late  | acme | 1 nvidia-h20 | runtime 3h, by 15:00
                        | 10:03  | submit b     | acme | 1 nvidia-h20 | runtime 1h, by 16:00
                        | 10:04  | submit a     | acme | 1 nvidia-h20 | runtime 3h, by 17:50
                        | 14:40  | submit other | acme | 2 nvidia-h20
                        | 14:41  | explain plain
                        | 14:41  | explain a
                        | 14:41  | explain late
                then    | all    | starts owned on n1
                        | plain  | waits: no-capacity
                        | late   | waits: no-capacity
                        | other  | waits: no-such-node
                        | plain  | sees east nvidia-h20: 0 of 1 free, 0 tasks fit, borrowed
                        | plain  | is behind 2 of acme: deadline
                        | a      | sees east nvidia-h20: 0 of 1 free, 0 tasks fit, borrowed
                        | a      | has to start by 14:50: due
                        | late   | sees east nvidia-h20: 0 of 1 free, 0 tasks fit, borrowed
                        | late   | is behind 2 of acme: deadline
                        | late   | is behind 1 of acme: older
                        | late   | has to start by 12:00: late
                when    | 14:45  | finish all
                        | 14:46  | finish a
                        | 14:47  | finish b
                        | 14:48  | finish plain
                then    | all    | ends succeeded with code 0
                        | a      | starts owned on n1
                        | a      | ends succeeded with code 0
                        | b      | starts owned on n1
                        | b      | ends succeeded with code 0
                        | plain  | starts owned on n1
                        | plain  | ends succeeded with code 0
                        | late   | starts owned on n1
                """);
    }

    @Test
    void nobody_is_passed_by_deadlines_for_longer_than_a_day() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 1
                when    | 10:00  | submit all   | acme | 1 nvidia-h20
                        | 10:01  | submit old   | acme | 1 nvidia-h20
                        | 12:00  | submit new   | acme | 1 nvidia-h20
                        | 34:00  | submit due   | acme | 1 nvidia-h20 | runtime 1h, by 37:00
                        | 35:30  | finish all
                        | 35:31  | finish old
                        | 35:32  | finish due
                then    | all    | starts owned on n1
                        | old    | waits: no-capacity
                        | due    | waits: no-capacity
                        | all    | ends succeeded with code 0
                        | old    | starts owned on n1
                        | old    | ends succeeded with code 0
                        | due    | starts owned on n1
                        | due    | ends succeeded with code 0
                        | new    | starts owned on n1
                """);
    }
}
