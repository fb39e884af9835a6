package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** Devices are kept for the gang that is first, and others run until it starts. */
final class ReserveTest {
    private static final String POOL = """
            reserve | on
            pool    | center | owner | chip       | nodes | devices
                    | east   | acme  | nvidia-h20 | 4     | 8
            when    | 10:00  | submit a    | zeta | 8 nvidia-h20           | limit 1h
                    | 10:00  | submit b    | zeta | 2 tasks x 8 nvidia-h20 | limit 3h
                    | 10:00  | submit gang | zeta | 4 tasks x 8 nvidia-h20 | limit 1h
            then    | a      | starts borrowed on n1
                    | b      | starts borrowed on n2 n3
                    | gang   | is to start at 13:00 on n1 n2 n3 n4
                    | gang   | waits: no-capacity
            """;

    @Test
    void a_short_job_runs_until_the_gang_starts_and_a_long_one_waits() {
        Story.play(POOL + """
                when    | 10:05  | submit long  | yota | 8 nvidia-h20           | limit 9h
                        | 10:05  | submit short | yota | 8 nvidia-h20           | limit 2h
                then    | long   | waits: what is left is kept for gang
                        | short  | starts borrowed on n4
                        | long   | waits: no-capacity
                when    | 10:58  | finish a
                        | 11:58  | finish short
                        | 12:58  | finish b
                then    | a      | ends succeeded with code 0
                        | long   | waits: what is left is kept for gang
                        | short  | ends succeeded with code 0
                        | b      | ends succeeded with code 0
                        | gang   | starts borrowed on n1 n2 n3 n4
                        | long   | is to start at 13:58 on n1
                        | long   | waits: no-capacity
                """);
    }

    @Test
    void a_plan_moves_when_its_node_is_lost() {
        Story.play("""
                reserve | on
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 4     | 8
                when    | 10:00  | submit a    | zeta | 8 nvidia-h20           | limit 1h
                        | 10:00  | submit b    | zeta | 2 tasks x 8 nvidia-h20 | limit 3h
                        | 10:00  | submit c    | zeta | 8 nvidia-h20           | limit 2h
                        | 10:00  | submit gang | zeta | 2 tasks x 8 nvidia-h20 | limit 1h
                then    | a      | starts borrowed on n1
                        | b      | starts borrowed on n2 n3
                        | c      | starts borrowed on n4
                        | gang   | is to start at 12:00 on n1 n4
                        | gang   | waits: no-capacity
                when    | 10:30  | finish a
                        | 10:40  | down n1
                then    | a      | ends succeeded with code 0
                        | gang   | is to start at 13:00 on n2 n3
                """);
    }

    @Test
    void owners_get_their_devices_back_whoever_they_are_kept_for() {
        Story.play("""
                reserve | on
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 3     | 8
                when    | 10:00  | submit a    | zeta | 8 nvidia-h20           | limit 1h
                        | 10:00  | submit b    | zeta | 8 nvidia-h20           | limit 2h
                        | 10:00  | submit c    | zeta | 8 nvidia-h20           | limit 5h
                        | 10:00  | submit gang | zeta | 2 tasks x 8 nvidia-h20 | limit 1h
                then    | a      | starts borrowed on n1
                        | b      | starts borrowed on n2
                        | c      | starts borrowed on n3
                        | gang   | is to start at 12:00 on n1 n2
                        | gang   | waits: no-capacity
                when    | 10:10  | finish a
                        | 10:20  | submit own  | acme | 8 nvidia-h20           | limit 9h
                then    | a      | ends succeeded with code 0
                        | own    | starts owned on n1
                        | gang   | is to start at 15:00 on n2 n3
                """);
    }

    @Test
    void a_gang_that_waits_for_work_without_an_end_gathers_devices_after_an_hour() {
        Story.play("""
                reserve | on
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 3     | 8
                when    | 10:00  | submit a    | zeta | 8 nvidia-h20
                        | 10:00  | submit b    | zeta | 8 nvidia-h20
                        | 10:00  | submit c    | zeta | 8 nvidia-h20
                        | 10:00  | submit gang | zeta | 3 tasks x 8 nvidia-h20
                then    | a      | starts borrowed on n1
                        | b      | starts borrowed on n2
                        | c      | starts borrowed on n3
                        | gang   | is to start some time on n1 n2 n3
                        | gang   | waits: no-capacity
                when    | 10:30  | finish a
                        | 10:31  | submit d    | yota | 8 nvidia-h20
                        | 10:50  | finish d
                        | 11:00  | submit e    | yota | 8 nvidia-h20           | limit 1m
                then    | a      | ends succeeded with code 0
                        | d      | starts borrowed on n1
                        | d      | ends succeeded with code 0
                        | e      | waits: what is left is kept for gang
                when    | 11:10  | finish b
                        | 11:20  | finish c
                then    | b      | ends succeeded with code 0
                        | c      | ends succeeded with code 0
                        | gang   | starts borrowed on n1 n2 n3
                        | e      | is to start at 12:40 on n1
                        | e      | waits: no-capacity
                """);
    }

    @Test
    void work_of_which_enough_ran_before_is_believed_to_be_as_long_again() {
        Story.play("""
                reserve | on
                pool    | center  | owner | chip       | nodes | devices
                        | east    | acme  | nvidia-h20 | 2     | 8
                when    | 10:00   | submit sweep-1 | yota | 8 nvidia-h20
                        | 10:10   | finish sweep-1
                        | 10:10   | submit sweep-2 | yota | 8 nvidia-h20
                        | 10:20   | finish sweep-2
                        | 10:20   | submit sweep-3 | yota | 8 nvidia-h20
                        | 10:30   | finish sweep-3
                then    | sweep-1 | starts borrowed on n1
                        | sweep-1 | ends succeeded with code 0
                        | sweep-2 | starts borrowed on n1
                        | sweep-2 | ends succeeded with code 0
                        | sweep-3 | starts borrowed on n1
                        | sweep-3 | ends succeeded with code 0
                when    | 10:30   | submit a       | zeta | 8 nvidia-h20           | limit 1h
                        | 10:30   | submit gang    | zeta | 2 tasks x 8 nvidia-h20 | limit 1h
                        | 10:40   | submit other   | iota | 8 nvidia-h20
                        | 10:40   | submit sweep-4 | yota | 8 nvidia-h20
                then    | a       | starts borrowed on n1
                        | gang    | is to start at 11:30 on n1 n2
                        | gang    | waits: no-capacity
                        | other   | waits: what is left is kept for gang
                        | sweep-4 | starts borrowed on n2
                """);
    }

    @Test
    void nothing_is_kept_any_more_once_that_is_switched_off() {
        Story.play(POOL + """
                when    | 10:05  | submit long  | yota | 8 nvidia-h20           | limit 9h
                        | 10:10  | set reserve 0
                then    | long   | waits: what is left is kept for gang
                        | gang   | has nothing kept for it
                        | long   | starts borrowed on n4
                """);
    }
}
