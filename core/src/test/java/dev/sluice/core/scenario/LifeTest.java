package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** One workload's life: hold, cancel, retry, limit, reports. */
final class LifeTest {
    private static final String POOL = """
            pool    | center | owner | chip       | nodes | devices
                    | east   | acme  | nvidia-h20 | 2     | 8
            """;

    @Test
    void held_work_waits_for_its_release() {
        Story.play(POOL + """
                when    | 10:00  | submit a | acme | 8 nvidia-h20 | held
                then    |        | nothing
                when    | 10:05  | release a
                then    | a      | is released
                        | a      | starts owned on n1
                when    | 10:06  | release a
                then    | a      | is refused: wrong-phase
                """);
    }

    @Test
    void running_work_that_is_held_gives_its_devices_up() {
        Story.play(POOL + """
                when    | 10:00  | submit a | acme | 2 tasks x 8 nvidia-h20
                        | 10:01  | submit b | acme | 8 nvidia-h20
                then    | a      | starts owned on n1 n2
                        | b      | waits: no-capacity
                when    | 10:05  | hold a
                        | 10:06  | stopped a
                then    | a      | must stop: held
                        | a      | is held
                        | b      | starts owned on n1
                when    | 10:07  | hold a
                        | 10:08  | release a
                then    | a      | is refused: unchanged
                        | a      | is released
                        | a      | waits: no-capacity
                """);
    }

    @Test
    void a_cancel_ends_work_wherever_it_stands() {
        Story.play(POOL + """
                when    | 10:00  | submit held     | acme | 1 nvidia-h20 | held
                        | 10:00  | submit starting | acme | 2 tasks x 1 nvidia-h20 | slow
                        | 10:00  | submit running  | acme | 8 nvidia-h20
                        | 10:00  | submit waiting  | acme | 2 tasks x 8 nvidia-h20
                then    | starting | starts owned on n1 n1
                        | running  | starts owned on n2
                        | waiting  | waits: no-capacity
                when    | 10:01  | cancel held
                        | 10:01  | cancel starting
                        | 10:01  | cancel running
                        | 10:01  | cancel waiting
                then    | held     | ends cancelled with code 143
                        | starting | must stop: cancelled
                        | running  | must stop: cancelled
                        | waiting  | ends cancelled with code 143
                when    | 10:02  | cancel running
                        | 10:02  | stopped running
                        | 10:02  | stopped starting
                        | 10:02  | cancel running
                then    | running  | is refused: wrong-phase
                        | running  | ends cancelled with code 143
                        | starting | ends cancelled with code 143
                        | running  | is refused: wrong-phase
                """);
    }

    @Test
    void a_cancel_while_a_failed_gang_stops_forbids_its_retry() {
        Story.play(POOL + """
                when    | 10:00  | submit a | acme | 2 tasks x 8 nvidia-h20 | retries 3
                        | 10:01  | exit a 0 1
                        | 10:02  | cancel a
                        | 10:03  | stopped a
                then    | a      | starts owned on n1 n2
                        | a      | must stop: task-failed 0
                        | a      | must stop: cancelled
                        | a      | ends cancelled with code 1
                """);
    }

    @Test
    void a_cancel_while_borrowed_work_makes_room_ends_it() {
        Story.play(POOL + """
                when    | 10:00  | submit guest | zeta | 2 tasks x 8 nvidia-h20
                        | 11:00  | submit own   | acme | 8 nvidia-h20
                        | 11:00  | cancel guest
                        | 11:01  | stopped guest
                then    | guest  | starts borrowed on n1 n2
                        | guest  | must stop: reclaimed for own
                        | own    | is promised n1 when 1 has left
                        | guest  | must stop: cancelled
                        | guest  | ends cancelled with code 143
                        | own    | starts owned on n1
                """);
    }

    @Test
    void failed_work_is_tried_again_after_a_delay_that_doubles() {
        Story.play(POOL + """
                when    | 10:00    | submit a | acme | 8 nvidia-h20 | retries 2
                        | 10:01    | exit a 0 3
                then    | a        | starts owned on n1
                        | a        | waits again until 10:01:01 after a failure
                when    | 10:02    | exit a 0 3
                then    | a        | is released
                        | a        | starts owned on n1
                        | a        | waits again until 10:02:02 after a failure
                when    | 10:03    | exit a 0 3
                then    | a        | is released
                        | a        | starts owned on n1
                        | a        | ends failed with code 3
                """);
    }

    @Test
    void one_failed_task_stops_its_gang() {
        Story.play(POOL + """
                when    | 10:00  | submit a | acme | 2 tasks x 8 nvidia-h20
                        | 10:01  | exit a 1 7
                        | 10:02  | stopped a
                then    | a      | starts owned on n1 n2
                        | a      | must stop: task-failed 1
                        | a      | ends failed with code 7
                """);
    }

    @Test
    void a_gang_goes_on_while_its_tasks_end_well() {
        Story.play(POOL + """
                when    | 10:00  | submit a | acme | 2 tasks x 8 nvidia-h20
                        | 10:01  | exit a 1 0
                        | 10:02  | exit a 0 0
                then    | a      | starts owned on n1 n2
                        | a      | ends succeeded with code 0
                """);
    }

    @Test
    void work_is_stopped_when_it_has_run_as_long_as_it_may() {
        Story.play(POOL + """
                when    | 10:00  | submit a | acme | 8 nvidia-h20 | limit 1h, grace 30s
                        | 10:59  | wait
                then    | a      | starts owned on n1
                when    | 11:01  | stopped a
                then    | a      | must stop: limit
                        | a      | ends timed out with code 124
                """);
    }

    @Test
    void a_limit_counts_from_the_start_of_the_last_task() {
        Story.play(POOL + """
                when    | 10:00  | submit a | acme | 2 tasks x 8 nvidia-h20 | limit 1h, slow
                        | 10:10  | start a 0
                        | 10:30  | start a 1
                        | 11:29  | wait
                then    | a      | starts owned on n1 n2
                when    | 11:30  | wait
                then    | a      | must stop: limit
                """);
    }

    @Test
    void reports_about_another_attempt_are_refused() {
        Story.play(POOL + """
                when    | 10:00  | submit a | acme | 8 nvidia-h20 | retries 1
                        | 10:01  | exit a 0 3
                        | 10:02  | stale a 1
                then    | a      | starts owned on n1
                        | a      | waits again until 10:01:01 after a failure
                        | a      | is released
                        | a      | starts owned on n1
                        | a      | is refused: stale
                when    | 10:03  | finish a
                        | 10:04  | stale a 2
                        | 10:04  | start a 0
                then    | a      | ends succeeded with code 0
                        | a      | is refused: stale
                        | a      | is refused: stale
                """);
    }

    @Test
    void a_lost_task_is_no_failure_of_the_work() {
        Story.play(POOL + """
                when    | 10:00  | submit a | acme | 2 tasks x 4 nvidia-h20
                        | 10:01  | lose a 1
                        | 10:02  | stopped a
                then    | a      | starts owned on n1 n1
                        | a      | must stop: node-lost keeper
                        | a      | waits again
                        | a      | starts owned on n1 n1
                """);
    }
}
