package dev.sluice.app.work;

import dev.sluice.app.input.Doc;
import dev.sluice.app.input.Fields;
import dev.sluice.app.input.TextRule;
import dev.sluice.core.tenant.Budget;
import dev.sluice.core.unit.Limits;

/** Reads a budget as people write it: {@code tenant}, {@code currency}, {@code soft}, {@code hard}, {@code grace}. */
public final class BudgetFile {
    /** How long work goes on after the hard limit unless something else is said: an hour. */
    public static final long GRACE_MILLIS = Limits.HOUR_MILLIS;

    private BudgetFile() {}

    /** One of the limits is needed; the soft one is not above the hard one. */
    public static Doc.Reading<Budget> read(Doc document) {
        return document.read(fields -> {
            var tenant = fields.requireText("tenant", TextRule.TENANT);
            var currency = fields.requireText("currency", PriceWindows.CURRENCY);
            var soft = fields.decimal("soft", PriceFile.DIGITS, 1, Limits.BUDGET_MICROS);
            var hard = fields.decimal("hard", PriceFile.DIGITS, 1, Limits.BUDGET_MICROS);
            long grace = fields.durationMillis("grace", 0, Limits.BUDGET_GRACE_MILLIS)
                    .orElse(GRACE_MILLIS);
            if (fields.shape("soft") == Fields.Shape.ABSENT && fields.shape("hard") == Fields.Shape.ABSENT) {
                fields.refuse("hard", "work.no-budget", "", "");
            } else if (hard.isPresent() && soft.orElse(0) > hard.orElse(0)) {
                fields.refuse("soft", "work.soft-above-hard", "", "");
            }
            return () -> new Budget(tenant, currency, soft.orElse(0), hard.orElse(0), grace);
        });
    }
}
