package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** Parts of devices that are promised while others still leave. */
final class PromiseTest {
    @Test
    void a_borrower_that_is_spared_does_not_take_what_was_promised_before() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 1
                when    | 10:00  | submit w | zeta | 500m nvidia-h20
                        | 10:30  | submit v | zeta | 500m nvidia-h20
                        | 11:00  | cancel w
                        | 11:00  | submit a | acme | 500m nvidia-h20
                        | 11:01  | submit b | acme | 500m nvidia-h20
                then    | w      | starts borrowed on n1:0
                        | v      | starts borrowed on n1:0
                        | w      | must stop: cancelled
                        | a      | is promised n1:0
                        | v      | must stop: reclaimed for b
                        | b      | is promised n1:0 when 1 has left
                when    | 11:02  | stopped w
                then    | w      | ends cancelled with code 143
                        | a      | starts owned on n1:0
                when    | 11:03  | stopped v
                then    | v      | waits again
                        | b      | starts owned on n1:0
                        | v      | waits: no-capacity
                """);
    }

    @Test
    void a_promise_waits_until_the_last_holder_is_gone() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 8
                when    | 10:00  | submit g1 | zeta | 8 nvidia-h20
                        | 10:00  | submit g2 | zeta | 8 nvidia-h20
                        | 11:00  | submit own | acme | 2 tasks x 8 nvidia-h20
                then    | g1     | starts borrowed on n1
                        | g2     | starts borrowed on n2
                        | g1     | must stop: reclaimed for own
                        | g2     | must stop: reclaimed for own
                        | own    | is promised n1 n2 when 2 have left
                when    | 11:01  | stopped g2
                then    | g2     | waits again
                        | g2     | waits: no-capacity
                when    | 11:02  | stopped g1
                then    | g1     | waits again
                        | own    | starts owned on n1 n2
                """);
    }

    @Test
    void a_node_that_leaves_takes_the_promises_on_it_along() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 8
                when    | 10:00  | submit g1 | zeta | 8 nvidia-h20
                        | 10:00  | submit g2 | zeta | 8 nvidia-h20
                        | 11:00  | submit own | acme | 2 tasks x 8 nvidia-h20
                        | 11:01  | remove n1
                then    | g1     | starts borrowed on n1
                        | g2     | starts borrowed on n2
                        | g1     | must stop: reclaimed for own
                        | g2     | must stop: reclaimed for own
                        | own    | is promised n1 n2 when 2 have left
                        | g1     | waits again
                        | own    | loses its promise
                        | own    | waits: pool-too-small 2
                        | g1     | waits: no-capacity
                when    | 11:02  | stopped g2
                then    | g2     | waits again
                        | g1     | starts borrowed on n2
                """);
    }
}
