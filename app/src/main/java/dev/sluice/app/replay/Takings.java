package dev.sluice.app.replay;

import dev.sluice.app.report.OwnerMoney;
import dev.sluice.core.Event;
import dev.sluice.core.ledger.Entry;
import dev.sluice.core.ledger.Ledger;
import dev.sluice.core.tenant.TenantSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Keeps the books of a replay: the ledger of a live server over the same events, summed up by owner. */
final class Takings {
    private final Ledger ledger = new Ledger();
    private final TreeMap<String, Sums> sums = new TreeMap<>();

    private static final class Sums {
        private long earned;
        private long paid;
        private long lent;
        private long used;
    }

    void see(Event event) {
        ledger.see(event).forEach(this::book);
    }

    private void book(Entry line) {
        var charge = line.charge();
        var payer = TenantSpec.organisation(charge.payer());
        var payee = TenantSpec.organisation(charge.payee());
        if (!charge.bills() || payer.equals(payee)) {
            return;
        }
        // What is made good is no time that anybody used.
        long time = line.kind() == Entry.Kind.COMPENSATION ? 0 : line.billed();
        var from = of(payer, charge.currency());
        from.paid = Math.addExact(from.paid, charge.amountMicros());
        from.used = Math.addExact(from.used, time);
        var to = of(payee, charge.currency());
        to.earned = Math.addExact(to.earned, charge.amountMicros());
        to.lent = Math.addExact(to.lent, time);
    }

    private Sums of(String owner, String currency) {
        return sums.computeIfAbsent(owner + "\t" + currency, any -> new Sums());
    }

    /** By owner and currency. */
    List<OwnerMoney> all() {
        var all = new ArrayList<OwnerMoney>();
        sums.forEach((key, sum) -> {
            var words = key.split("\t");
            all.add(new OwnerMoney(words[0], words[1], sum.earned, sum.paid, sum.lent, sum.used));
        });
        return all;
    }
}
