package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** Gangs that grow into what is idle and give it back first. */
final class ElasticTest {
    @Test
    void a_gang_grows_into_idle_devices_when_it_has_rested() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit other | acme | 4 nvidia-h20
                        | 10:01  | submit gang  | acme | 4 tasks x 1 nvidia-h20 | least 2, most 8
                        | 10:30  | finish other
                then    | other  | starts owned on n1
                        | gang   | starts owned on n1 n1 n1 n1
                        | other  | ends succeeded with code 0
                        | gang   | grows onto n1 n1 n1 n1
                when    | 11:00  | finish gang
                then    | gang   | ends succeeded with code 0
                """);
    }

    @Test
    void a_gang_that_has_just_started_rests_before_it_grows() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00     | submit gang | acme | 2 tasks x 1 nvidia-h20 | least 1, most 4, restart 30s
                        | 10:09:59  | wait
                then    | gang      | starts owned on n1 n1
                when    | 10:10     | wait
                then    | gang      | grows onto n1 n1
                """);
    }

    @Test
    void a_gang_grows_by_whole_steps() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 7
                when    | 10:00  | submit gang | acme | 2 tasks x 1 nvidia-h20 | least 2, most 8, step 2
                        | 10:05  | wait
                then    | gang   | starts owned on n1 n1
                        | gang   | grows onto n1 n1 n1 n1
                """);
    }

    @Test
    void only_what_shrinking_does_not_cover_is_stopped() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | beta  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit gang   | acme | 2 tasks x 1 nvidia-h20 | least 2, most 4
                        | 10:05  | submit batch  | acme | 4 nvidia-h20
                        | 11:00  | submit owner  | beta | 6 nvidia-h20
                then    | gang   | starts borrowed on n1 n1
                        | gang   | grows onto n1 n1
                        | batch  | starts borrowed on n1
                        | gang   | gives up [2, 3] for owner
                        | batch  | must stop: reclaimed for owner
                        | owner  | is promised n1 when 2 have left
                when    | 11:01  | left gang 2 3
                        | 11:01  | stopped batch
                then    | gang   | goes on without 2
                        | gang   | goes on without 3
                        | batch  | waits again
                        | owner  | starts owned on n1
                        | batch  | waits: no-capacity
                """);
    }

    @Test
    void borrowed_tasks_leave_for_the_owner_before_anybody_is_stopped() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 2
                        | west   | beta  | nvidia-h20 | 1     | 6
                when    | 10:00  | submit gang   | acme | 2 tasks x 1 nvidia-h20 | least 2, most 6, in west, grace 30s
                        | 10:02  | wait
                then    | gang   | starts owned on n2 n2
                        | gang   | grows onto n2 n2 n2 n2 with 4 borrowed
                when    | 10:10  | submit other  | acme | 1 nvidia-h20 | in east
                        | 10:20  | submit owner  | beta | 3 nvidia-h20
                then    | other  | starts borrowed on n1
                        | gang   | gives up [3, 4, 5] for owner
                        | owner  | is promised n2 when 1 has left
                when    | 10:21  | left gang 5 3 4
                then    | gang   | goes on without 5
                        | gang   | goes on without 3
                        | gang   | goes on without 4
                        | owner  | starts owned on n2
                """);
    }

    @Test
    void what_a_gang_took_from_the_idle_goes_to_whoever_waits() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit gang | beta | 2 tasks x 1 nvidia-h20 | least 1, most 8
                        | 10:05  | submit late | city | 3 nvidia-h20
                then    | gang   | starts borrowed on n1 n1
                        | gang   | grows onto n1 n1 n1 n1 n1 n1
                        | gang   | gives up [5, 6, 7] for late
                        | late   | is promised n1 when 1 has left
                when    | 10:06  | submit more | city | 4 nvidia-h20
                        | 10:07  | left gang 5 6 7
                then    | more   | waits: no-capacity
                        | gang   | goes on without 5
                        | gang   | goes on without 6
                        | gang   | goes on without 7
                        | late   | starts borrowed on n1
                """);
    }

    @Test
    void ranks_are_never_used_again_in_an_attempt() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 4
                when    | 10:00  | submit gang  | acme | 2 tasks x 1 nvidia-h20 | least 2, most 4
                        | 10:05  | submit short | acme | 1 nvidia-h20
                        | 10:05  | left gang 3
                then    | gang   | starts owned on n1 n1
                        | gang   | grows onto n1 n1
                        | gang   | gives up [3] for short
                        | short  | is promised n1 when 1 has left
                        | gang   | goes on without 3
                        | short  | starts borrowed on n1
                        | short  | becomes owned
                when    | 10:10  | finish short
                        | 10:11  | submit again | acme | 1 nvidia-h20
                        | 10:11  | left gang 4
                then    | short  | ends succeeded with code 0
                        | gang   | grows onto n1
                        | gang   | gives up [4] for again
                        | again  | is promised n1 when 1 has left
                        | gang   | goes on without 4
                        | again  | starts borrowed on n1
                        | again  | becomes owned
                """);
    }

    @Test
    void nothing_is_taken_that_a_waiting_gang_could_use_later() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                        | east   | acme  | nvidia-h20 | 1     | 8
                        | east   | acme  | nvidia-h20 | 1     | 2
                when    | 10:00  | submit gang  | acme | 1 task x 1 nvidia-h20 | least 1, most 8
                        | 10:00  | submit other | acme | 8 nvidia-h20
                        | 10:00  | submit big   | acme | 2 tasks x 8 nvidia-h20
                        | 10:30  | wait
                then    | gang   | starts owned on n3
                        | other  | starts owned on n1
                        | big    | waits: no-capacity
                        | gang   | grows onto n3
                """);
    }

    @Test
    void a_lost_node_stops_a_growing_gang_whole() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 2
                when    | 10:00  | submit gang  | acme | 2 tasks x 1 nvidia-h20 | least 2, most 4, checkpoint 10m
                        | 10:30  | down n2
                        | 10:31  | stopped gang
                then    | gang   | starts owned on n1 n1
                        | gang   | grows onto n2 n2
                        | gang   | must stop: node-lost n2
                        | gang   | waits again with 61m kept
                        | gang   | starts owned on n1 n1
                """);
    }

    @Test
    void a_gang_can_be_cancelled_while_it_shrinks() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 4
                when    | 10:00  | submit gang | acme | 2 tasks x 1 nvidia-h20 | least 2, most 4
                        | 10:05  | submit late | acme | 1 nvidia-h20
                        | 10:05  | cancel gang
                        | 10:06  | stopped gang
                then    | gang   | starts owned on n1 n1
                        | gang   | grows onto n1 n1
                        | gang   | gives up [3] for late
                        | late   | is promised n1 when 1 has left
                        | gang   | must stop: cancelled
                        | gang   | goes on without 3
                        | gang   | ends cancelled with code 143
                        | late   | starts borrowed on n1
                        | late   | becomes owned
                """);
    }

    @Test
    void the_end_of_a_task_that_was_to_leave_is_no_failure() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 4
                when    | 10:00  | submit gang | acme | 2 tasks x 1 nvidia-h20 | least 2, most 4
                        | 10:05  | submit late | acme | 1 nvidia-h20
                        | 10:06  | exit gang 3 1
                        | 10:07  | exit gang 2 1
                then    | gang   | starts owned on n1 n1
                        | gang   | grows onto n1 n1
                        | gang   | gives up [3] for late
                        | late   | is promised n1 when 1 has left
                        | gang   | goes on without 3
                        | late   | starts borrowed on n1
                        | late   | becomes owned
                        | gang   | must stop: task-failed 2
                """);
    }
}
