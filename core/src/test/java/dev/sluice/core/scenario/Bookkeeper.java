package dev.sluice.core.scenario;

import dev.sluice.core.Event;
import dev.sluice.core.ledger.Balance;
import dev.sluice.core.ledger.Entry;
import dev.sluice.core.ledger.Ledger;
import dev.sluice.core.ledger.Settlement;
import dev.sluice.core.ledger.Spending;
import dev.sluice.core.tenant.TenantSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Keeps the ledger of a stage, looks over it all the time, and tells it in words. */
final class Bookkeeper {
    private final Stage stage;
    private final Ledger ledger = new Ledger();
    private final Spending spending = new Spending(ledger);
    private final Balance balance = new Balance();
    private final List<Entry> lines = new ArrayList<>();
    private final List<Entry> untold = new ArrayList<>();

    Bookkeeper(Stage stage) {
        this.stage = stage;
    }

    void see(Event event) {
        var made = ledger.see(event);
        balance.see(event, made);
        lines.addAll(made);
        untold.addAll(made);
    }

    Spending spending() {
        return spending;
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
        var told = untold.stream().map(this::tell).toList();
        untold.clear();
        return told;
    }

    /** What one pays another in a month, and the transfers between organisations that settle it. */
    String owes(String month) {
        var pays = new TreeMap<String, Long>();
        var balances = new TreeMap<String, Long>();
        for (var line : lines) {
            var charge = line.charge();
            if (charge.bills() && line.period() == Integer.parseInt(month.replace("-", ""))) {
                pays.merge(charge.payer() + " pays " + charge.payee(), charge.amountMicros(), Long::sum);
                balances.merge(TenantSpec.organisation(charge.payer()), -charge.amountMicros(), Long::sum);
                balances.merge(TenantSpec.organisation(charge.payee()), charge.amountMicros(), Long::sum);
            }
        }
        var words = new ArrayList<String>();
        pays.forEach((who, micros) -> words.add(who + " " + money(micros)));
        var sends = Settlement.of(balances).stream()
                .map(one -> one.from() + " sends " + one.to() + " " + money(one.micros()))
                .sorted();
        return String.join(", ", words) + "; " + String.join(", ", sends.toList());
    }

    /** Device-hours of a tenant by tier, and those that were lost. */
    String used(String tenant) {
        var hours = new TreeMap<String, Long>();
        hours.put("lost", 0L);
        for (var line : lines) {
            boolean ofWork = line.kind() == Entry.Kind.USE || line.kind() == Entry.Kind.LOSS;
            if (ofWork && line.use().tenant().equals(tenant)) {
                boolean lost = line.kind() == Entry.Kind.LOSS;
                var what = lost ? "lost" : line.use().tier().name().toLowerCase(Locale.ROOT);
                hours.merge(what, line.span().quantity(), Long::sum);
            }
        }
        var words = new ArrayList<String>();
        hours.forEach((what, quantity) -> words.add(what + " "
                + BigDecimal.valueOf(quantity)
                        .divide(BigDecimal.valueOf(3_600_000_000L))
                        .stripTrailingZeros()
                        .toPlainString()));
        return String.join(", ", words);
    }

    static String money(long micros) {
        var amount = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        return amount.setScale(Math.max(2, amount.scale())).toPlainString();
    }

    private String tell(Entry line) {
        return switch (line.kind()) {
            case USE, LOSS -> work(line);
            case ONWARD, ONWARD_BACK -> {
                var charge = line.charge();
                var back = line.kind() == Entry.Kind.ONWARD ? "" : "back ";
                yield workload(line) + " | " + back + "by " + line.use().contract() + " "
                        + (back.isEmpty() ? charge.payer() : charge.payee()) + " pays "
                        + (back.isEmpty() ? charge.payee() : charge.payer()) + " " + amount(line);
            }
            case COMPENSATION ->
                line.use().contract() + " | " + line.charge().payer() + " makes good "
                        + line.charge().payee() + " " + amount(line);
        };
    }

    private static String amount(Entry line) {
        return money(Math.abs(line.charge().amountMicros())) + " "
                + line.charge().currency();
    }

    private String workload(Entry line) {
        return stage.ids.entrySet().stream()
                .filter(id -> id.getValue() == line.use().workload())
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private String work(Entry line) {
        var name = workload(line);
        var span = line.span();
        var devices = BigDecimal.valueOf(span.milli(), 3).stripTrailingZeros().toPlainString();
        var time = Words.time(span.fromMillis()) + "-" + Words.time(span.toMillis()) + " " + devices + " ";
        var charge = line.charge();
        var money = amount(line);
        if (line.kind() == Entry.Kind.LOSS) {
            var back = charge.bills() ? ", " + charge.payee() + " gives back " + money : "";
            return name + " | lost " + time + Words.kebab(line.cause().name()) + back;
        }
        var contract = line.use().contract();
        var tier = line.use().tier().name().toLowerCase(Locale.ROOT) + (contract.isEmpty() ? "" : " by " + contract);
        var paid = charge.bills() ? ", " + charge.payer() + " pays " + charge.payee() + " " + money : "";
        return name + " | " + time + tier + " in " + line.use().center() + paid;
    }
}
