package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** What is booked and paid by contracts. */
final class ContractBillTest {
    private static final String POOL = """
            pool     | center | owner | chip       | nodes | devices
                     | east   | acme  | nvidia-h20 | 2     | 8
                     | west   | zeta  | nvidia-h20 | 1     | 4
            """;

    private static final String SIGNED = """
            when     | 09:00 | sign c lender
                     | 09:00 | sign c borrower
            then     | c     | moves 8
            """;

    @Test
    void contracted_time_is_paid_to_the_lender_at_the_rate_of_the_contract() {
        Story.play(POOL + """
                contract | name | lender | borrower | devices      | from | until
                         | c    | acme   | zeta     | nvidia-h20 8 |      | 20:00
                """ + SIGNED + """
                when     | 09:00 | price east nvidia-h20 | 30.00 CNY
                         | 10:00 | submit own | zeta/lab | 4 nvidia-h20
                         | 10:00 | submit big | zeta/lab | 8 nvidia-h20
                         | 11:00 | finish own
                         | 12:00 | finish big
                then     | own   | starts owned on n3
                         | big   | starts contracted on n1
                         | own   | ends succeeded with code 0
                         | big   | ends succeeded with code 0
                books    | own   | 10:00-11:00 4 owned in west
                         | big   | 10:00-12:00 8 contracted by c in east, zeta pays acme 200.00 CNY
                """);
    }

    @Test
    void what_becomes_owned_is_paid_for_no_longer() {
        Story.play(POOL + """
                contract | name | lender | borrower | devices      | from | until
                         | c    | acme   | zeta     | nvidia-h20 8 |      | 20:00
                """ + SIGNED + """
                when     | 10:00 | submit a | zeta | 4 nvidia-h20
                         | 10:00 | submit b | zeta | 2 nvidia-h20
                         | 11:00 | finish a
                         | 12:00 | finish b
                then     | a     | starts owned on n3
                         | b     | starts contracted on n1
                         | a     | ends succeeded with code 0
                         | b     | becomes owned
                         | b     | ends succeeded with code 0
                books    | a     | 10:00-11:00 4 owned in west
                         | b     | 10:00-11:00 2 contracted by c in east, zeta pays acme 25.00 CNY
                         | b     | 11:00-12:00 2 owned in east
                """);
    }

    @Test
    void a_recall_is_made_good_and_what_it_destroys_is_not_paid_for() {
        Story.play(POOL + """
                contract | name | lender | borrower | devices      | from | until | floor | notice | terms
                         | c    | acme   | zeta     | nvidia-h20 8 |      | 20:00 | 2     | 2h     | makes good 3
                """ + SIGNED + """
                when     | 10:00 | submit own | zeta | 4 nvidia-h20
                         | 10:00 | submit b | zeta | 8 nvidia-h20 | checkpoint 1h
                         | 11:00 | submit d | acme | 8 nvidia-h20
                         | 11:00 | submit e | acme | 6 nvidia-h20
                then     | own   | starts owned on n3
                         | b     | starts contracted on n1
                         | d     | starts owned on n2
                         | e     | waits: no-capacity
                when     | 12:30 | recall c
                then     | c     | gives back 6 at 14:30
                         | b     | is warned: recall-near c
                when     | 14:31 | stopped b
                then     | c     | has given back 6 and moves 2, 330m early
                         | b     | becomes borrowed
                         | b     | must stop: reclaimed for e
                         | e     | is promised n1 when 1 has left
                         | b     | waits again with 240m kept
                         | e     | starts owned on n1
                         | b     | waits: no-capacity
                books    | b     | 10:00-14:30 8 contracted by c in east, zeta pays acme 450.00 CNY
                         | c     | acme makes good zeta 99.00 CNY
                         | b     | 14:30-14:31 8 borrowed in east
                         | b     | lost 14:00-14:30 8 reclaimed, acme gives back 50.00 CNY
                         | b     | lost 14:30-14:31 8 reclaimed
                """);
    }

    @Test
    void hours_with_a_price_of_their_own_are_lines_of_their_own() {
        Story.play(POOL + """
                contract | name | lender | borrower | devices      | from | until    | floor | notice | terms
                         | c    | acme   | zeta     | nvidia-h20 8 |      | 03 20:00 |       |        | 22-06 at 5
                """ + SIGNED + """
                when     | 20:00    | submit own | zeta | 4 nvidia-h20
                         | 20:00    | submit b | zeta | 8 nvidia-h20
                         | 03 08:00 | finish b
                then     | own   | starts owned on n3
                         | b     | starts contracted on n1
                         | b     | ends succeeded with code 0
                books    | b     | 20:00-22:00 8 contracted by c in east, zeta pays acme 200.00 CNY
                         | b     | 22:00-06:00 8 contracted by c in east, zeta pays acme 320.00 CNY
                         | b     | 06:00-08:00 8 contracted by c in east, zeta pays acme 200.00 CNY
                """);
    }

