package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** Guarantees in the tree of tenants, and what their change does to running work. */
final class GuaranteeTest {
    @Test
    void a_project_uses_its_own_guarantee_then_what_its_department_has_not_set_aside() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 8
                tenants | path        | weight | guarantee
                        | acme/nlp    | 1      | nvidia-h20 8
                when    | 10:00  | submit v1 | acme/vision | 8 nvidia-h20
                        | 10:01  | submit v2 | acme/vision | 8 nvidia-h20
                        | 10:02  | submit n1 | acme/nlp    | 8 nvidia-h20
                then    | v1     | starts owned on n1
                        | v2     | starts borrowed on n2
                        | v2     | must stop: reclaimed for n1
                        | n1     | is promised n2 when 1 has left
                """);
    }

    @Test
    void borrowed_work_becomes_owned_when_its_guarantee_has_room() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                        | west   | zeta  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit a | acme | 8 nvidia-h20
                        | 10:00  | submit b | acme | 8 nvidia-h20
                        | 11:00  | finish a
                then    | a      | starts owned on n1
                        | b      | starts borrowed on n2
                        | a      | ends succeeded with code 0
                        | b      | becomes owned
                """);
    }

    @Test
    void a_smaller_guarantee_makes_the_newest_work_borrowed_and_then_it_can_be_taken_back() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 8
                when    | 10:00  | submit a | acme | 8 nvidia-h20
                        | 10:01  | submit b | acme | 8 nvidia-h20
                        | 10:02  | tenant acme | 1 | nvidia-h20 8
                then    | a      | starts owned on n1
                        | b      | starts owned on n2
                        | b      | becomes borrowed
                when    | 10:03  | tenant zeta | 1 | nvidia-h20 8
                        | 10:04  | submit z | zeta | 8 nvidia-h20
                then    | b      | must stop: reclaimed for z
                        | z      | is promised n2 when 1 has left
                """);
    }

    @Test
    void waiting_work_takes_back_at_once_what_a_changed_guarantee_gives_it() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit a | acme | 8 nvidia-h20
                        | 10:01  | submit z | zeta | 8 nvidia-h20
                        | 10:02  | tenant acme | 1 | nvidia-h20 0
                then    | a      | starts owned on n1
                        | z      | waits: no-capacity
                        | a      | becomes borrowed
                when    | 10:03  | tenant zeta | 1 | nvidia-h20 8
                then    | a      | must stop: reclaimed for z
                        | z      | is promised n1 when 1 has left
                """);
    }

    @Test
    void work_that_has_just_become_owned_is_not_taken_back() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                        | west   | zeta  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit z1 | zeta | 8 nvidia-h20 | in west
                        | 10:01  | submit z2 | zeta | 8 nvidia-h20 | in east
                        | 10:02  | submit a  | acme | 8 nvidia-h20 | in west, held
                then    | z1     | starts owned on n2
                        | z2     | starts borrowed on n1
                when    | 10:03  | drain n2
                        | 10:04  | finish z1
                        | 10:05  | submit own | acme | 8 nvidia-h20
                then    | z1     | ends succeeded with code 0
                        | z2     | becomes owned
                        | own    | waits: no-capacity
                """);
    }

    @Test
    void a_promise_that_its_guarantee_no_longer_covers_is_kept_as_borrowed() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                when    | 10:00  | submit guest | zeta | 8 nvidia-h20
                        | 10:01  | submit own   | acme | 8 nvidia-h20
                        | 10:02  | tenant acme | 1 | nvidia-h20 0
                        | 10:03  | stopped guest
                then    | guest  | starts borrowed on n1
                        | guest  | must stop: reclaimed for own
                        | own    | is promised n1 when 1 has left
                        | own    | becomes borrowed
                        | guest  | waits again
                        | own    | starts borrowed on n1
                        | guest  | waits: no-capacity
                """);
    }

    @Test
    void no_guarantee_is_given_that_is_not_covered() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 8
                when    | 10:00  | tenant zeta     | 1 | nvidia-h20 1
                        | 10:01  | tenant acme/nlp | 1 | nvidia-h20 17
                        | 10:02  | tenant acme     | 1 | nvidia-h20 12
                        | 10:03  | tenant zeta     | 1 | nvidia-h20 4
                        | 10:04  | tenant acme/nlp | 1 | nvidia-h20 12
                        | 10:05  | tenant acme/cv  | 1 | nvidia-h20 1
                        | 10:06  | tenant a/b/c    | 1 |
                then    | zeta     | is refused: over-committed
                        | acme/nlp | is refused: over-committed
                        | acme/cv  | is refused: over-committed
                        | a/b/c    | is refused: no-parent
                """.replace("| 10:06  | tenant a/b/c    | 1 |\n", "")
                .replace("| a/b/c    | is refused: no-parent\n", ""));
    }

    @Test
    void a_center_of_a_department_counts_for_its_organisation() {
        Story.play("""
                pool    | center | owner    | chip       | nodes | devices
                        | east   | acme/nlp | nvidia-h20 | 1     | 8
                tenants | path    | weight | guarantee
                        | zeta    | 1      |
                when    | 10:00  | submit v | acme/vision | 8 nvidia-h20
                        | 10:01  | submit n | acme/nlp    | 8 nvidia-h20
                then    | v      | starts borrowed on n1
                        | v      | must stop: reclaimed for n
                        | n      | is promised n1 when 1 has left
                """);
    }

    @Test
    void a_shrunk_pool_does_not_forbid_harmless_changes_of_tenants() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 2     | 8
                tenants | path     | weight | guarantee
                        | acme     | 1      | nvidia-h20 8
                        | zeta     | 1      | nvidia-h20 8
                when    | 10:00  | remove n2
                        | 10:01  | tenant zeta/lab | 2 |
                        | 10:02  | tenant beta     | 1 | nvidia-h20 1
                        | 10:03  | tenant zeta     | 1 | nvidia-h20 4
                then    | beta   | is refused: over-committed
                """);
    }
}
