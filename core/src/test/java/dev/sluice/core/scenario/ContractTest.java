package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** Contracts: what they move, when, and what is refused. */
final class ContractTest {
    private static final String POOL = """
            pool     | center | owner | chip       | nodes | devices
                     | east   | acme  | nvidia-h20 | 2     | 8
                     | west   | zeta  | nvidia-h20 | 1     | 4
            """;

    private static final String LENT = POOL + """
            contract | name | lender | borrower | devices      | from | until | floor | notice
                     | c    | acme   | zeta     | nvidia-h20 8 |      | 20:00 | 2     | 2h
            when     | 09:00 | sign c lender
                     | 09:00 | sign c borrower
            then     | c     | moves 8
            """;

    @Test
    void an_active_contract_moves_guarantee_and_what_needs_it_is_contracted() {
        Story.play(LENT + """
                when     | 10:00 | submit a | zeta | 4 nvidia-h20
                         | 10:00 | submit b | zeta | 8 nvidia-h20
                         | 10:00 | submit c1 | zeta | 1 nvidia-h20
                         | 10:01 | submit d | acme | 8 nvidia-h20
                then     | a     | starts owned on n3
                         | b     | starts contracted on n1
                         | c1    | starts borrowed on n2
                         | c1    | must stop: reclaimed for d
                         | d     | is promised n2 when 1 has left
                when     | 10:02 | stopped c1
                then     | c1    | waits again
                         | d     | starts owned on n2
                         | c1    | waits: no-capacity
                """);
    }

    @Test
    void a_contract_starts_at_its_start_and_ends_with_its_term() {
        Story.play(POOL + """
                contract | name | lender | borrower | devices      | from  | until
                         | c    | acme   | zeta     | nvidia-h20 8 | 10:00 | 12:00
                when     | 09:00 | sign c borrower
                         | 09:30 | submit b | zeta | 8 nvidia-h20
                         | 09:40 | sign c lender
                then     | b     | starts borrowed on n1
                when     | 10:30 | wait
                then     | c     | moves 8
                         | b     | becomes contracted
                when     | 12:30 | wait
                then     | c     | ends term, 8 go back
                         | b     | becomes borrowed
                """);
    }

    @Test
    void a_recall_gives_guarantee_back_when_its_notice_has_run_out() {
        Story.play(LENT + """
                when     | 10:00 | submit b | zeta | 8 nvidia-h20
                         | 11:00 | submit d | acme | 8 nvidia-h20
                         | 11:00 | submit e | acme | 8 nvidia-h20
                then     | b     | starts contracted on n1
                         | d     | starts owned on n2
                         | e     | waits: no-capacity
                when     | 12:00 | recall c 7
                then     | c     | is refused: below-floor
                when     | 12:00 | recall c 4
                then     | c     | gives back 4 at 14:00
                         | b     | is warned: recall-near c
                when     | 12:30 | recall c
                then     | c     | gives back 2 at 14:30
                         | b     | is warned: recall-near c
                when     | 12:31 | recall c
                then     | c     | is refused: below-floor
                when     | 14:10 | wait
                then     | c     | has given back 4 and moves 4, 360m early
                when     | 14:40 | wait
                then     | c     | has given back 2 and moves 2, 330m early
                         | b     | becomes borrowed
                when     | 18:30 | recall c
                then     | c     | is refused: below-floor
                """);
    }