    @Test
    void what_contracts_do_not_move_is_not_paid_for() {
        Story.play(POOL + """
                contract | name | lender | borrower | devices      | from | until
                         | c    | acme   | zeta     | nvidia-h20 8 |      | 20:00
                """ + SIGNED + """
                when     | 10:00 | submit a | zeta | 6 nvidia-h20
                         | 10:00 | submit b | zeta | 6 nvidia-h20
                         | 11:00 | finish a
                         | 12:00 | finish b
                then     | a     | starts contracted on n1
                         | b     | starts contracted on n2
                         | a     | ends succeeded with code 0
                         | b     | ends succeeded with code 0
                books    | a     | 10:00-11:00 6 contracted by c in east, zeta pays acme 75.00 CNY
                         | b     | 10:00-11:00 2 contracted by c in east, zeta pays acme 25.00 CNY
                         | b     | 10:00-11:00 4 contracted in east
                         | b     | 11:00-12:00 6 contracted by c in east, zeta pays acme 75.00 CNY
                """);
    }

    @Test
    void what_is_lent_on_is_paid_on() {
        Story.play(POOL + """
                contract | name | lender | borrower | devices      | from | until | floor | notice | terms
                         | a    | acme   | mid      | nvidia-h20 8 |      | 20:00 |       | 1h     | onward, price 10
                when     | 09:00 | sign a lender
                         | 09:00 | sign a borrower
                then     | a     | moves 8
                contract | name | lender | borrower | devices      | from | until | floor | notice | terms
                         | on   | mid    | eta      | nvidia-h20 6 |      | 18:00 |       | 1h     | price 15
                when     | 09:00 | sign on lender
                         | 09:00 | sign on borrower
                         | 10:00 | submit e | eta | 4 nvidia-h20
                         | 10:00 | submit m | mid | 2 nvidia-h20
                         | 11:00 | lose e 0
                then     | on    | moves 6
                         | e     | starts contracted on n3
                         | m     | starts contracted on n1
                         | e     | waits again
                         | e     | starts contracted on n3
                when     | 12:00 | finish e
                         | 12:00 | finish m
                then     | e     | ends succeeded with code 0
                         | m     | ends succeeded with code 0
                books    | e     | 10:00-11:00 4 contracted by on in west, eta pays mid 60.00 CNY
                         | e     | by a mid pays acme 40.00 CNY
                         | e     | lost 10:00-11:00 4 node-lost, mid gives back 60.00 CNY
                         | e     | back by a acme pays mid 40.00 CNY
                         | e     | 11:00-12:00 4 contracted by on in west, eta pays mid 60.00 CNY
                         | e     | by a mid pays acme 40.00 CNY
                         | m     | 10:00-12:00 2 contracted by a in east, mid pays acme 40.00 CNY
                """);
    }

    @Test
    void who_bears_lost_nodes_is_what_the_contract_says() {
        Story.play(POOL + """
                contract | name | lender | borrower | devices      | from | until | floor | notice | terms
                         | c    | acme   | zeta     | nvidia-h20 8 |      | 20:00 |       |        | borrower bears
                """ + SIGNED + """
                when     | 10:00 | submit own | zeta | 4 nvidia-h20
                         | 10:00 | submit b | zeta | 8 nvidia-h20
                         | 11:00 | lose b 0
                         | 12:00 | evict n1
                         | 12:00 | stopped b
                then     | own   | starts owned on n3
                         | b     | starts contracted on n1
                         | b     | waits again
                         | b     | starts contracted on n1
                         | b     | must stop: drained n1
                         | b     | waits again
                         | b     | starts contracted on n2
                books    | b     | 10:00-11:00 8 contracted by c in east, zeta pays acme 100.00 CNY
                         | b     | lost 10:00-11:00 8 node-lost
                         | b     | 11:00-12:00 8 contracted by c in east, zeta pays acme 100.00 CNY
                         | b     | lost 11:00-12:00 8 drained, acme gives back 100.00 CNY
                """);
    }

    @Test
    void a_contract_that_no_book_could_hold_is_refused() {
        Story.play(POOL + """
                contract | name | lender | borrower | devices      | from | until      | floor | notice | terms
                         | c    | acme   | zeta     | nvidia-h20 8 |      | 9999999 00:00 |    |        | price 10000
                         | d    | acme   | zeta     | nvidia-h20 8 |      | 99 00:00   |       |        | price 10000
                then     | c    | is refused: too-many
                """);
    }
}
