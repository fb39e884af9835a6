package dev.sluice.core.scenario;

import dev.sluice.core.Event;
import dev.sluice.core.ledger.Balance;
import dev.sluice.core.ledger.Entry;
import dev.sluice.core.ledger.Ledger;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Keeps the ledger of a stage, looks over it all the time, and tells it in words. */
final class Bookkeeper {
    private final Stage stage;
    private final Ledger ledger = new Ledger();
    private final Balance balance = new Balance();
    private final List<Entry> lines = new ArrayList<>();

    Bookkeeper(Stage stage) {
        this.stage = stage;
    }

    void see(Event event) {
        var made = ledger.see(event);
        balance.see(event, made);
        lines.addAll(made);
    }

    List<String> wrong() {
        var wrong = new ArrayList<>(balance.wrong());
        balance.imbalance().forEach((currency, micros) -> {
            if (micros != 0) {
                wrong.add(currency + " " + micros);
            }
        });
        return wrong;
    }

    /** What was booked since the last time. */
    List<String> told() {
        var told = lines.stream().map(this::tell).toList();
        lines.clear();
        return told;
    }

    private String tell(Entry line) {
        var name = stage.ids.entrySet().stream()
                .filter(id -> id.getValue() == line.use().workload())
                .findFirst()
                .orElseThrow()
                .getKey();
        var span = line.span();
        var devices = BigDecimal.valueOf(span.milli(), 3).stripTrailingZeros().toPlainString();
        var time = Words.time(span.fromMillis()) + "-" + Words.time(span.toMillis()) + " " + devices + " ";
        var charge = line.charge();
        var amount = BigDecimal.valueOf(Math.abs(charge.amountMicros()), 6).stripTrailingZeros();
        var money = amount.setScale(Math.max(2, amount.scale())).toPlainString() + " " + charge.currency();
        if (line.kind() == Entry.Kind.LOSS) {
            var back = charge.bills() ? ", " + charge.payee() + " gives back " + money : "";
            return name + " | lost " + time + Words.kebab(line.cause().name()) + back;
        }
        var tier = line.use().tier().name().toLowerCase(Locale.ROOT);
        var paid = charge.bills() ? ", " + charge.payer() + " pays " + charge.payee() + " " + money : "";
        return name + " | " + time + tier + " in " + line.use().center() + paid;
    }
}
