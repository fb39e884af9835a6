package dev.sluice.core.ledger;

import dev.sluice.core.tenant.Budget;
import java.util.List;
import java.util.TreeMap;

/** What was booked in the month that is under way, by who owes it. */
final class Debts {
    private final TreeMap<String, TreeMap<String, Long>> byPayer = new TreeMap<>();

    /** What one owes in a currency. */
    record Debt(String payer, String currency, long micros) {}

    void add(Entry.Charge charge) {
        byPayer.computeIfAbsent(charge.payer(), any -> new TreeMap<>())
                .merge(charge.currency(), charge.amountMicros(), Math::addExact);
    }

    /** Another month begins. */
    void clear() {
        byPayer.clear();
    }

    /** What counts for a budget. */
    long of(Budget budget) {
        long sum = 0;
        for (var payer : byPayer.tailMap(budget.tenant()).entrySet()) {
            if (!payer.getKey().startsWith(budget.tenant())) {
                break;
            }
            if (budget.covers(payer.getKey())) {
                sum = Math.addExact(sum, payer.getValue().getOrDefault(budget.currency(), 0L));
            }
        }
        return sum;
    }

    List<Debt> all() {
        return byPayer.entrySet().stream()
                .flatMap(payer -> payer.getValue().entrySet().stream()
                        .map(sum -> new Debt(payer.getKey(), sum.getKey(), sum.getValue())))
                .toList();
    }

    void restore(List<Debt> debts) {
        debts.forEach(debt ->
                byPayer.computeIfAbsent(debt.payer(), any -> new TreeMap<>()).put(debt.currency(), debt.micros()));
    }
}
