package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** A higher priority takes the place of a lower one of the same tenant. */
final class PreemptTest {
    @Test
    void a_higher_priority_stops_a_lower_one_of_its_tenant() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit low  | acme | 8 nvidia-h20 | low
                        | 11:00  | submit high | acme | 8 nvidia-h20 | high
                then    | low    | starts owned on n1
                        | low    | becomes borrowed
                        | low    | must stop: preempted for high
                        | high   | is promised n1 when 1 has left
                when    | 11:01  | stopped low
                then    | low    | waits again
                        | high   | starts owned on n1
                        | low    | waits: no-capacity
                """);
    }

    @Test
    void equal_priorities_wait_for_each_other() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit one | acme | 8 nvidia-h20 | high
                        | 11:00  | submit two | acme | 8 nvidia-h20 | high
                then    | one    | starts owned on n1
                        | two    | waits: no-capacity
                """);
    }

    @Test
    void a_priority_counts_for_nothing_against_other_tenants() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit own | acme | 8 nvidia-h20 | low
                        | 11:00  | submit foe | zeta | 8 nvidia-h20 | urgent
                then    | own    | starts owned on n1
                        | foe    | waits: no-capacity
                """);
    }

    @Test
    void only_so_many_lower_ones_stop_as_are_in_the_way() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit old   | acme | 4 nvidia-h20 | low
                        | 10:50  | submit young | acme | 4 nvidia-h20 | low
                        | 11:00  | submit high  | acme | 2 nvidia-h20 | high
                then    | old    | starts owned on n1
                        | young  | starts owned on n1
                        | young  | becomes borrowed
                        | young  | must stop: preempted for high
                        | high   | is promised n1 when 1 has left
                """);
    }

    @Test
    void borrowers_leave_before_lower_priorities_of_the_owner_do() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit low   | acme | 4 nvidia-h20 | low
                        | 10:10  | submit guest | zeta | 4 nvidia-h20
                        | 11:00  | submit high  | acme | 4 nvidia-h20 | high
                then    | low    | starts owned on n1
                        | guest  | starts borrowed on n1
                        | guest  | must stop: reclaimed for high
                        | high   | is promised n1 when 1 has left
                """);
    }

    @Test
    void two_higher_ones_each_stop_their_own_lower_one() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit l1 | acme | 4 nvidia-h20 | low
                        | 10:50  | submit l2 | acme | 4 nvidia-h20 | low
                        | 11:00  | submit h1 | acme | 4 nvidia-h20 | high
                        | 11:00  | submit h2 | acme | 4 nvidia-h20 | high
                then    | l1     | starts owned on n1
                        | l2     | starts owned on n1
                        | l2     | becomes borrowed
                        | l2     | must stop: preempted for h1
                        | h1     | is promised n1 when 1 has left
                        | l1     | becomes borrowed
                        | l1     | must stop: preempted for h2
                        | h2     | is promised n1 when 1 has left
                """);
    }

    @Test
    void each_higher_one_stops_what_loses_the_least_work() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 4
                when    | 10:00  | submit l1 | acme | 2 nvidia-h20 | low
                        | 10:10  | submit l2 | acme | 2 nvidia-h20 | low
                        | 10:20  | submit l3 | acme | 4 nvidia-h20 | low
                then    | l1     | starts owned on n1
                        | l2     | starts owned on n1
                        | l3     | starts owned on n2
                when    | 10:30  | submit h1 | acme | 2 nvidia-h20 | high
                        | 10:30  | submit h2 | acme | 2 nvidia-h20 | urgent
                then    | l2     | becomes borrowed
                        | l2     | must stop: preempted for h1
                        | h1     | is promised n1 when 1 has left
                        | l3     | becomes borrowed
                        | l3     | must stop: preempted for h2
                        | h2     | is promised n2 when 1 has left
                """);
    }

    @Test
    void one_lower_one_makes_room_in_the_guarantee_for_one_higher_one_only() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                        | west   | zeta  | nvidia-h20 | 1     | 8
                tenants | path   | weight | guarantee
                        | acme   | 1      | nvidia-h20 0
                when    | 09:50  | submit guest | beta | 8 nvidia-h20 | in west
                        | 10:00  | submit low   | acme | 8 nvidia-h20 | low, in east
                        | 10:02  | submit h1    | acme | 8 nvidia-h20 | high
                        | 10:02  | submit h2    | acme | 8 nvidia-h20 | high
                then    | guest  | starts borrowed on n2
                        | low    | starts borrowed on n1
                        | h1     | waits: no-capacity
                when    | 10:03  | tenant acme | 1 | nvidia-h20 8
                then    | low    | becomes owned
                        | low    | becomes borrowed
                        | low    | must stop: preempted for h1
                        | h1     | is promised n1 when 1 has left
                """);
    }

    @Test
    void work_that_is_being_cancelled_makes_room_for_a_higher_priority() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit low  | acme | 8 nvidia-h20 | low
                        | 10:59  | cancel low
                        | 11:00  | submit high | acme | 8 nvidia-h20 | high
                then    | low    | starts owned on n1
                        | low    | must stop: cancelled
                        | low    | becomes borrowed
                        | high   | is promised n1
                when    | 11:01  | stopped low
                then    | low    | ends cancelled with code 143
                        | high   | starts owned on n1
                """);
    }

    @Test
    void a_lower_one_goes_on_as_a_borrower_when_only_its_right_is_needed() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 8
                tenants | path   | weight | guarantee
                        | acme   | 1      | nvidia-h20 8
                when    | 10:00  | submit low  | acme | 8 nvidia-h20 | low
                        | 10:01  | submit high | acme | 8 nvidia-h20 | high
                then    | low    | starts owned on n1
                        | low    | becomes borrowed
                        | high   | starts owned on n2
                """);
    }

    @Test
    void the_right_of_work_that_leaves_is_used_before_anybody_is_stopped_for_his() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                        | west   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit big  | acme/q | 8 nvidia-h20 | in east
                        | 10:01  | submit low  | acme   | 2 nvidia-h20 | in west, low
                        | 10:02  | submit fill | acme   | 6 nvidia-h20 | in west
                        | 10:03  | cancel big
                        | 10:04  | submit high | acme   | 8 nvidia-h20 | in east, high
                then    | big    | starts owned on n1
                        | low    | starts owned on n2
                        | fill   | starts owned on n2
                        | big    | must stop: cancelled
                        | big    | becomes borrowed
                        | high   | is promised n1
                """);
    }

    @Test
    void work_that_leaves_lends_nobody_a_right_that_its_own_tenant_keeps() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                        | west   | acme  | nvidia-h20 | 1     | 8
                tenants | path   | weight | guarantee
                        | acme/q | 1      | nvidia-h20 8
                when    | 10:00  | submit big  | acme/q | 8 nvidia-h20 | in east
                        | 10:01  | submit low  | acme   | 2 nvidia-h20 | in west, low
                        | 10:03  | cancel big
                        | 10:04  | submit high | acme   | 8 nvidia-h20 | in east, high
                then    | big    | starts owned on n1
                        | low    | starts owned on n2
                        | big    | must stop: cancelled
                        | low    | becomes borrowed
                        | high   | is promised n1
                """);
    }

    @Test
    void what_a_claimant_leaves_of_a_freed_right_goes_to_those_who_waited_before_it() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit low  | acme   | 8 nvidia-h20 | low
                        | 10:01  | submit p    | acme/p | 4 nvidia-h20 | low
                        | 10:02  | submit high | acme   | 2 nvidia-h20 | high
                then    | low    | starts owned on n1
                        | p      | waits: no-capacity
                        | low    | becomes borrowed
                        | low    | must stop: preempted for high
                        | high   | is promised n1 when 1 has left
                        | p      | is promised n1
                """);
    }
}
