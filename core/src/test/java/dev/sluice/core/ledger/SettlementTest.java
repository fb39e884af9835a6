package dev.sluice.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SettlementTest {
    private static TreeMap<String, Long> balances(long... micros) {
        var balances = new TreeMap<String, Long>();
        for (int i = 0; i < micros.length; i++) {
            balances.put("p%02d".formatted(i), micros[i]);
        }
        return balances;
    }

    private static void settles(TreeMap<String, Long> balances, List<Settlement.Transfer> transfers) {
        var left = new TreeMap<>(balances);
        for (var transfer : transfers) {
            assertThat(transfer.micros()).isPositive();
            left.merge(transfer.from(), transfer.micros(), Long::sum);
            left.merge(transfer.to(), -transfer.micros(), Long::sum);
        }
        assertThat(left.values()).allMatch(micros -> micros == 0);
    }

    @Test
    void two_pairs_are_settled_by_two_transfers() {
        var balances = balances(-30, -20, 30, 20);
        assertThat(Settlement.of(balances))
                .containsExactlyInAnyOrder(
                        new Settlement.Transfer("p00", "p02", 30), new Settlement.Transfer("p01", "p03", 20));
    }

    @Test
    void groups_that_the_largest_first_would_miss_are_found() {
        // -5 +2 +3 and -4 +4: the largest debtor would pay the largest creditor 4 of its 5.
        var transfers = Settlement.of(balances(-5, -4, 4, 3, 2));
        assertThat(transfers).hasSize(3);
        settles(balances(-5, -4, 4, 3, 2), transfers);
    }

    @Test
    void nobody_transfers_where_nobody_owes() {
        assertThat(Settlement.of(balances(0, 0))).isEmpty();
        assertThat(Settlement.of(new TreeMap<>())).isEmpty();
        assertThatThrownBy(() -> Settlement.of(balances(1, -2))).hasMessageContaining("-1");
    }

    @Test
    void any_balances_are_settled_by_fewer_transfers_than_there_are_parties() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            int parties = 2 + random.nextInt(round % 10 == 0 ? 60 : 11);
            var micros = new long[parties];
            for (int i = 1; i < parties; i++) {
                micros[i] = random.nextLong(-20, 21);
                micros[0] -= micros[i];
            }
            var transfers = Settlement.of(balances(micros));
            settles(balances(micros), transfers);
            assertThat(transfers.size()).isLessThan(parties);
        }
    }
}
