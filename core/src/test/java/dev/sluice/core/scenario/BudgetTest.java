package dev.sluice.core.scenario;

import org.junit.jupiter.api.Test;

/** What a tenant may owe in a month, and what happens when it does. */
final class BudgetTest {
    private static final String POOL = """
            pool    | center | owner | chip       | nodes | devices
                    | east   | acme  | nvidia-h20 | 2     | 8
                    | west   | zeta  | nvidia-h20 | 1     | 4
            when    | 09:00  | price east nvidia-h20 | 10.00 CNY
            """;

    @Test
    void work_is_warned_at_the_hard_limit_and_stopped_when_the_grace_is_over() {
        Story.play(POOL + """
                when    | 09:30  | budget zeta | 60.00 100.00 CNY | 30m
                        | 10:00  | submit a | zeta | 8 nvidia-h20 | checkpoint 30m
                then    | a      | starts borrowed on n1
                when    | 10:45  | wait
                then    | zeta   | budget is warned with 60.00 CNY
                when    | 11:15  | submit b | zeta | 8 nvidia-h20
                then    | zeta   | budget is spent until 11:45 with 100.00 CNY
                        | b      | waits: over-budget zeta
                when    | 11:40  | submit own | zeta | 4 nvidia-h20
                then    | own    | starts owned on n3
                when    | 11:46  | stopped a
                then    | zeta   | budget is stopped with 100.00 CNY
                        | a      | must stop: over-budget zeta
                        | a      | waits again with 90m kept
                books   | a      | 10:00-11:46 8 borrowed in east, zeta pays acme 141.333333 CNY
                        | a      | lost 11:30-11:46 8 over-budget
                """);
    }

    @Test
    void a_new_month_opens_the_budget_again() {
        Story.play(POOL + """
                when    | 31 20:00 | budget zeta | 0 40.00 CNY | 0s
                        | 31 22:00 | submit a | zeta | 8 nvidia-h20 | checkpoint 30m
                then    | a      | starts borrowed on n1
                when    | 31 22:31 | stopped a
                then    | zeta   | budget is spent until 22:30 with 40.00 CNY
                        | zeta   | budget is stopped with 40.00 CNY
                        | a      | must stop: over-budget zeta
                        | a      | waits again with 30m kept
                        | a      | waits: over-budget zeta
                when    | 32 00:15 | finish a
                then    | zeta   | budget is within with 0.00 CNY
                        | a      | starts borrowed on n1
                        | a      | ends succeeded with code 0
                owes    | 1970-01 | zeta pays acme 41.333333; zeta sends acme 41.333333
                        | 1970-02 | zeta pays acme 20.00; zeta sends acme 20.00
                """);
    }

    @Test
    void a_higher_limit_or_money_that_is_given_back_opens_it_too() {
        Story.play(POOL + """
                when    | 09:30  | budget zeta | 0 40.00 CNY | 1h
                        | 10:00  | submit a | zeta | 8 nvidia-h20
                then    | a      | starts borrowed on n1
                when    | 10:40  | submit b | zeta | 8 nvidia-h20
                then    | zeta   | budget is spent until 11:30 with 40.00 CNY
                        | b      | waits: over-budget zeta
                when    | 10:45  | budget zeta | 0 100.00 CNY | 1h
                then    | zeta   | budget is within with 40.00 CNY
                        | b      | starts borrowed on n2
                when    | 11:10  | submit c | zeta/lab | 8 nvidia-h20
                then    | zeta   | budget is spent until 12:00 with 100.00 CNY
                        | c      | waits: over-budget zeta
                when    | 11:20  | lose a 0
                then    | a      | waits again
                        | zeta   | budget is within with 46.666666 CNY
                        | c      | starts borrowed on n1
                        | a      | waits: no-capacity
                """);
    }

    @Test
    void what_counts_is_all_that_a_tenant_and_those_below_it_owe_by_contracts_at_the_price_of_each_hour() {
        Story.play(POOL + """
                contract | name | lender | borrower | devices      | from | until | floor | notice | terms
                         | c    | acme   | zeta     | nvidia-h20 8 |      | 20:00 | 0 | 1h | price 5, 11-12 at 20
                when    | 09:00  | sign c lender
                        | 09:00  | sign c borrower
                        | 09:30  | budget zeta | 0 120.00 CNY | 1h
                        | 10:00  | submit z | zeta/lab | 8 nvidia-h20
                        | 11:30  | wait
                then    | c      | moves 8
                        | z      | starts contracted on n1
                        | zeta   | budget is spent until 12:30 with 120.00 CNY
                when    | 11:40  | submit more | zeta | 8 nvidia-h20
                        | 11:50  | explain more
                then    | more   | waits: over-budget zeta
                        | more   | sees east nvidia-h20: 8 of 16 free, 1 tasks fit, borrowed
                        | more   | sees west nvidia-h20: 4 of 4 free, 0 tasks fit, borrowed
                        | more   | would start with fewer-devices 4
                        | more   | would start with higher-budget zeta
                """);
    }

    @Test
    void a_promise_that_would_cost_money_is_taken_back() {
        Story.play(POOL + """
                contract | name | lender | borrower | devices      | from | until | floor | notice | terms
                         | c    | acme   | zeta     | nvidia-h20 8 |      | 20:00 | 0     | 1h     | price 36
                when    | 09:00  | sign c lender
                        | 09:00  | sign c borrower
                        | 09:30  | budget zeta | 0 72.00 CNY | 1h
                        | 10:00  | submit z1 | zeta | 4 nvidia-h20
                        | 10:00  | submit z2 | zeta | 4 nvidia-h20
                        | 10:01  | submit g1 | beta | 4 nvidia-h20
                        | 10:01  | submit g2 | beta | 8 nvidia-h20
                then    | c      | moves 8
                        | z1     | starts owned on n3
                        | z2     | starts contracted on n1
                        | g1     | starts borrowed on n1
                        | g2     | starts borrowed on n2
                when    | 10:29  | submit z3 | zeta | 4 nvidia-h20
                        | 10:31  | stopped g1
                then    | g1     | must stop: reclaimed for z3
                        | z3     | is promised n1 when 1 has left
                        | zeta   | budget is spent until 11:30 with 72.00 CNY
                        | z3     | loses its promise
                        | z3     | waits: over-budget zeta
                        | g1     | waits again
                        | g1     | starts borrowed on n1
                """);
    }

    @Test
    void a_budget_that_is_not_there_or_not_changed_is_refused() {
        Story.play(POOL + """
                when    | 09:30  | unbudget zeta CNY
                        | 09:30  | budget zeta | 0 40.00 CNY | 1h
                        | 09:30  | budget zeta | 0 40.00 CNY | 1h
                        | 09:30  | unbudget zeta CNY
                then    | zeta   | is refused: not-found
                        | zeta   | is refused: unchanged
                """);
    }
}
