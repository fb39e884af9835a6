package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

final class GangTest {
    @Test
    void a_gang_starts_on_all_its_nodes_at_once() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 8
                when    | 10:00  | submit a | acme/nlp | 2 tasks x 8 nvidia-h20
                then    | a      | starts owned on n1 n2
                when    | 11:00  | finish a
                then    | a      | ends succeeded with code 0
                """);
    }

    @Test
    void a_gang_waits_whole_rather_than_start_in_part() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 8
                when    | 10:00  | submit a | acme | 3 nvidia-h20
                        | 10:01  | submit b | acme | 2 tasks x 8 nvidia-h20
                        | 10:02  | submit c | acme | 4 nvidia-h20
                then    | a      | starts owned on n1
                        | b      | waits: no-capacity
                        | c      | starts owned on n1
                when    | 10:30  | finish a
                        | 10:31  | finish c
                then    | a      | ends succeeded with code 0
                        | c      | ends succeeded with code 0
                        | b      | starts owned on n1 n2
                """);
    }

    @Test
    void an_elastic_gang_starts_with_as_many_tasks_as_fit() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 8
                when    | 10:00  | submit other | acme | 2 nvidia-h20
                        | 10:01  | submit gang  | acme | 8 tasks x 2 nvidia-h20 | least 3
                then    | other  | starts owned on n1
                        | gang   | starts owned on n1 n1 n1 n2 n2 n2 n2
                """);
    }

    @Test
    void an_elastic_gang_waits_where_its_least_does_not_fit() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit other | acme | 4 nvidia-h20
                        | 10:01  | submit gang  | acme | 4 tasks x 2 nvidia-h20 | least 3
                then    | other  | starts owned on n1
                        | gang   | waits: no-capacity
                when    | 10:02  | finish other
                then    | other  | ends succeeded with code 0
                        | gang   | starts owned on n1 n1 n1 n1
                """);
    }

    @Test
    void an_elastic_gang_keeps_within_the_limit_of_its_tenant() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 8
                tenants | path   | weight | guarantee | limit
                        | acme/p | 1      |           | nvidia-h20 10
                when    | 10:00  | submit gang | acme/p | 8 tasks x 2 nvidia-h20 | least 2
                then    | gang   | starts owned on n1 n1 n1 n1 n2
                """);
    }

    @Test
    void work_of_a_smaller_gang_counts_in_proportion() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit gang | acme | 4 tasks x 4 nvidia-h20 | least 1, checkpoint 10m
                        | 11:00  | evict n1
                        | 11:00  | stopped gang
                then    | gang   | starts owned on n1 n1
                        | gang   | must stop: drained n1
                        | gang   | waits again with 30m kept
                        | gang   | waits: no-capacity
                """);
    }
}
