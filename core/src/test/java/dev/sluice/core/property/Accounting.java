package dev.sluice.core.property;

import dev.sluice.core.Event;
import dev.sluice.core.ledger.Balance;
import dev.sluice.core.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;

/** Keeps the ledger of a random life: time is booked once, debits equal credits, an image goes on alike. */
final class Accounting {
    private final Ledger ledger = new Ledger();
    private final Balance balance = new Balance();
    private final List<String> wrong = new ArrayList<>();
    private Ledger twin = new Ledger();

    void see(Event event) {
        var lines = ledger.see(event);
        balance.see(event, lines);
        if (!twin.see(event).equals(lines)) {
            wrong.add("a ledger that goes on from an image books otherwise");
        }
    }

    /** What is wrong; when sampled the twin goes on from an image. */
    List<String> wrong(boolean sampled) {
        if (sampled) {
            if (!twin.image().equals(ledger.image())) {
                wrong.add("a ledger that went on from an image has another one");
            }
            twin = new Ledger(ledger.image());
        }
        wrong.addAll(balance.wrong());
        balance.imbalance().forEach((currency, micros) -> {
            if (micros != 0) {
                wrong.add("the accounts of " + currency + " come to " + micros);
            }
        });
        return wrong;
    }
}
