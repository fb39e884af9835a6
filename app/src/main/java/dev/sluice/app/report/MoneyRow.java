package dev.sluice.app.report;

import dev.sluice.core.replay.Outcome;
import dev.sluice.core.replay.Spread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an owner earned and paid, beside how long its work waited without and with lending.
 *
 * @param without null where no set-up without lending was replayed, or the owner has no work
 * @param here null where the owner has no work
 */
public record MoneyRow(
        OwnerMoney money,
        @Nullable Spread without,
        @Nullable Spread here) {
    /** The rows of a set-up, by owner and currency. */
    public static List<MoneyRow> of(ReplayReport report, Measured measured) {
        var without = report.withoutLending().orElse(null);
        return measured.money().stream()
                .map(money -> new MoneyRow(
                        money, waiting(without, money.owner()), waiting(measured.outcome(), money.owner())))
                .toList();
    }

    private static @Nullable Spread waiting(@Nullable Outcome outcome, String owner) {
        return outcome == null
                ? null
                : outcome.owners().stream()
                        .filter(slice ->
                                slice.key().equals(owner) && slice.waiting().count() > 0)
                        .map(Outcome.Slice::waiting)
                        .findFirst()
                        .orElse(null);
    }
}
