package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** What is booked for whom. */
final class LedgerTest {
    @Test
    void owned_devices_are_metered_and_cost_nothing() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 09:00  | price east nvidia-h20 | 10.00 CNY
                        | 10:00  | submit own | acme/nlp | 8 nvidia-h20
                then    | own    | starts owned on n1
                when    | 11:30  | finish own
                then    | own    | ends succeeded with code 0
                books   | own    | 10:00-11:30 8 owned in east
                """);
    }

    @Test
    void borrowed_devices_are_paid_to_their_owner_at_the_price_of_each_time() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit guest | zeta/lab | 4 nvidia-h20
                then    | guest  | starts borrowed on n1
                when    | 11:00  | price east nvidia-h20 | 10.00 CNY
                        | 12:00  | price east nvidia-h20 | 12.50 CNY
                        | 13:00  | unprice east nvidia-h20
                        | 14:00  | finish guest
                then    | guest  | ends succeeded with code 0
                books   | guest  | 10:00-11:00 4 borrowed in east
                        | guest  | 11:00-12:00 4 borrowed in east, zeta/lab pays acme 40.00 CNY
                        | guest  | 12:00-13:00 4 borrowed in east, zeta/lab pays acme 50.00 CNY
                        | guest  | 13:00-14:00 4 borrowed in east
                """);
    }

    @Test
    void time_since_the_last_checkpoint_is_given_back_when_the_owner_takes_the_devices() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 09:00  | price east nvidia-h20 | 10.00 CNY
                        | 10:00  | submit guest | zeta | 8 nvidia-h20 | checkpoint 1h
                then    | guest  | starts borrowed on n1
                when    | 12:30  | submit own | acme | 8 nvidia-h20
                then    | guest  | must stop: reclaimed for own
                        | own    | is promised n1 when 1 has left
                when    | 12:36  | stopped guest
                then    | guest  | waits again with 120m kept
                        | own    | starts owned on n1
                        | guest  | waits: no-capacity
                books   | guest  | 10:00-12:36 8 borrowed in east, zeta pays acme 208.00 CNY
                        | guest  | lost 12:00-12:36 8 reclaimed, acme gives back 48.00 CNY
                """);
    }

    @Test
    void a_node_that_is_lost_is_the_owners_fault_and_a_failure_is_not() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 8
                when    | 09:00  | price east nvidia-h20 | 10.00 CNY
                        | 10:00  | submit a | zeta | 8 nvidia-h20
                        | 10:00  | submit b | zeta | 8 nvidia-h20
                then    | a      | starts borrowed on n1
                        | b      | starts borrowed on n2
                when    | 11:00  | lose a 0
                        | 11:00  | cancel b
                        | 11:00  | stopped b
                then    | a      | waits again
                        | a      | starts borrowed on n1
                        | b      | must stop: cancelled
                        | b      | ends cancelled with code 143
                books   | a      | 10:00-11:00 8 borrowed in east, zeta pays acme 80.00 CNY
                        | a      | lost 10:00-11:00 8 node-lost, acme gives back 80.00 CNY
                        | b      | 10:00-11:00 8 borrowed in east, zeta pays acme 80.00 CNY
                        | b      | lost 10:00-11:00 8 cancelled
                """);
    }

    @Test
    void a_price_begins_to_count_where_owned_becomes_borrowed() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                        | west   | zeta  | nvidia-h20 | 1     | 8
                when    | 09:00  | price east nvidia-h20 | 10.00 CNY
                        | 10:00  | submit z | zeta | 8 nvidia-h20 | in east
                then    | z      | starts owned on n1
                when    | 11:00  | tenant zeta | 1 | nvidia-h20 0 | |
                then    | z      | becomes borrowed
                when    | 12:00  | finish z
                then    | z      | ends succeeded with code 0
                books   | z      | 10:00-11:00 8 owned in east
                        | z      | 11:00-12:00 8 borrowed in east, zeta pays acme 80.00 CNY
                """);
    }

    @Test
    void a_third_of_a_micro_is_carried_to_the_next_line_and_not_lost() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 09:00  | price east nvidia-h20 | 1.00 CNY
                        | 10:00  | submit a | zeta | 1 nvidia-h20
                        | 10:00:01 | finish a
                        | 10:00:01 | submit b | zeta | 1 nvidia-h20
                        | 10:00:02 | finish b
                        | 10:00:02 | submit c | zeta | 250m nvidia-h20
                        | 10:00:06 | finish c
                then    | a      | starts borrowed on n1
                        | a      | ends succeeded with code 0
                        | b      | starts borrowed on n1
                        | b      | ends succeeded with code 0
                        | c      | starts borrowed on n1:0
                        | c      | ends succeeded with code 0
                books   | a      | 10:00-10:00:01 1 borrowed in east, zeta pays acme 0.000277 CNY
                        | b      | 10:00:01-10:00:02 1 borrowed in east, zeta pays acme 0.000278 CNY
                        | c      | 10:00:02-10:00:06 0.25 borrowed in east, zeta pays acme 0.000278 CNY
                """);
    }
}