    @Test
    void nobody_lends_what_is_lent_set_aside_or_not_there() {
        Story.play(POOL + """
                tenants  | path     | weight | guarantee
                         | acme/nlp | 1      | nvidia-h20 6
                contract | name | lender   | borrower | devices       | from  | until
                         | much | acme     | zeta     | nvidia-h20 11 |       | 20:00
                         | nest | acme     | acme/nlp | nvidia-h20 1  |       | 20:00
                         | self | acme     | acme     | nvidia-h20 1  |       | 20:00
                         | past | acme     | zeta     | nvidia-h20 1  |       | 00:00
                         | c    | acme     | zeta     | nvidia-h20 6  | 10:00 | 20:00
                         | c    | acme     | zeta     | nvidia-h20 6  | 10:00 | 20:00
                         | far  | acme     | zeta     | nvidia-h20 9  |       | 20:00 | | | in west
                then     | much  | is refused: not-lendable
                         | nest  | is refused: one-sided
                         | self  | is refused: one-sided
                         | past  | is refused: term-over
                         | c     | is refused: name-taken
                         | far   | is refused: not-lendable
                when     | 09:00 | sign c lender
                         | 09:00 | sign c lender
                         | 09:00 | sign c borrower
                         | 09:00 | sign c borrower
                         | 09:00 | withdraw c
                         | 09:00 | recall c
                then     | c     | is refused: signed-before
                         | c     | is refused: signed-before
                         | c     | is refused: wrong-stage
                         | c     | is refused: wrong-stage
                contract | name | lender   | borrower | devices       | from  | until
                         | d    | acme     | zeta     | nvidia-h20 5  |       | 10:01
                         | e    | acme     | zeta     | nvidia-h20 10 |       | 10:00
                         | f    | acme/nlp | zeta     | nvidia-h20 6  |       | 20:00
                then     | d    | is refused: not-lendable
                when     | 09:01 | withdraw e
                then     | e    | ends withdrawn, 0 go back
                when     | 11:00 | wait
                then     | c    | moves 6
                when     | 20:30 | wait
                then     | c    | ends term, 6 go back
                         | f    | ends lapsed, 0 go back
                """);
    }

    @Test
    void a_lender_keeps_the_guarantee_that_it_lends() {
        Story.play(LENT + """
                when     | 10:00 | tenant acme | 1 | nvidia-h20 7
                         | 10:00 | tenant acme | 1 | nvidia-h20 8
                         | 10:00 | submit d | acme | 1 nvidia-h20
                then     | acme  | is refused: over-committed
                         | d     | starts borrowed on n1
                """);
    }

    @Test
    void what_is_lent_is_lent_on_only_where_the_contract_allows_it() {
        Story.play(POOL + """
                contract | name | lender | borrower | devices      | from | until | floor | notice | terms
                         | a    | acme   | mid      | nvidia-h20 8 |      | 20:00 |       | 1h     |
                         | b    | acme   | mid      | nvidia-h20 4 |      | 18:00 |       | 1h     | onward
                when     | 09:00 | sign a lender
                         | 09:00 | sign a borrower
                         | 09:00 | sign b lender
                         | 09:00 | sign b borrower
                then     | a     | moves 8
                         | b     | moves 4
                contract | name | lender | borrower | devices      | from | until
                         | much | mid    | zeta     | nvidia-h20 5 |      | 17:00
                         | long | mid    | zeta     | nvidia-h20 4 |      | 19:00
                         | on   | mid    | zeta     | nvidia-h20 4 |      | 18:00
                then     | much  | is refused: not-lendable
                         | long  | is refused: not-lendable
                when     | 10:00 | sign on lender
                         | 10:00 | sign on borrower
                then     | on    | moves 4
                when     | 10:00 | submit z | zeta | 8 nvidia-h20
                         | 10:00 | submit m | mid  | 8 nvidia-h20
                then     | z     | starts contracted on n1
                         | m     | starts contracted on n2
                """);
    }

    @Test
    void a_lender_below_a_common_department_lends_from_its_own_part() {
        Story.play("""
                pool     | center | owner | chip       | nodes | devices
                         | east   | acme  | nvidia-h20 | 2     | 8
                tenants  | path     | weight | guarantee
                         | acme/nlp | 1      | nvidia-h20 8
                contract | name | lender   | borrower | devices      | from | until
                         | c    | acme/nlp | acme/cv  | nvidia-h20 4 |      | 20:00
                when     | 09:00 | sign c lender
                         | 09:00 | sign c borrower
                then     | c     | moves 4
                when     | 10:00 | submit a | acme/cv  | 8 nvidia-h20
                         | 10:00 | submit b | acme/cv  | 4 nvidia-h20
                         | 10:00 | submit d | acme/nlp | 4 nvidia-h20
                then     | a     | starts owned on n1
                         | b     | starts contracted on n2
                         | d     | starts owned on n2
                """);
    }

