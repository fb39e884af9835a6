package dev.sluice.core.ledger;

import dev.sluice.core.Command;
import dev.sluice.core.tenant.Budget;
import dev.sluice.core.tenant.Budgets;
import dev.sluice.core.unit.Months;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Says when what is owed crosses the limit of a budget.
 *
 * <p>Goal: the core hears of each crossing when it happens, and of nothing else. Method: what a budget counts is what
 * is booked in the month and what its running work has cost since. At present prices that grows evenly, so the time of
 * the next crossing is known; it is worked out anew when a line is booked, work comes or goes, a price changes, or a
 * month begins. What a running line costs is rounded down, so a crossing is never told too early, and at most the
 * milliseconds too late in which a micro for each line is owed.
 *
 * <p>Example: 8 devices at 10.00 an hour owe 40.00 of a budget of 100.00. The limit is reached in 45 minutes.
 */
public final class Spending {
    private static final BigInteger HOUR = BigInteger.valueOf(3_600_000_000L);

    private final Ledger ledger;
    private long seenLedger = -1;
    private long seenBudgets = -1;
    private long nextMillis;

    /** Looks at this ledger, which goes on to be fed elsewhere. */
    public Spending(Ledger ledger) {
        this.ledger = ledger;
    }

    /** When {@link #reports} is to be asked next, in ms since 1970; {@link Long#MAX_VALUE} = never, 0 = now. */
    public long nextMillis(Budgets budgets) {
        if (budgets.none()) {
            return Long.MAX_VALUE;
        }
        return seenLedger == ledger.changes() && seenBudgets == budgets.version() ? nextMillis : 0;
    }

    /** What has to be said to the core now: empty unless a budget has another level than the core knows. */
    public List<Command> reports(Budgets budgets, long nowMillis) {
        if (nextMillis(budgets) > nowMillis) {
            return List.of();
        }
        seenLedger = ledger.changes();
        seenBudgets = budgets.version();
        int month = Months.of(nowMillis);
        nextMillis = Months.endMillis(month);
        var reports = new ArrayList<Command>();
        for (var standing : budgets.all()) {
            var budget = standing.budget();
            long micros = owed(budget, nowMillis);
            var next = standing.spent().next(budget, month, micros, nowMillis);
            if (next.level() != standing.spent().level()
                    || next.level().closed() && month != standing.spent().period()) {
                reports.add(new Command.ReportSpending(
                        nowMillis, "ledger", budget.tenant(), budget.currency(), month, micros));
            }
            nextMillis = Math.min(nextMillis, crossing(budget, micros, nowMillis));
        }
        return reports;
    }

    /** What a budget's tenants owe in the month of a time, up to it, in micros. */
    public long owed(Budget budget, long nowMillis) {
        int month = Months.of(nowMillis);
        long sum = ledger.booked(budget, month);
        for (var found : ledger.standing()) {
            long from = Math.max(found.bookedMillis, Months.startMillis(month));
            while (concerns(budget, found) && from < nowMillis) {
                long until = found.samePriceUntil(from, nowMillis);
                for (var terms : ledger.tariff().of(found, from)) {
                    sum = Math.addExact(sum, cost(rate(budget, terms), until - from));
                }
                from = until;
            }
        }
        return sum;
    }

    /** Without a look at what it pays: only its own organisation pays for it, or whoever lent on to that. */
    private static boolean concerns(Budget budget, Standing found) {
        return !found.parts.isEmpty() || budget.covers(found.work.tenant());
    }

    private static BigInteger rate(Budget budget, Terms terms) {
        var charge = terms.charge();
        boolean counts = charge.bills() && charge.currency().equals(budget.currency()) && budget.covers(charge.payer());
        return counts
                ? BigInteger.valueOf(charge.rateMicros()).multiply(BigInteger.valueOf(terms.milli()))
                : BigInteger.ZERO;
    }

    private static long cost(BigInteger rate, long millis) {
        return rate.signum() == 0
                ? 0
                : rate.multiply(BigInteger.valueOf(millis)).divide(HOUR).longValueExact();
    }

    /** When the next limit is reached at present prices, or a price changes before. */
    private long crossing(Budget budget, long micros, long nowMillis) {
        long limit = budget.nextLimit(micros);
        if (limit == Long.MAX_VALUE) {
            return limit;
        }
        var rate = BigInteger.ZERO;
        long changes = Long.MAX_VALUE;
        for (var found : ledger.standing()) {
            if (concerns(budget, found)) {
                changes = Math.min(changes, found.samePriceUntil(nowMillis, Months.endMillis(Months.of(nowMillis))));
                for (var terms : ledger.tariff().of(found, nowMillis)) {
                    rate = rate.add(rate(budget, terms));
                }
            }
        }
        if (rate.signum() == 0) {
            return changes;
        }
        var left = BigInteger.valueOf(limit - micros).multiply(HOUR);
        var millis = left.add(rate).subtract(BigInteger.ONE).divide(rate);
        boolean far = millis.bitLength() > 62 || millis.longValueExact() > Long.MAX_VALUE - nowMillis;
        return far ? changes : Math.min(changes, nowMillis + millis.longValueExact());
    }
}
