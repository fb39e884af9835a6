package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** Who may use which chips where. */
final class RuleTest {
    private static final String POOL = """
            pool    | center  | owner | chip        | nodes | devices
                    | cn-east | acme  | nvidia-h20  | 1     | 8
                    | cn-west | acme  | huawei-910c | 1     | 8
                    | sg-one  | acme  | nvidia-h20  | 1     | 8
            """;

    @Test
    void what_nothing_allows_is_refused_and_the_rule_is_named() {
        Story.play(POOL + """
                rules   | name     | effect | tenants | chips    | centers
                        | licensed | forbid | zeta    | nvidia-* |
                when    | 10:00 | submit a | zeta | 1 nvidia-h20
                        | 10:00 | submit b | zeta | 1 huawei-910c
                        | 10:00 | submit c | acme | 1 nvidia-h20
                then    | a     | is refused: ruled-out by licensed
                        | b     | starts borrowed on n2
                        | c     | starts owned on n1
                """);
    }

    @Test
    void work_that_may_go_elsewhere_goes_there_or_waits_for_it() {
        Story.play(POOL + """
                rules   | name      | effect | tenants | chips      | centers
                        | at-home   | forbid | zeta    |            | sg-*
                when    | 10:00 | submit a | zeta | 8 nvidia-h20
                        | 10:01 | submit b | zeta | 8 nvidia-h20
                        | 10:01 | submit c | zeta | 8 nvidia-h20 | in sg-one
                then    | a     | starts borrowed on n1
                        | b     | waits: no-capacity
                        | c     | is refused: ruled-out by at-home
                when    | 10:02 | explain b
                then    | b     | sees cn-east nvidia-h20: 0 of 8 free, 0 tasks fit, borrowed
                        | b     | sees sg-one nvidia-h20: 8 of 8 free, 0 tasks fit, not by at-home
                        | b     | would start with other-chip huawei-910c
                """);
    }

    @Test
    void the_first_rule_that_is_about_it_decides() {
        Story.play(POOL + """
                rules   | name     | effect | tenants   | chips    | centers
                        | lab      | allow  | zeta/lab  | nvidia-* | cn-east
                        | licensed | forbid | zeta      | nvidia-* |
                when    | 10:00 | submit a | zeta/lab      | 1 nvidia-h20
                        | 10:00 | submit b | zeta/lab/deep | 1 nvidia-h20
                        | 10:00 | submit c | zeta/lab      | 1 nvidia-h20 | in sg-one
                        | 10:00 | submit d | zeta/labour   | 1 nvidia-h20
                then    | a     | starts borrowed on n1
                        | b     | starts borrowed on n1
                        | c     | is refused: ruled-out by licensed
                        | d     | is refused: ruled-out by licensed
                """);
    }

    @Test
    void a_new_rule_stops_nobody_and_says_why_others_wait() {
        Story.play(POOL + """
                when    | 10:00 | submit a | zeta | 8 nvidia-h20
                        | 10:00 | submit b | zeta | 8 nvidia-h20
                        | 10:01 | submit c | zeta | 8 nvidia-h20
                then    | a     | starts borrowed on n1
                        | b     | starts borrowed on n3
                        | c     | waits: no-capacity
                rules   | name     | effect | tenants | chips    | centers
                        | licensed | forbid | zeta    | nvidia-* |
                then    | c     | waits: ruled-out licensed
                when    | 10:02 | finish a
                then    | a     | ends succeeded with code 0
                when    | 10:03 | no-rules
                then    | c     | starts borrowed on n1
                """);
    }

    @Test
    void an_owner_takes_back_only_what_it_may_use() {
        Story.play("""
                pool    | center | owner | chip       | nodes | devices
                        | east   | acme  | nvidia-h20 | 1     | 8
                        | west   | acme  | nvidia-h20 | 1     | 8
                rules   | name   | effect | tenants  | chips | centers
                        | closed | forbid | acme     |       | east
                when    | 10:00  | submit a | zeta | 8 nvidia-h20
                        | 10:00  | submit b | zeta | 8 nvidia-h20
                        | 10:01  | submit c | acme | 8 nvidia-h20
                then    | a      | starts borrowed on n1
                        | b      | starts borrowed on n2
                        | b      | must stop: reclaimed for c
                        | c      | is promised n2 when 1 has left
                when    | 10:02  | stopped b
                then    | b      | waits again
                        | c      | starts owned on n2
                        | b      | waits: no-capacity
                """);
    }

    @Test
    void a_rule_about_what_there_is_not_is_refused() {
        Story.play(POOL + """
                rules   | name  | effect | tenants | chips       | centers
                        | typo  | forbid |         | nvidia-h200 |
                then    | rules | is refused: not-found
                rules   | name  | effect | tenants | chips       | centers
                        | typo  | forbid |         |             | nowhere
                then    | rules | is refused: not-found
                """);
    }
}
