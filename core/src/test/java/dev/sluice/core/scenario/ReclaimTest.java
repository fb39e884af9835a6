package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** Borrowing what is idle, and giving it back. */
final class ReclaimTest {
    @Test
    void an_owner_gets_its_devices_back_when_the_borrower_has_stopped() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit guest | zeta | 8 nvidia-h20 | grace 30s
                then    | guest  | starts borrowed on n1
                when    | 11:00  | submit own | acme | 8 nvidia-h20
                then    | guest  | must stop: reclaimed for own
                        | own    | is promised n1 when 1 has left
                when    | 11:00:20 | stopped guest
                then    | guest  | waits again
                        | own    | starts owned on n1
                        | guest  | waits: no-capacity
                when    | 12:00  | finish own
                then    | own    | ends succeeded with code 0
                        | guest  | starts borrowed on n1
                """);
    }

    @Test
    void promised_devices_are_held_against_everybody_else() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit g1 | zeta | 4 nvidia-h20
                        | 10:00  | submit g2 | zeta | 4 nvidia-h20
                then    | g1     | starts borrowed on n1
                        | g2     | starts borrowed on n1
                when    | 11:00  | submit own | acme | 8 nvidia-h20
                        | 11:00  | submit g3  | zeta | 1 nvidia-h20
                        | 11:01  | stopped g1
                then    | g1     | must stop: reclaimed for own
                        | g2     | must stop: reclaimed for own
                        | own    | is promised n1 when 2 have left
                        | g3     | waits: no-capacity
                        | g1     | waits again
                        | g1     | waits: no-capacity
                when    | 11:02  | stopped g2
                then    | g2     | waits again
                        | own    | starts owned on n1
                """);
    }

    @Test
    void no_more_is_taken_back_than_is_needed_and_the_least_work_is_lost() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit old   | zeta | 4 nvidia-h20
                        | 10:50  | submit young | zeta | 4 nvidia-h20
                then    | old    | starts borrowed on n1
                        | young  | starts borrowed on n1
                when    | 11:00  | submit own | acme | 2 nvidia-h20
                then    | young  | must stop: reclaimed for own
                        | own    | is promised n1 when 1 has left
                when    | 11:01  | stopped young
                then    | young  | waits again
                        | own    | starts owned on n1
                        | young  | waits: no-capacity
                """);
    }

    @Test
    void work_with_a_fresh_checkpoint_loses_less_than_young_work_without() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit saves | zeta | 4 nvidia-h20 | checkpoint 10m
                        | 10:50  | submit young | zeta | 4 nvidia-h20
                then    | saves  | starts borrowed on n1
                        | young  | starts borrowed on n1
                when    | 11:01  | submit own | acme | 2 nvidia-h20
                then    | saves  | must stop: reclaimed for own
                        | own    | is promised n1 when 1 has left
                """);
    }

    @Test
    void the_least_work_is_lost_over_all_centers() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                        | west   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit old   | zeta | 8 nvidia-h20 | in east
                        | 10:50  | submit young | zeta | 8 nvidia-h20 | in west
                then    | old    | starts borrowed on n1
                        | young  | starts borrowed on n2
                when    | 11:00  | submit own | acme | 8 nvidia-h20
                then    | young  | must stop: reclaimed for own
                        | own    | is promised n2 when 1 has left
                """);
    }

    @Test
    void free_devices_are_used_before_anybody_is_stopped() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 8
                when    | 10:00  | submit guest | zeta | 8 nvidia-h20
                        | 10:10  | submit own   | acme | 8 nvidia-h20
                then    | guest  | starts borrowed on n1
                        | own    | starts owned on n2
                """);
    }

    @Test
    void a_gang_takes_back_only_the_nodes_that_it_lacks() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 3     | 8
                when    | 10:00  | submit g1 | zeta | 8 nvidia-h20
                        | 10:10  | submit g2 | zeta | 8 nvidia-h20
                then    | g1     | starts borrowed on n1
                        | g2     | starts borrowed on n2
                when    | 11:00  | submit own | acme | 2 tasks x 8 nvidia-h20
                then    | g2     | must stop: reclaimed for own
                        | own    | is promised n2 n3 when 1 has left
                """);
    }

    @Test
    void a_gang_of_borrowers_stops_whole() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 8
                when    | 10:00  | submit guest | zeta | 2 tasks x 8 nvidia-h20
                        | 11:00  | submit own   | acme | 4 nvidia-h20
                then    | guest  | starts borrowed on n1 n2
                        | guest  | must stop: reclaimed for own
                        | own    | is promised n1 when 1 has left
                when    | 11:01  | stopped guest
                then    | guest  | waits again
                        | own    | starts owned on n1
                        | guest  | waits: no-capacity
                """);
    }

    @Test
    void work_inside_a_guarantee_is_never_taken_back() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                        | west   | zeta  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit z | zeta | 8 nvidia-h20 | in east
                        | 10:00  | submit b | acme | 8 nvidia-h20 | in east
                then    | z      | starts owned on n1
                        | b      | waits: no-capacity
                """);
    }

    @Test
    void a_second_owner_shares_the_way_out_of_work_that_is_leaving() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit guest | zeta | 8 nvidia-h20
                        | 11:00  | submit own1  | acme | 4 nvidia-h20
                        | 11:00  | submit own2  | acme | 4 nvidia-h20
                then    | guest  | starts borrowed on n1
                        | guest  | must stop: reclaimed for own1
                        | own1   | is promised n1 when 1 has left
                        | own2   | is promised n1
                when    | 11:01  | stopped guest
                then    | guest  | waits again
                        | own1   | starts owned on n1
                        | own2   | starts owned on n1
                        | guest  | waits: no-capacity
                """);
    }

    @Test
    void a_promise_is_lost_with_its_node_and_made_again_elsewhere() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 8
                when    | 10:00  | submit g1 | zeta | 8 nvidia-h20
                        | 10:10  | submit g2 | zeta | 8 nvidia-h20
                        | 11:00  | submit own | acme | 8 nvidia-h20
                then    | g1     | starts borrowed on n1
                        | g2     | starts borrowed on n2
                        | g2     | must stop: reclaimed for own
                        | own    | is promised n2 when 1 has left
                when    | 11:01  | drain n2
                then    | own    | loses its promise
                        | g1     | must stop: reclaimed for own
                        | own    | is promised n1 when 1 has left
                when    | 11:02  | cancel own
                then    | own    | ends cancelled with code 143
                when    | 11:03  | stopped g1
                then    | g1     | waits again
                        | g1     | starts borrowed on n1
                """);
    }

    @Test
    void a_promise_to_held_work_is_given_up() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit guest | zeta | 8 nvidia-h20
                        | 11:00  | submit own   | acme | 8 nvidia-h20
                        | 11:01  | hold own
                        | 11:02  | stopped guest
                then    | guest  | starts borrowed on n1
                        | guest  | must stop: reclaimed for own
                        | own    | is promised n1 when 1 has left
                        | own    | is held
                        | guest  | waits again
                        | guest  | starts borrowed on n1
                when    | 11:03  | release own
                then    | own    | is released
                        | guest  | must stop: reclaimed for own
                        | own    | is promised n1 when 1 has left
                """);
    }

    @Test
    void an_owner_gets_its_home_from_a_guest_that_has_a_home_of_its_own() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 4
                        | west   | zeta  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit l1    | beta | 4 nvidia-h20 | in east
                        | 10:00  | submit l2    | beta | 4 nvidia-h20 | in east
                        | 10:10  | submit guest | acme | 4 nvidia-h20
                then    | l1     | starts borrowed on n1
                        | l2     | starts borrowed on n2
                        | guest  | starts owned on n3
                when    | 10:20  | submit large | zeta | 8 nvidia-h20
                then    | guest  | must stop: displaced for large
                        | large  | is promised n3 when 1 has left
                when    | 10:21  | stopped guest
                then    | guest  | waits again
                        | large  | starts owned on n3
                        | l1     | must stop: reclaimed for guest
                        | guest  | is promised n1 when 1 has left
                """);
    }

    @Test
    void work_that_was_stopped_lately_is_stopped_last() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | set stops-a-day 1
                        | 10:00  | submit b1 | beta | 4 nvidia-h20
                        | 10:10  | submit b2 | beta | 4 nvidia-h20
                        | 10:30  | submit o1 | acme | 4 nvidia-h20
                        | 10:31  | stopped b2
                        | 10:40  | finish o1
                then    | b1     | starts borrowed on n1
                        | b2     | starts borrowed on n1
                        | b2     | must stop: reclaimed for o1
                        | o1     | is promised n1 when 1 has left
                        | b2     | waits again
                        | o1     | starts owned on n1
                        | b2     | waits: no-capacity
                        | o1     | ends succeeded with code 0
                        | b2     | starts borrowed on n1
                when    | 11:30  | submit o2 | acme | 4 nvidia-h20
                then    | b1     | must stop: reclaimed for o2
                        | o2     | is promised n1 when 1 has left
                """);
    }
}
