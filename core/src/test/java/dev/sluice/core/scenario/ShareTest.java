package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** Who is next: weights, the tree of tenants, priorities, limits. */
final class ShareTest {
    @Test
    void idle_devices_go_to_tenants_by_weight() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | city  | nvidia-h20 | 1     | 6
                tenants | path   | weight | guarantee
                        | a      | 2      | nvidia-h20 0
                        | b      | 1      | nvidia-h20 0
                when    | 10:00  | submit all | city | 6 nvidia-h20
                        | 10:01  | submit a1  | a    | 1 nvidia-h20
                        | 10:01  | submit a2  | a    | 1 nvidia-h20
                        | 10:01  | submit a3  | a    | 1 nvidia-h20
                        | 10:01  | submit a4  | a    | 1 nvidia-h20
                        | 10:01  | submit a5  | a    | 1 nvidia-h20
                        | 10:01  | submit b1  | b    | 1 nvidia-h20
                        | 10:01  | submit b2  | b    | 1 nvidia-h20
                        | 10:01  | submit b3  | b    | 1 nvidia-h20
                then    | all    | starts owned on n1
                        | a1     | waits: no-capacity
                        | b1     | waits: no-capacity
                when    | 11:00  | finish all
                then    | all    | ends succeeded with code 0
                        | a1     | starts borrowed on n1
                        | b1     | starts borrowed on n1
                        | a2     | starts borrowed on n1
                        | b2     | starts borrowed on n1
                        | a3     | starts borrowed on n1
                        | a4     | starts borrowed on n1
                """);
    }

    @Test
    void departments_share_what_their_organisation_gets() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | city  | nvidia-h20 | 1     | 6
                tenants | path   | weight | guarantee
                        | a      | 1      |
                        | a/x    | 3      |
                        | a/y    | 1      |
                        | b      | 1      |
                when    | 10:00  | submit all | city | 6 nvidia-h20
                        | 10:01  | submit x1  | a/x  | 1 nvidia-h20
                        | 10:01  | submit x2  | a/x  | 1 nvidia-h20
                        | 10:01  | submit x3  | a/x  | 1 nvidia-h20
                        | 10:01  | submit y1  | a/y  | 1 nvidia-h20
                        | 10:01  | submit y2  | a/y  | 1 nvidia-h20
                        | 10:01  | submit b1  | b    | 1 nvidia-h20
                        | 10:01  | submit b2  | b    | 1 nvidia-h20
                        | 10:01  | submit b3  | b    | 1 nvidia-h20
                        | 10:01  | submit b4  | b    | 1 nvidia-h20
                then    | all    | starts owned on n1
                        | x1     | waits: no-capacity
                        | y1     | waits: no-capacity
                        | b1     | waits: no-capacity
                when    | 11:00  | finish all
                then    | all    | ends succeeded with code 0
                        | x1     | starts borrowed on n1
                        | b1     | starts borrowed on n1
                        | y1     | starts borrowed on n1
                        | b2     | starts borrowed on n1
                        | x2     | starts borrowed on n1
                        | b3     | starts borrowed on n1
                """);
    }

    @Test
    void a_tenants_own_higher_priority_goes_first() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | city  | nvidia-h20 | 1     | 2
                tenants | path   | weight | guarantee
                        | a      | 1      |
                when    | 10:00  | submit all  | city | 2 nvidia-h20
                        | 10:01  | submit low  | a | 1 nvidia-h20 | low
                        | 10:02  | submit mid  | a | 1 nvidia-h20
                        | 10:03  | submit high | a | 1 nvidia-h20 | high
                then    | all    | starts owned on n1
                        | low    | waits: no-capacity
                        | mid    | waits: no-capacity
                        | high   | waits: no-capacity
                when    | 11:00  | finish all
                then    | all    | ends succeeded with code 0
                        | high   | starts borrowed on n1
                        | mid    | starts borrowed on n1
                """);
    }

    @Test
    void a_limit_makes_work_wait_and_refuses_what_could_never_run() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | city  | nvidia-h20 | 2     | 8
                tenants | path   | weight | guarantee | limit
                        | a      | 1      |           | nvidia-h20 4
                when    | 10:00  | submit first  | a/x | 3 nvidia-h20
                        | 10:01  | submit second | a/y | 3 nvidia-h20
                        | 10:02  | submit never  | a/y | 5 nvidia-h20
                        | 10:03  | submit third  | a/y | 1 nvidia-h20
                then    | first  | starts borrowed on n1
                        | second | waits: over-limit a
                        | never  | is refused: over-limit
                        | third  | starts borrowed on n1
                when    | 11:00  | finish first
                then    | first  | ends succeeded with code 0
                        | second | starts borrowed on n1
                """);
    }

    @Test
    void a_raised_limit_lets_waiting_work_start() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | city  | nvidia-h20 | 1     | 8
                tenants | path   | weight | guarantee | limit
                        | a      | 1      |           | nvidia-h20 4
                when    | 10:00  | submit one | a | 4 nvidia-h20
                        | 10:00  | submit two | a | 4 nvidia-h20
                then    | one    | starts borrowed on n1
                        | two    | waits: over-limit a
                when    | 10:30  | tenant a | 1 | | nvidia-h20 8
                then    | two    | starts borrowed on n1
                """);
    }
}
