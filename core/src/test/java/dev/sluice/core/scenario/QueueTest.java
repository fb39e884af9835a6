package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** Who of one tenant's work is next, by each queue policy. */
final class QueueTest {
    @Test
    void the_shortest_estimate_starts_first_and_no_estimate_last() {
        Story.play("""
                queue   | sjf
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit now     | acme | 8 nvidia-h20
                then    | now    | starts owned on n1
                when    | 10:01  | submit unknown | acme | 8 nvidia-h20
                        | 10:02  | submit long    | acme | 8 nvidia-h20 | runtime 9h
                        | 10:03  | submit short   | acme | 4 nvidia-h20 | runtime 1h
                        | 10:04  | submit shorter | acme | 8 nvidia-h20 | runtime 30m
                        | 10:05  | submit same    | acme | 8 nvidia-h20 | runtime 30m
                then    | unknown | waits: no-capacity
                        | short   | waits: no-capacity
                when    | 10:30   | finish now
                then    | now     | ends succeeded with code 0
                        | shorter | starts owned on n1
                when    | 11:00   | finish shorter
                then    | shorter | ends succeeded with code 0
                        | same    | starts owned on n1
                when    | 11:30   | finish same
                then    | same    | ends succeeded with code 0
                        | short   | starts owned on n1
                """);
    }

    @Test
    void a_higher_priority_goes_before_any_rank() {
        Story.play("""
                queue   | sjf
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit now   | acme | 8 nvidia-h20 | urgent
                        | 10:01  | submit short | acme | 8 nvidia-h20 | runtime 1h
                        | 10:02  | submit long  | acme | 8 nvidia-h20 | runtime 9h, high
                        | 10:03  | finish now
                then    | now    | starts owned on n1
                        | short  | waits: no-capacity
                        | long   | waits: no-capacity
                        | now    | ends succeeded with code 0
                        | long   | starts owned on n1
                """);
    }

    @Test
    void in_a_strict_queue_everybody_waits_for_the_first() {
        Story.play("""
                queue   | fifo-strict
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit half  | acme | 4 nvidia-h20
                        | 10:01  | submit whole | acme | 8 nvidia-h20
                        | 10:02  | submit small | acme | 1 nvidia-h20
                then    | half   | starts owned on n1
                        | whole  | waits: no-capacity
                        | small  | waits: behind
                when    | 10:03  | finish half
                then    | half   | ends succeeded with code 0
                        | whole  | starts owned on n1
                        | small  | waits: no-capacity
                """);
    }

    @Test
    void a_strict_queue_waits_for_its_first_also_where_a_later_one_has_a_right() {
        Story.play("""
                queue   | fifo-strict
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                        | west   | zeta  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit own   | zeta | 8 nvidia-h20 | in west
                        | 10:01  | submit first | acme | 8 nvidia-h20 | in west
                        | 10:02  | submit small | acme | 1 nvidia-h20 | in east
                then    | own    | starts owned on n2
                        | first  | waits: no-capacity
                        | small  | waits: behind
                """);
    }

    @Test
    void what_can_never_start_blocks_nobody() {
        Story.play("""
                queue   | fifo-strict
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit big   | acme | 2 tasks x 8 nvidia-h20
                        | 10:01  | submit small | acme | 1 nvidia-h20
                then    | big    | waits: pool-too-small 2
                        | small  | starts owned on n1
                """);
    }

    @Test
    void whoever_a_borrower_was_ahead_of_still_gets_his_right() {
        Story.play("""
                queue   | fifo-strict
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                        | west   | zeta  | nvidia-h20 | 2     | 8
                tenants | path   | weight | guarantee
                        | acme   | 1      | nvidia-h20 4
                when    | 10:00  | submit guest | beta | 8 nvidia-h20 | in east
                        | 10:01  | submit own   | zeta | 8 nvidia-h20 | in west
                        | 10:02  | submit big   | acme | 8 nvidia-h20 | in west
                        | 10:03  | submit small | acme | 4 nvidia-h20 | in east
                then    | guest  | starts borrowed on n1
                        | own    | starts owned on n2
                        | big    | starts borrowed on n3
                        | guest  | must stop: reclaimed for small
                        | small  | is promised n1 when 1 has left
                """);
    }

    @Test
    void explaining_tells_shorter_from_older_work() {
        Story.play("""
                queue   | srtf
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit now   | acme | 8 nvidia-h20 | runtime 1m
                        | 10:01  | submit same  | acme | 8 nvidia-h20 | runtime 5h
                        | 10:02  | submit me    | acme | 8 nvidia-h20 | runtime 5h
                        | 10:03  | submit short | acme | 8 nvidia-h20 | runtime 1h
                        | 10:04  | explain me
                then    | now    | starts owned on n1
                        | same   | waits: no-capacity
                        | me     | sees east nvidia-h20: 0 of 8 free, 0 tasks fit, borrowed
                        | me     | is behind 1 of acme: better rank
                        | me     | is behind 1 of acme: older
                """);
    }
}
