package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** How many workloads a tenant may have waiting and running. */
final class CountTest {
    @Test
    void no_more_run_than_the_tenant_may_have_running() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                tenants | path   | weight | guarantee | limit | workloads
                        | acme   | 1      |           |       | 2 running
                when    | 10:00  | submit a | acme | 1 nvidia-h20
                        | 10:00  | submit b | acme | 1 nvidia-h20
                        | 10:00  | submit c | acme | 1 nvidia-h20
                        | 10:00  | submit d | zeta | 1 nvidia-h20
                then    | a      | starts owned on n1
                        | b      | starts owned on n1
                        | c      | waits: many-running acme
                        | d      | starts borrowed on n1
                when    | 10:01  | explain c
                then    | c      | sees east nvidia-h20: 5 of 8 free, 5 tasks fit, owned
                        | c      | would start with higher-limit acme
                when    | 10:02  | finish a
                then    | a      | ends succeeded with code 0
                        | c      | starts owned on n1
                """);
    }

    @Test
    void what_is_below_a_tenant_counts_for_it_too() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                tenants | path     | weight | guarantee | limit | workloads
                        | acme     | 1      |           |       | 2 waiting, 2 running
                        | acme/nlp | 1      |           |       | 1 running
                when    | 10:00  | submit a | acme/nlp    | 1 nvidia-h20
                        | 10:00  | submit b | acme/nlp    | 1 nvidia-h20
                        | 10:00  | submit c | acme/vision | 1 nvidia-h20
                        | 10:00  | submit d | acme/vision | 1 nvidia-h20
                then    | a      | starts owned on n1
                        | b      | waits: many-running acme/nlp
                        | c      | starts owned on n1
                        | d      | waits: many-running acme
                when    | 10:01  | submit e | acme/nlp | 1 nvidia-h20
                        | 10:01  | submit f | zeta     | 1 nvidia-h20
                then    | e      | is refused: many-waiting
                        | f      | starts borrowed on n1
                """);
    }

    @Test
    void work_on_hold_waits_and_makes_room_for_others_to_run() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                tenants | path   | weight | guarantee | limit | workloads
                        | acme   | 1      |           |       | 1 waiting, 1 running
                when    | 10:00  | submit a | acme | 1 nvidia-h20
                        | 10:00  | submit b | acme | 1 nvidia-h20 | held
                        | 10:00  | submit c | acme | 1 nvidia-h20
                        | 10:01  | hold a
                        | 10:01  | stopped a
                        | 10:02  | release b
                then    | a      | starts owned on n1
                        | c      | is refused: many-waiting
                        | a      | must stop: held
                        | a      | is held
                        | b      | is released
                        | b      | starts owned on n1
                """);
    }

    @Test
    void an_owner_with_as_many_as_it_may_have_stops_nobody() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                tenants | path   | weight | guarantee | limit | workloads
                        | acme   | 1      |           |       | 1 running
                when    | 10:00  | submit a | acme | 2 nvidia-h20
                        | 10:00  | submit z | zeta | 6 nvidia-h20
                        | 10:01  | submit b | acme | 6 nvidia-h20 | high
                then    | a      | starts owned on n1
                        | z      | starts borrowed on n1
                        | b      | waits: many-running acme
                when    | 10:02  | tenant acme | 1 | | | 2 running
                then    | z      | must stop: reclaimed for b
                        | b      | is promised n1 when 1 has left
                when    | 10:03  | stopped z
                then    | z      | waits again
                        | b      | starts owned on n1
                        | z      | waits: no-capacity
                """);
    }

    @Test
    void a_lower_limit_stops_nobody_and_lets_nothing_start() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit a | acme | 1 nvidia-h20
                        | 10:00  | submit b | acme | 1 nvidia-h20
                        | 10:01  | tenant acme | 1 | | | 1 running
                        | 10:02  | submit c | acme | 1 nvidia-h20
                        | 10:03  | finish a
                        | 10:04  | finish b
                then    | a      | starts owned on n1
                        | b      | starts owned on n1
                        | c      | waits: many-running acme
                        | a      | ends succeeded with code 0
                        | b      | ends succeeded with code 0
                        | c      | starts owned on n1
                """);
    }
}
