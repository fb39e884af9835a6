package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** Idle devices go to whoever borrowed least, the past counted in. */
final class PastShareTest {
    @Test
    void yesterdays_heavy_borrower_waits_today() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | city  | nvidia-h20 | 1     | 4
                tenants | path   | weight | guarantee
                        | a      | 1      |
                        | b      | 1      |
                when    | 10:00  | submit a1   | a    | 4 nvidia-h20
                        | 34:00  | finish a1
                        | 34:00  | submit all  | city | 4 nvidia-h20
                        | 34:01  | submit a2   | a    | 1 nvidia-h20
                        | 34:02  | submit b1   | b    | 2 nvidia-h20
                        | 34:02  | submit b2   | b    | 2 nvidia-h20
                        | 34:03  | explain a2
                        | 34:03  | explain b1
                then    | a1     | starts borrowed on n1
                        | a1     | ends succeeded with code 0
                        | all    | starts owned on n1
                        | a2     | waits: no-capacity
                        | b1     | waits: no-capacity
                        | a2     | sees east nvidia-h20: 0 of 4 free, 0 tasks fit, borrowed
                        | a2     | is behind 2 of b: lower share
                        | b1     | sees east nvidia-h20: 0 of 4 free, 0 tasks fit, borrowed
                when    | 36:00  | finish all
                then    | all    | ends succeeded with code 0
                        | b1     | starts borrowed on n1
                        | a2     | starts borrowed on n1
                """);
    }

    @Test
    void a_half_life_forgives_half_and_months_forgive_all() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | city  | nvidia-h20 | 1     | 4
                tenants | path   | weight | guarantee
                        | b      | 1      |
                        | a      | 1      |
                when    | 10:00    | submit a1   | a    | 4 nvidia-h20
                        | 34:00    | finish a1
                        | 202:00   | submit b1   | b    | 4 nvidia-h20
                        | 222:00   | finish b1
                        | 222:00   | submit all  | city | 4 nvidia-h20
                        | 222:01   | submit a2   | a    | 4 nvidia-h20
                        | 222:01   | submit b2   | b    | 4 nvidia-h20
                        | 222:02   | finish all
                then    | a1     | starts borrowed on n1
                        | a1     | ends succeeded with code 0
                        | b1     | starts borrowed on n1
                        | b1     | ends succeeded with code 0
                        | all    | starts owned on n1
                        | a2     | waits: no-capacity
                        | b2     | waits: no-capacity
                        | all    | ends succeeded with code 0
                        | a2     | starts borrowed on n1
                """);
    }

    @Test
    void use_of_ones_own_devices_is_not_held_against_one() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | city  | nvidia-h20 | 1     | 2
                        | west   | a     | nvidia-h20 | 1     | 8
                tenants | path   | weight | guarantee
                        | b      | 1      |
                when    | 10:00  | submit own  | a    | 8 nvidia-h20
                        | 10:00  | submit all  | city | 2 nvidia-h20
                        | 34:00  | submit b1   | b    | 2 nvidia-h20
                        | 34:00  | submit a1   | a    | 2 nvidia-h20
                        | 34:01  | finish all
                        | 34:02  | finish b1
                then    | own    | starts owned on n2
                        | all    | starts owned on n1
                        | b1     | waits: no-capacity
                        | a1     | waits: no-capacity
                        | all    | ends succeeded with code 0
                        | a1     | starts borrowed on n1
                """);
    }
}
