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
}
