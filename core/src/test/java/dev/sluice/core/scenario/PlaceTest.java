package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** Where work goes: shares, memory, cores, domains, centers. */
final class PlaceTest {
    @Test
    void shares_fill_one_device_before_they_open_another() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 2
                when    | 10:00  | submit a | acme | 600m nvidia-h20
                        | 10:00  | submit b | acme | 600m nvidia-h20
                        | 10:00  | submit c | acme | 300m nvidia-h20
                        | 10:00  | submit d | acme | 400m nvidia-h20
                        | 10:00  | submit e | acme | 200m nvidia-h20
                        | 10:00  | submit f | acme | 1 nvidia-h20
                then    | a      | starts owned on n1:0
                        | b      | starts owned on n1:1
                        | c      | starts owned on n1:0
                        | d      | starts owned on n1:1
                        | e      | waits: no-capacity
                        | f      | waits: no-capacity
                when    | 11:00  | finish a
                then    | a      | ends succeeded with code 0
                        | e      | starts owned on n1:0
                """);
    }

    @Test
    void memory_of_a_shared_device_runs_out_like_its_time() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 1
                when    | 10:00  | submit a | acme | 100m nvidia-h20 | device-memory 64
                        | 10:00  | submit b | acme | 100m nvidia-h20 | device-memory 64
                        | 10:00  | submit c | acme | 100m nvidia-h20 | device-memory 32
                        | 10:00  | submit d | acme | 1 nvidia-h20    | device-memory 97
                then    | a      | starts owned on n1:0
                        | b      | waits: fragmented
                        | c      | starts owned on n1:0
                        | d      | waits: no-such-node
                """);
    }

    @Test
    void cores_and_host_memory_bind_as_devices_do() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 8
                when    | 10:00  | submit a | acme | 1 nvidia-h20 | cores 40
                        | 10:00  | submit b | acme | 1 nvidia-h20 | cores 40
                        | 10:00  | submit c | acme | 1 nvidia-h20 | cores 40
                        | 10:00  | submit d | acme | 1 nvidia-h20 | memory 1025
                        | 10:00  | submit e | acme | 1 nvidia-h20 | cores 24
                then    | a      | starts owned on n1
                        | b      | starts owned on n2
                        | c      | waits: fragmented
                        | d      | waits: no-such-node
                        | e      | starts owned on n1
                """);
    }

    @Test
    void work_without_devices_takes_cores_only() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 1
                when    | 10:00  | submit gpu  | acme | 1 nvidia-h20
                        | 10:00  | submit cpu  | zeta | 2 tasks x 0 any | cores 30
                        | 10:00  | submit more | zeta | 0 any | cores 30
                then    | gpu    | starts owned on n1
                        | cpu    | starts owned on n1 n1
                        | more   | waits: fragmented
                when    | 10:05  | finish cpu
                then    | cpu    | ends succeeded with code 0
                        | more   | starts owned on n1
                """);
    }

    @Test
    void a_required_rack_holds_the_whole_gang_or_the_gang_waits() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices | rack
                        | east   | acme  | nvidia-h20 | 2     | 8       | r1
                        | east   | acme  | nvidia-h20 | 2     | 8       | r2
                when    | 10:00  | submit a | acme | 8 nvidia-h20
                        | 10:00  | submit b | acme | 2 tasks x 8 nvidia-h20 | required rack
                        | 10:00  | submit c | acme | 2 tasks x 8 nvidia-h20 | required rack
                        | 10:00  | submit d | acme | 3 tasks x 8 nvidia-h20 | required rack
                then    | a      | starts owned on n1
                        | b      | starts owned on n3 n4
                        | c      | waits: no-capacity
                        | d      | waits: pool-too-small 3
                when    | 11:00  | finish a
                then    | a      | ends succeeded with code 0
                        | c      | starts owned on n1 n2
                """);
    }

    @Test
    void a_preferred_rack_is_left_when_it_has_no_room() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices | rack
                        | east   | acme  | nvidia-h20 | 2     | 8       | r1
                        | east   | acme  | nvidia-h20 | 2     | 8       | r2
                when    | 10:00  | submit a | acme | 8 nvidia-h20 | preferred rack
                        | 10:00  | submit b | acme | 3 tasks x 8 nvidia-h20 | preferred rack
                then    | a      | starts owned on n1
                        | b      | starts owned on n2 n3 n4
                """);
    }

    @Test
    void a_gang_that_finds_no_preferred_rack_spreads_over_as_few_as_it_can() {
        // Rack r2 takes three of the five tasks; of those that take the other two, r3 has nothing to spare.
        Story.play("""
                pool    | center | owner | chip       | nodes | devices | rack
                        | east   | acme  | nvidia-h20 | 1     | 8       | r1
                        | east   | acme  | nvidia-h20 | 3     | 8       | r2
                        | east   | acme  | nvidia-h20 | 2     | 8       | r3
                        | east   | acme  | nvidia-h20 | 3     | 8       | r4
                when    | 10:00  | submit a | acme | 5 tasks x 8 nvidia-h20 | preferred rack
                        | 10:00  | submit b | acme | 3 tasks x 8 nvidia-h20 | required rack
                then    | a      | starts owned on n2 n3 n4 n5 n6
                        | b      | starts owned on n7 n8 n9
                """);
    }

    @Test
    void a_large_rack_is_kept_whole_for_those_that_need_it() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices | rack
                        | east   | acme  | nvidia-h20 | 4     | 8       | r1
                        | east   | acme  | nvidia-h20 | 2     | 8       | r2
                when    | 10:00  | submit a | acme | 2 tasks x 8 nvidia-h20 | preferred rack
                        | 10:00  | submit b | acme | 4 tasks x 8 nvidia-h20 | required rack
                then    | a      | starts owned on n5 n6
                        | b      | starts owned on n1 n2 n3 n4
                """);
    }

    @Test
    void ranks_are_numbered_along_the_topology_tree() {
        // The nodes of a rack are not next to each other in the inventory, and are in the ring.
        Story.play("""
                pool    | center | owner | chip       | nodes | devices | rack
                        | east   | acme  | nvidia-h20 | 1     | 2       | r2
                        | east   | acme  | nvidia-h20 | 1     | 2       | r1
                        | east   | acme  | nvidia-h20 | 1     | 2       | r2
                        | east   | acme  | nvidia-h20 | 1     | 2       | r1
                when    | 10:00  | submit a | acme | 4 tasks x 2 nvidia-h20
                then    | a      | starts owned on n2 n4 n1 n3
                """);
    }

    @Test
    void tasks_that_have_to_be_apart_are_on_nodes_of_their_own() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 3     | 8
                when    | 10:00  | submit a | acme | 3 tasks x 2 nvidia-h20 | spread node
                        | 10:00  | submit b | acme | 4 tasks x 1 nvidia-h20 | spread node
                        | 10:00  | submit c | acme | 6 nvidia-h20
                        | 10:00  | submit d | acme | 3 tasks x 4 nvidia-h20 | spread node
                        | 10:00  | submit e | acme | 2 tasks x 4 nvidia-h20 | spread node
                then    | a      | starts owned on n1 n2 n3
                        | b      | waits: pool-too-small 4
                        | c      | starts owned on n1
                        | d      | waits: fragmented
                        | e      | starts owned on n2 n3
                        | d      | waits: no-capacity
                """);
    }

    @Test
    void tasks_that_have_to_be_in_racks_of_their_own_take_one_node_of_each() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices | rack
                        | east   | acme  | nvidia-h20 | 2     | 8       | r1
                        | east   | acme  | nvidia-h20 | 2     | 8       | r2
                when    | 10:00  | submit a | acme | 2 tasks x 8 nvidia-h20 | spread rack
                        | 10:00  | submit b | acme | 3 tasks x 1 nvidia-h20 | spread rack
                        | 10:00  | submit c | acme | 2 tasks x 8 nvidia-h20
                then    | a      | starts owned on n1 n3
                        | b      | waits: pool-too-small 3
                        | c      | starts owned on n2 n4
                """);
    }

    @Test
    void an_owner_takes_back_devices_on_nodes_of_their_own_too() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 8
                when    | 10:00  | submit x | zeta | 8 nvidia-h20
                        | 10:00  | submit y | zeta | 4 nvidia-h20
                        | 10:00  | submit z | zeta | 2 nvidia-h20
                then    | x      | starts borrowed on n1
                        | y      | starts borrowed on n2
                        | z      | starts borrowed on n2
                when    | 10:05  | submit o | acme | 2 tasks x 2 nvidia-h20 | spread node
                then    | x      | must stop: reclaimed for o
                        | o      | is promised n1 n2 when 1 has left
                """);
    }

    @Test
    void a_gang_that_requires_one_node_gets_one_node() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 8
                when    | 10:00  | submit a | acme | 6 nvidia-h20
                        | 10:00  | submit b | acme | 2 tasks x 2 nvidia-h20 | required node
                        | 10:00  | submit c | acme | 2 tasks x 3 nvidia-h20 | required node
                        | 10:00  | submit d | acme | 2 tasks x 2 nvidia-h20
                then    | a      | starts owned on n1
                        | b      | starts owned on n2 n2
                        | c      | waits: fragmented
                        | d      | starts owned on n1 n2
                        | c      | waits: no-capacity
                """);
    }

    @Test
    void an_owners_work_goes_to_its_own_center_first() {
        Story.play("""
                pool    | center | owner    | chip       | nodes | devices
                        | east   | acme     | nvidia-h20 | 1     | 8
                        | west   | zeta     | nvidia-h20 | 1     | 8
                        | south  | zeta/lab | nvidia-h20 | 1     | 8
                when    | 10:00  | submit z | zeta     | 4 nvidia-h20
                        | 10:00  | submit a | acme/nlp | 4 nvidia-h20
                        | 10:00  | submit l | zeta/lab | 8 nvidia-h20
                then    | z      | starts owned on n2
                        | a      | starts owned on n1
                        | l      | starts owned on n3
                """);
    }

    @Test
    void chips_are_tried_in_the_order_that_was_asked_for() {
        Story.play("""
                pool    | center | owner | chip         | nodes | devices
                        | east   | acme  | nvidia-h20   | 1     | 8
                        | west   | acme  | huawei-910c  | 1     | 8
                when    | 10:00  | submit a | acme | 8 huawei-910c/nvidia-h20
                        | 10:00  | submit b | acme | 8 huawei-910c/nvidia-h20
                        | 10:00  | submit c | acme | 8 huawei-910c/nvidia-h20
                        | 10:00  | submit d | acme | 8 huawei-910c/nvidia-h20 | in east
                then    | a      | starts owned on n2
                        | b      | starts owned on n1
                        | c      | waits: no-capacity
                        | d      | waits: no-capacity
                """);
    }

    @Test
    void what_the_pool_does_not_have_is_said_so() {
        Story.play("""
                pool    | center | owner | chip         | nodes | devices
                        | east   | acme  | nvidia-h20   | 2     | 8
                        | west   | acme  | huawei-910c  | 1     | 8
                when    | 10:00  | submit a | acme | 9 nvidia-h20
                        | 10:00  | submit b | acme | 3 tasks x 8 nvidia-h20
                        | 10:00  | submit c | acme | 1 nvidia-h20 | in west
                        | 10:00  | submit d | acme | 1 nvidia-h800
                        | 10:00  | submit e | acme | 1 any | in north
                then    | a      | waits: no-such-node
                        | b      | waits: pool-too-small 3
                        | c      | waits: no-such-chip
                        | d      | is refused: not-found
                        | e      | is refused: not-found
                """);
    }
}
