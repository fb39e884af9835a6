package dev.sluice.core.property;

import dev.sluice.core.Event;
import dev.sluice.core.ledger.Balance;
import dev.sluice.core.ledger.Entry;
import dev.sluice.core.ledger.Ledger;
import dev.sluice.core.ledger.Spending;
import dev.sluice.core.tenant.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Keeps the ledger of a random life: time is booked once, debits equal credits, an image goes on alike. */
final class Accounting {
    private final Ledger ledger = new Ledger();
    private final Balance balance = new Balance();
    private final List<String> wrong = new ArrayList<>();
    private final Spending spending = new Spending(ledger);
    private final List<Entry> booked = new ArrayList<>();
    private Ledger twin = new Ledger();

    Spending spending() {
        return spending;
    }

    void see(Event event) {
        var lines = ledger.see(event);
        balance.see(event, lines);
        booked.addAll(lines);
        if (!twin.see(event).equals(lines)) {
            wrong.add("a ledger that goes on from an image books otherwise");
        }
    }

    /** A budget counts what is booked, and what would be if all ended now, each line rounded down at most. */
    void compare(Budget budget, long now) {
        var open = ledger.open(now);
        var owed = Stream.concat(booked.stream(), open.stream())
                .map(Entry::charge)
                .filter(charge -> charge.currency().equals(budget.currency()) && budget.covers(charge.payer()))
                .mapToLong(Entry.Charge::amountMicros)
                .sum();
        long counted = spending.owed(budget, now);
        if (Math.abs(owed - counted) > open.size()) {
            wrong.add(budget + " counts " + counted + ", and the books say " + owed);
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
