package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** Work whose devices do nothing is warned, then parked. */
final class IdleTest {
    @Test
    void an_idle_session_is_warned_and_then_parked() {
        Story.play("""
                pool     | center   | owner | chip       | nodes | devices
                         | east     | acme  | nvidia-h20 | 1     | 8
                when     | 10:00    | submit notebook | acme | 1 nvidia-h20 | session, warn 30m, park 1h
                         | 10:10    | active notebook 0 5m
                         | 10:20    | active notebook 3 10m
                         | 10:30    | active notebook 0 10m
                         | 10:35    | wait
                then     | notebook | starts owned on n1
                         | notebook | is warned: idle since 10:05
                when     | 10:45    | active notebook 0 10m
                         | 11:00    | active notebook 0 10m
                         | 11:05    | wait
                         | 11:06    | stopped notebook
                then     | notebook | must stop: parked since 10:05
                         | notebook | is held
                when     | 12:00    | release notebook
                then     | notebook | is released
                         | notebook | starts owned on n1
                """);
    }

    @Test
    void a_session_that_is_busy_again_is_left_alone() {
        Story.play("""
                pool     | center   | owner | chip       | nodes | devices
                         | east     | acme  | nvidia-h20 | 1     | 8
                when     | 10:00    | submit notebook | acme | 1 nvidia-h20 | session, warn 30m, park 1h
                         | 10:10    | active notebook 0 10m
                         | 10:20    | active notebook 800 10m
                         | 10:30    | active notebook 0 5m
                         | 10:45    | active notebook 0 15m
                then     | notebook | starts owned on n1
                when     | 10:55    | wait
                then     | notebook | is warned: idle since 10:25
                """);
    }

    @Test
    void nobody_is_parked_because_telemetry_fell_silent() {
        Story.play("""
                pool     | center   | owner | chip       | nodes | devices
                         | east     | acme  | nvidia-h20 | 1     | 8
                when     | 10:00    | submit notebook | acme | 1 nvidia-h20 | session, warn 30m, park 1h
                         | 10:10    | active notebook 0 10m
                         | 12:00    | wait
                then     | notebook | starts owned on n1
                """);
    }

    @Test
    void a_job_that_does_not_ask_for_it_may_be_idle_for_ever() {
        Story.play("""
                pool     | center | owner | chip       | nodes | devices
                         | east   | acme  | nvidia-h20 | 1     | 8
                when     | 10:00  | submit job | acme | 1 nvidia-h20
                         | 10:10  | active job 0 10m
                         | 12:00  | active job 0 2h
                then     | job    | starts owned on n1
                """);
    }

    @Test
    void activity_of_what_does_not_run_is_refused() {
        Story.play("""
                pool     | center | owner | chip       | nodes | devices
                         | east   | acme  | nvidia-h20 | 1     | 8
                when     | 10:00  | submit job | acme | 1 nvidia-h20 | held
                         | 10:10  | active job 0 10m
                then     | job    | is refused: wrong-phase
                """);
    }
}
