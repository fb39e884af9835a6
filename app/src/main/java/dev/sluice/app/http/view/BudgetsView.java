package dev.sluice.app.http.view;

import dev.sluice.app.loop.BudgetUse;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What tenants may owe in a month, and how much of it they do, by tenant and currency. */
public record BudgetsView(List<View> budgets) {
    /**
     * One budget.
     *
     * @param softMicros null = there is no soft limit
     * @param hardMicros null = there is no hard limit
     * @param period the month, such as {@code 2026-11}
     * @param owedMicros what is owed in it by now
     * @param stopMillis when what may cost money is stopped, or was; null where the hard limit is not reached
     */
    public record View(
            String tenant,
            String currency,
            @Nullable Long softMicros,
            @Nullable Long hardMicros,
            long graceMillis,
            String period,
            long owedMicros,
            String level,
            @Nullable Long stopMillis) {}

    /** Those of tenants that a test lets through. */
    public static BudgetsView of(List<BudgetUse> uses, Predicate<String> shown) {
        return new BudgetsView(uses.stream()
                .filter(use -> shown.test(use.budget().tenant()))
                .map(BudgetsView::view)
                .toList());
    }

    private static View view(BudgetUse use) {
        var budget = use.budget();
        return new View(
                budget.tenant(),
                budget.currency(),
                Words.orAbsent(budget.softMicros()),
                Words.orAbsent(budget.hardMicros()),
                budget.graceMillis(),
                Words.period(use.period()),
                use.owedMicros(),
                Words.of(use.spent().level()),
                Words.orAbsent(use.spent().stopMillis()));
    }
}
