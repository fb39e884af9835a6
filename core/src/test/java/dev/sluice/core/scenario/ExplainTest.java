package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** What people are told who ask why something does not run. */
final class ExplainTest {
    @Test
    void says_what_is_free_who_is_ahead_and_what_would_help() {
        Story.play("""
                pool    | center | owner | chip        | nodes | devices
                        | east   | acme  | nvidia-h20  | 2     | 8
                        | west   | zeta  | huawei-910c | 1     | 8
                when    | 10:00  | submit a | acme | 6 nvidia-h20 | high
                        | 10:00  | submit b | acme | 6 nvidia-h20 | high
                        | 10:01  | submit c | acme | 4 nvidia-h20 | high
                        | 10:02  | submit d | acme | 4 nvidia-h20
                        | 10:03  | submit e | acme | 4 nvidia-h20
                then    | a      | starts owned on n1
                        | b      | starts owned on n2
                        | c      | waits: fragmented
                        | d      | waits: fragmented
                when    | 10:04  | explain e
                then    | e      | sees east nvidia-h20: 4 of 16 free, 0 tasks fit, owned
                        | e      | is behind 1 of acme: higher priority
                        | e      | is behind 1 of acme: older
                        | e      | would start with fewer-devices 2
                        | e      | would start with other-chip huawei-910c
                """);
    }

    @Test
    void says_how_many_tasks_would_fit_and_that_the_domain_is_in_the_way() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices | rack
                        | east   | acme  | nvidia-h20 | 2     | 8       | r1
                        | east   | acme  | nvidia-h20 | 2     | 8       | r2
                when    | 10:00  | submit a | acme | 8 nvidia-h20 | required rack
                        | 10:00  | submit b | acme | 8 nvidia-h20 | in east
                        | 10:01  | drain n3
                        | 10:02  | submit c | acme | 2 tasks x 8 nvidia-h20 | required rack
                then    | a      | starts owned on n1
                        | b      | starts owned on n2
                        | c      | waits: no-capacity
                when    | 10:03  | undrain n3
                        | 10:04  | finish a
                then    | c      | starts owned on n3 n4
                        | a      | ends succeeded with code 0
                when    | 10:05  | submit d | acme | 2 tasks x 8 nvidia-h20 | required rack
                        | 10:06  | explain d
                then    | d      | waits: no-capacity
                        | d      | sees east nvidia-h20: 8 of 32 free, 1 tasks fit, borrowed
                        | d      | would start with fewer-tasks 1
                        | d      | would start with fewer-devices 4
                """);
    }

    @Test
    void says_whose_limit_and_which_host_need_is_in_the_way() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                        | west   | acme  | huawei-910c | 1    | 2
                tenants | path   | weight | guarantee | limit
                        | zeta   | 1      |           | nvidia-h20 1
                when    | 09:00  | submit w | acme   | 1 huawei-910c | cores 60
                        | 10:00  | submit a | zeta/x | 1 nvidia-h20 | cores 60
                        | 10:01  | submit b | zeta/x | 1 nvidia-h20
                        | 10:02  | submit c | zeta   | 1 any | cores 8, memory 4, in west
                then    | w      | starts owned on n2
                        | a      | starts borrowed on n1
                        | b      | waits: over-limit zeta
                        | c      | waits: fragmented
                when    | 10:03  | explain b
                        | 10:03  | explain c
                then    | b      | sees east nvidia-h20: 7 of 8 free, 7 tasks fit, borrowed
                        | b      | is behind 1 of zeta: lower share
                        | b      | would start with other-chip huawei-910c
                        | b      | would start with higher-limit zeta
                        | c      | sees west huawei-910c: 1 of 2 free, 0 tasks fit, borrowed
                        | c      | would start with less-host 8000 4096
                """);
    }

    @Test
    void says_that_held_work_wants_a_release() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit a | acme | 8 nvidia-h20 | held
                        | 10:01  | explain a
                then    | a      | sees east nvidia-h20: 8 of 8 free, 1 tasks fit, owned
                        | a      | would start with release a
                """);
    }

    @Test
    void promises_nothing_to_held_work_without_room() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit x | acme | 8 nvidia-h20
                        | 10:00  | submit a | acme | 8 nvidia-h20 | held
                        | 10:01  | explain a
                then    | x      | starts owned on n1
                        | a      | sees east nvidia-h20: 0 of 8 free, 0 tasks fit, borrowed
                """);
    }
}
