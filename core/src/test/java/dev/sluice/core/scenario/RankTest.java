package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** Work takes the place of running work of its tenant that ranks after it, where the queue policy says so. */
final class RankTest {
    @Test
    void what_was_stopped_goes_on_from_its_last_checkpoint() {
        Story.play("""
                queue   | srtf
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit long  | acme | 8 nvidia-h20 | runtime 10h, checkpoint 30m, restart 5m
                        | 12:10  | submit short | acme | 8 nvidia-h20 | runtime 6h
                then    | long   | starts owned on n1
                        | long   | becomes borrowed
                        | long   | must stop: preempted for short
                        | short  | is promised n1 when 1 has left
                when    | 12:10  | stopped long
                then    | long   | waits again with 120m kept
                        | short  | starts owned on n1
                        | long   | waits: no-capacity
                when    | 12:20  | finish short
                then    | short  | ends succeeded with code 0
                        | long   | starts owned on n1
                when    | 13:24  | evict n1
                        | 13:24  | stopped long
                then    | long   | must stop: drained n1
                        | long   | waits again with 150m kept
                        | long   | waits: no-capacity
                """);
    }

    @Test
    void nobody_is_stopped_when_more_is_lost_than_won() {
        Story.play("""
                queue   | srtf
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit long  | acme | 8 nvidia-h20 | runtime 10h
                        | 15:30  | submit short | acme | 8 nvidia-h20 | runtime 1h
                then    | long   | starts owned on n1
                        | short  | waits: no-capacity
                """);
    }

    @Test
    void the_worst_rank_is_stopped_and_no_more_than_is_needed() {
        Story.play("""
                queue   | srsf
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 8
                when    | 10:00  | submit a     | acme | 4 nvidia-h20 | runtime 3h, checkpoint 1m
                        | 10:00  | submit b     | acme | 4 nvidia-h20 | runtime 9h, checkpoint 1m
                        | 10:00  | submit c     | acme | 4 nvidia-h20 | runtime 5h, checkpoint 1m
                        | 10:00  | submit d     | acme | 4 nvidia-h20 | runtime 8h, checkpoint 1m
                        | 10:01  | submit short | acme | 4 nvidia-h20 | runtime 1h
                then    | a      | starts owned on n1
                        | b      | starts owned on n1
                        | c      | starts owned on n2
                        | d      | starts owned on n2
                        | b      | becomes borrowed
                        | b      | must stop: preempted for short
                        | short  | is promised n1 when 1 has left
                """);
    }

    @Test
    void a_gang_takes_the_place_of_several_or_of_nobody() {
        Story.play("""
                queue   | srsf
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit a    | acme | 4 nvidia-h20 | runtime 3h, checkpoint 1m
                        | 10:00  | submit b    | acme | 4 nvidia-h20 | runtime 9h, checkpoint 1m
                        | 10:01  | submit two  | acme | 8 nvidia-h20 | runtime 2h
                then    | a      | starts owned on n1
                        | b      | starts owned on n1
                        | two    | waits: no-capacity
                when    | 10:02  | submit one  | acme | 8 nvidia-h20 | runtime 1h
                then    | b      | becomes borrowed
                        | b      | must stop: preempted for one
                        | a      | becomes borrowed
                        | a      | must stop: preempted for one
                        | one    | is promised n1 when 2 have left
                """);
    }

    @Test
    void borrowers_make_way_for_borrowers_of_their_own_tenant_only() {
        Story.play("""
                queue   | srtf
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit long  | beta  | 8 nvidia-h20 | runtime 9h, checkpoint 1m
                        | 10:01  | submit other | gamma | 8 nvidia-h20 | runtime 10m
                        | 10:02  | submit short | beta  | 8 nvidia-h20 | runtime 1h
                then    | long   | starts borrowed on n1
                        | other  | waits: no-capacity
                        | long   | must stop: preempted for short
                        | short  | is promised n1 when 1 has left
                """);
    }

    @Test
    void a_rank_never_goes_before_a_priority() {
        Story.play("""
                queue   | srtf
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit long  | acme | 8 nvidia-h20 | runtime 9h, checkpoint 1m, high
                        | 10:02  | submit short | acme | 8 nvidia-h20 | runtime 1h
                then    | long   | starts owned on n1
                        | short  | waits: no-capacity
                """);
    }

    @Test
    void who_has_had_little_goes_before_who_has_had_much() {
        Story.play("""
                queue   | las
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit first  | acme | 8 nvidia-h20
                        | 10:01  | submit second | acme | 8 nvidia-h20
                then    | first  | starts owned on n1
                        | second | waits: no-capacity
                when    | 10:02  | submit third  | acme | 8 nvidia-h20
                then    | first  | becomes borrowed
                        | first  | must stop: preempted for second
                        | second | is promised n1 when 1 has left
                when    | 10:02  | stopped first
                then    | first  | waits again
                        | second | starts owned on n1
                """);
    }
}
