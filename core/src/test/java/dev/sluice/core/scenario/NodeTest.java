package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** Nodes that are drained, lost, changed and broken. */
final class NodeTest {
    private static final String POOL = """
            pool    | center | owner | chip       | nodes | devices
                    | east   | acme  | nvidia-h20 | 2     | 8
            """;

    @Test
    void a_drained_node_keeps_its_work_and_takes_no_more() {
        Story.play(POOL + """
                when    | 10:00  | submit a | acme | 4 nvidia-h20
                        | 10:01  | drain n1
                        | 10:02  | submit b | acme | 4 nvidia-h20
                        | 10:03  | finish a
                        | 10:04  | submit c | acme | 8 nvidia-h20
                then    | a      | starts owned on n1
                        | b      | starts owned on n2
                        | a      | ends succeeded with code 0
                        | c      | waits: no-capacity
                when    | 10:05  | undrain n1
                        | 10:06  | undrain n1
                then    | c      | starts owned on n1
                        | n1     | is refused: unchanged
                """);
    }

    @Test
    void evicted_work_goes_elsewhere_and_never_back_to_the_drained_node() {
        Story.play(POOL + """
                when    | 10:00  | submit a | acme | 8 nvidia-h20
                        | 10:01  | evict n1
                        | 10:02  | stopped a
                then    | a      | starts owned on n1
                        | a      | must stop: drained n1
                        | a      | waits again
                        | a      | starts owned on n2
                when    | 10:03  | evict n2
                        | 10:04  | stopped a
                then    | a      | must stop: drained n2
                        | a      | waits again
                        | a      | waits: no-capacity
                """);
    }

    @Test
    void work_on_a_node_that_leaves_starts_again_elsewhere() {
        Story.play(POOL + """
                when    | 10:00  | submit a | acme | 8 nvidia-h20
                        | 10:01  | remove n1
                then    | a      | starts owned on n1
                        | a      | waits again
                        | a      | starts owned on n2
                """);
    }

    @Test
    void the_rest_of_a_gang_stops_when_one_of_its_nodes_leaves() {
        Story.play(POOL + """
                when    | 10:00  | submit a | acme | 2 tasks x 8 nvidia-h20
                        | 10:01  | remove n1
                then    | a      | starts owned on n1 n2
                        | a      | must stop: node-lost n1
                        | a      | becomes borrowed
                when    | 10:02  | stopped a
                then    | a      | waits again
                        | a      | waits: pool-too-small 2
                """);
    }

    @Test
    void work_on_a_node_that_is_down_holds_it_until_its_end_is_known() {
        Story.play(POOL + """
                when    | 10:00  | submit a | acme | 8 nvidia-h20
                        | 10:01  | down n1
                        | 10:02  | submit b | acme | 2 tasks x 8 nvidia-h20
                then    | a      | starts owned on n1
                        | a      | must stop: node-lost n1
                        | b      | waits: no-capacity
                when    | 10:03  | lose a 0
                then    | a      | waits again
                        | a      | starts owned on n2
                when    | 10:04  | up n1
                        | 10:05  | finish a
                then    | a      | ends succeeded with code 0
                        | b      | starts owned on n1 n2
                """);
    }

    @Test
    void a_node_that_changes_its_shape_loses_its_work() {
        Story.play(POOL + """
                when    | 10:00  | submit a | acme | 8 nvidia-h20
                        | 10:01  | resize n1 4
                        | 10:02  | submit b | acme | 4 nvidia-h20
                then    | a      | starts owned on n1
                        | a      | waits again
                        | a      | starts owned on n2
                        | b      | starts owned on n1
                """);
    }

    @Test
    void a_drained_node_stays_drained_when_it_changes_its_shape() {
        Story.play(POOL + """
                when    | 10:00  | drain n1
                        | 10:01  | resize n1 4
                        | 10:02  | submit a | acme | 4 nvidia-h20
                then    | a      | starts owned on n2
                when    | 10:03  | undrain n1
                        | 10:04  | submit b | acme | 4 nvidia-h20
                        | 10:04  | submit c | acme | 4 nvidia-h20
                then    | b      | starts owned on n2
                        | c      | starts owned on n1
                """);
    }

    @Test
    void unhealthy_devices_are_not_handed_out() {
        Story.play(POOL + """
                when    | 10:00  | unhealthy n1 0 1
                        | 10:01  | submit a | acme | 2 tasks x 8 nvidia-h20
                        | 10:02  | submit b | acme | 6 nvidia-h20
                then    | a      | waits: no-capacity
                        | b      | starts owned on n1
                when    | 10:03  | unhealthy n1
                        | 10:04  | finish b
                then    | b      | ends succeeded with code 0
                        | a      | starts owned on n1 n2
                """);
    }

    @Test
    void a_promise_of_devices_that_break_is_made_anew() {
        Story.play(POOL + """
                when    | 10:00  | submit g1  | zeta | 8 nvidia-h20
                        | 10:10  | submit g2  | zeta | 8 nvidia-h20
                        | 11:00  | submit own | acme | 8 nvidia-h20
                then    | g1     | starts borrowed on n1
                        | g2     | starts borrowed on n2
                        | g2     | must stop: reclaimed for own
                        | own    | is promised n2 when 1 has left
                when    | 11:01  | unhealthy n2 7
                then    | own    | loses its promise
                        | g1     | must stop: reclaimed for own
                        | own    | is promised n1 when 1 has left
                """);
    }

    @Test
    void an_owner_whose_center_shrank_has_less_to_claim() {
        Story.play(POOL + """
                when    | 10:00  | submit a | acme | 8 nvidia-h20
                        | 10:00  | submit b | acme | 8 nvidia-h20
                        | 10:05  | remove n2
                then    | a      | starts owned on n1
                        | b      | starts owned on n2
                        | b      | waits again
                        | b      | waits: no-capacity
                """);
    }
}
