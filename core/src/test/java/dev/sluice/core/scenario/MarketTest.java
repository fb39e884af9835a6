package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** Offers, requests, and the contracts that come of them. */
final class MarketTest {
    private static final String POOL = """
            pool    | center | owner | chip       | nodes | devices
                    | east   | acme  | nvidia-h20 | 2     | 8
                    | west   | beta  | nvidia-h20 | 1     | 8
            """;

    @Test
    void all_who_are_matched_pay_one_price_that_none_of_them_refuses() {
        Story.play(POOL + """
                when    | 09:00  | offer a   | acme  | nvidia-h20 4 | 6 CNY  |  | 20:00
                        | 09:01  | offer b   | beta  | nvidia-h20 4 | 9 CNY  |  | 20:00
                        | 09:02  | request x | zeta  | nvidia-h20 6 | 10 CNY |  | 20:00
                        | 09:03  | request y | gamma | nvidia-h20 6 | 8 CNY  |  | 20:00
                        | 10:00  | clear
                then    | a-x    | is proposed: acme lends zeta 4 at 9.50 CNY
                        | a      | is matched by a-x, 0 left
                        | x      | is matched by a-x, 2 left
                        | b-x    | is proposed: beta lends zeta 2 at 9.50 CNY
                        | b      | is matched by b-x, 2 left
                        | x      | is matched by b-x, 0 left
                when    | 10:01  | clear
                then    | market | is refused: unchanged
                when    | 10:02  | sign a-x lender
                        | 10:02  | sign a-x borrower
                        | 10:03  | submit z | zeta | 4 nvidia-h20
                        | 11:03  | finish z
                then    | a-x    | moves 4
                        | z      | starts contracted on n3
                        | z      | ends succeeded with code 0
                books   | z      | 10:03-11:03 4 contracted by a-x in west, zeta pays acme 38.00 CNY
                """);
    }

    @Test
    void each_time_that_is_requested_is_a_call_of_its_own_and_a_device_is_offered_once() {
        Story.play(POOL + """
                when    | 09:00  | offer a   | acme  | nvidia-h20 4 | 4 CNY | 08:00 | 20:00
                        | 09:02  | request x | zeta  | nvidia-h20 3 | 6 CNY | 12:00 | 14:00
                        | 09:03  | request y | gamma | nvidia-h20 3 | 8 CNY | 16:00 | 20:00
                        | 09:04  | request z | gamma | nvidia-h20 3 | 9 CNY | 16:00 | 21:00
                        | 10:00  | clear
                then    | a-x    | is proposed: acme lends zeta 3 at 5.00 CNY
                        | a      | is matched by a-x, 1 left
                        | x      | is matched by a-x, 0 left
                        | a-y    | is proposed: acme lends gamma 1 at 6.00 CNY
                        | a      | is matched by a-y, 0 left
                        | y      | is matched by a-y, 2 left
                """);
    }

    @Test
    void nobody_is_matched_with_his_own_with_a_short_notice_or_with_what_is_not_there() {
        Story.play(POOL + """
                when    | 09:00  | offer a   | acme     | nvidia-h20 4  | 4 CNY |  | 20:00 | 1h
                        | 09:00  | offer b   | beta     | nvidia-h20 99 | 4 CNY |  | 20:00 | 2h
                        | 09:01  | request x | acme/nlp | nvidia-h20 2  | 9 CNY |  | 20:00
                        | 09:02  | request y | zeta     | nvidia-h20 99 | 9 CNY |  | 20:00 | 2h
                        | 09:03  | request z | zeta     | nvidia-h20 2  | 9 USD |  | 20:00
                        | 10:00  | clear
                then    | b-x    | is proposed: beta lends acme/nlp 2 at 6.50 CNY
                        | b      | is matched by b-x, 97 left
                        | x      | is matched by b-x, 0 left
                """);
    }

    @Test
    void what_is_taken_back_or_over_is_matched_no_more() {
        Story.play(POOL + """
                when    | 09:00  | offer a   | acme | nvidia-h20 4 | 4 CNY |  | 09:30
                        | 09:00  | offer b   | acme | nvidia-h20 4 | 4 CNY |  | 20:00
                        | 09:00  | request x | zeta | nvidia-h20 4 | 9 CNY |  | 09:30
                        | 09:00  | offer a   | acme | nvidia-h20 4 | 4 CNY |  | 19:30
                        | 09:10  | unlist b
                        | 09:10  | unlist b
                        | 09:10  | request y | zeta | nvidia-h20 4 | 9 CNY |  | 20:00
                        | 09:30  | clear
                then    | a      | is refused: name-taken
                        | b      | stands no more
                        | b      | is refused: not-found
                        | a      | stands no more
                        | x      | stands no more
                """);
    }
}
