package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** Jobs that agree to share their devices, on the very same ones. */
final class SetTest {
    @Test
    void a_job_joins_one_that_keeps_other_things_busy_and_has_the_devices_alone_in_the_end() {
        Story.play("""
                queue   | fifo+interleave
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit feeds    | acme | 8 nvidia-h20 | iteration 446-8-0-490
                        | 10:10  | submit computes | acme | 8 nvidia-h20 | iteration 1-410-0-426
                then    | feeds    | starts owned on n1
                        | feeds    | runs at 763 with 500m
                        | computes | starts owned on n1:0
                        | computes | runs at 663 with 500m
                when    | 11:00  | finish feeds
                then    | feeds    | ends succeeded with code 0
                        | computes | runs at 1000 with 1000m
                when    | 12:00  | finish computes
                then    | computes | ends succeeded with code 0
                """);
    }

    @Test
    void a_gang_joins_one_of_its_own_size_on_all_its_nodes() {
        Story.play("""
                queue   | fifo+interleave
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 4
                when    | 10:00  | submit gang  | acme | 2 tasks x 4 nvidia-h20 | iteration 446-8-0-490
                        | 10:01  | submit small | acme | 4 nvidia-h20           | iteration 1-410-0-426
                        | 10:02  | submit other | acme | 2 tasks x 4 nvidia-h20 | iteration 1-410-0-426
                then    | gang   | starts owned on n1 n2
                        | small  | waits: no-capacity
                        | gang   | runs at 763 with 500m
                        | other  | starts owned on n1:0 n2:0
                        | other  | runs at 663 with 500m
                """);
    }

    @Test
    void jobs_that_gain_nothing_by_each_other_stay_apart() {
        Story.play("""
                queue   | fifo+interleave
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit one   | acme | 8 nvidia-h20 | iteration 1-410-0-426
                        | 10:10  | submit other | acme | 8 nvidia-h20 | iteration 1-410-0-426
                        | 10:20  | submit plain | acme | 8 nvidia-h20
                then    | one    | starts owned on n1
                        | other  | waits: no-capacity
                        | plain  | waits: no-capacity
                """);
    }

    @Test
    void nobody_joins_work_of_others_or_slows_what_is_more_urgent() {
        Story.play("""
                queue   | fifo+interleave
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit own   | acme | 8 nvidia-h20 | iteration 446-8-0-490, high
                        | 10:10  | submit guest | zeta | 8 nvidia-h20 | iteration 1-410-0-426
                        | 10:20  | submit late  | acme | 8 nvidia-h20 | iteration 1-410-0-426
                then    | own    | starts owned on n1
                        | guest  | waits: no-capacity
                        | late   | waits: no-capacity
                """);
    }

    @Test
    void devices_have_memory_for_all_who_share_them() {
        Story.play("""
                queue   | fifo+interleave
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit feeds | acme | 8 nvidia-h20 | iteration 446-8-0-490, device-memory 60
                        | 10:10  | submit big   | acme | 8 nvidia-h20 | iteration 1-410-0-426, device-memory 40
                        | 10:20  | submit lean  | acme | 8 nvidia-h20 | iteration 1-410-0-426, device-memory 36
                then    | feeds  | starts owned on n1
                        | big    | waits: no-capacity
                        | feeds  | runs at 763 with 500m
                        | lean   | starts owned on n1:0
                        | lean   | runs at 663 with 500m
                """);
    }

    @Test
    void an_owner_who_takes_devices_back_stops_all_who_share_them() {
        Story.play("""
                queue   | fifo+interleave
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit feeds    | zeta | 8 nvidia-h20 | iteration 446-8-0-490
                        | 10:10  | submit computes | zeta | 8 nvidia-h20 | iteration 1-410-0-426
                then    | feeds    | starts borrowed on n1
                        | feeds    | runs at 763 with 500m
                        | computes | starts borrowed on n1:0
                        | computes | runs at 663 with 500m
                when    | 11:00  | submit own | acme | 8 nvidia-h20
                        | 11:01  | stopped computes
                        | 11:02  | stopped feeds
                then    | computes | must stop: reclaimed for own
                        | feeds    | must stop: reclaimed for own
                        | own      | is promised n1 when 2 have left
                        | computes | waits again
                        | feeds    | runs at 1000 with 500m
                        | computes | waits: no-capacity
                        | feeds    | waits again
                        | own      | starts owned on n1
                        | feeds    | waits: no-capacity
                """);
    }

    @Test
    void a_lost_node_takes_all_who_share_its_devices_and_a_stop_of_one_leaves_the_other() {
        Story.play("""
                queue   | fifo+interleave
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit feeds    | acme | 8 nvidia-h20 | iteration 446-8-0-490
                        | 10:00  | submit computes | acme | 8 nvidia-h20 | iteration 1-410-0-426
                        | 11:00  | hold computes
                        | 11:00  | stopped computes
                then    | feeds    | starts owned on n1
                        | feeds    | runs at 763 with 500m
                        | computes | starts owned on n1:0
                        | computes | runs at 663 with 500m
                        | computes | must stop: held
                        | computes | is held
                        | feeds    | runs at 1000 with 1000m
                when    | 12:00  | release computes
                then    | computes | is released
                        | feeds    | runs at 763 with 500m
                        | computes | starts owned on n1:0
                        | computes | runs at 663 with 500m
                when    | 13:00  | down n1
                then    | feeds    | must stop: node-lost n1
                        | computes | must stop: node-lost n1
                """);
    }
}