    @Test
    void what_was_lent_on_goes_back_with_the_contract_that_it_came_by() {
        Story.play(POOL + """
                contract | name | lender | borrower | devices      | from | until | floor | notice | terms
                         | a    | acme   | mid      | nvidia-h20 8 |      | 20:00 |       | 1h     | onward
                when     | 09:00 | sign a lender
                         | 09:00 | sign a borrower
                then     | a     | moves 8
                contract | name | lender | borrower | devices      | from | until | floor | notice | terms
                         | slow | mid    | zeta     | nvidia-h20 4 |      | 18:00 |       | 2h     |
                         | on   | mid    | zeta     | nvidia-h20 6 |      | 18:00 | 6     | 1h     | onward
                then     | slow  | is refused: not-lendable
                when     | 10:00 | sign on lender
                         | 10:00 | sign on borrower
                then     | on    | moves 6
                contract | name | lender | borrower | devices      | from | until | floor | notice | terms
                         | far  | zeta   | eta      | nvidia-h20 8 |      | 17:00 |       | 1h     |
                when     | 11:00 | sign far lender
                         | 11:00 | sign far borrower
                then     | far   | moves 8
                when     | 12:00 | recall a 5
                then     | a     | gives back 5 at 13:00
                         | on    | gives back 3 at 13:00
                         | far   | gives back 1 at 13:00
                when     | 13:00 | wait
                then     | a     | has given back 5 and moves 3, 420m early
                         | far   | has given back 1 and moves 7, 240m early
                         | on    | has given back 3 and moves 3, 300m early
                when     | 14:00 | recall a
                then     | a     | gives back 3 at 15:00
                         | on    | gives back 3 at 15:00
                         | far   | gives back 3 at 15:00
                when     | 15:00 | wait
                then     | a     | has given back 3 and moves 0, 300m early
                         | a     | ends recalled, 0 go back
                         | far   | has given back 3 and moves 4, 120m early
                         | on    | has given back 3 and moves 0, 180m early
                         | on    | ends recalled, 0 go back
                when     | 17:30 | wait
                then     | far   | ends term, 4 go back
                """);
    }

    @Test
    void a_renewal_follows_without_a_gap_and_nobody_is_stopped() {
        Story.play(POOL + """
                contract | name | lender | borrower | devices      | from  | until
                         | old  | acme   | zeta     | nvidia-h20 8 |       | 12:00
                         | new  | acme   | zeta     | nvidia-h20 8 | 12:00 | 16:00
                when     | 09:00 | sign old lender
                         | 09:00 | sign old borrower
                         | 09:30 | sign new lender
                         | 09:30 | sign new borrower
                         | 10:00 | submit own | zeta | 4 nvidia-h20
                         | 10:00 | submit b | zeta | 8 nvidia-h20
                         | 11:00 | submit d | acme | 8 nvidia-h20
                         | 11:00 | submit e | acme | 8 nvidia-h20
                then     | old   | moves 8
                         | own   | starts owned on n3
                         | b     | starts contracted on n1
                         | d     | starts owned on n2
                         | e     | waits: no-capacity
                when     | 12:00 | wait
                then     | new   | moves 8
                         | old   | ends term, 8 go back
                """);
    }

    @Test
    void a_lost_center_takes_from_what_the_lender_keeps_and_the_contract_stands() {
        Story.play(LENT + """
                when     | 10:00 | submit own | zeta | 4 nvidia-h20
                         | 10:00 | submit b | zeta | 8 nvidia-h20
                         | 10:00 | submit d | acme | 8 nvidia-h20
                         | 11:00 | remove n2
                then     | own   | starts owned on n3
                         | b     | starts contracted on n1
                         | d     | starts owned on n2
                         | d     | waits again
                         | d     | waits: no-capacity
                """);
    }
}
