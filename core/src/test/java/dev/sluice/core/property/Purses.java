package dev.sluice.core.property;

import dev.sluice.core.Event;
import dev.sluice.core.tenant.Budget;
import dev.sluice.core.tenant.Spent;
import java.util.Map;
import java.util.TreeMap;

/** Which budgets are used up, kept from the events alone. */
final class Purses {
    private final TreeMap<String, Budget> budgets = new TreeMap<>();
    private final TreeMap<String, Spent> spent = new TreeMap<>();

    void see(Event event) {
        if (event instanceof Event.BudgetSet(var at, var actor, var budget)) {
            budgets.put(key(budget.tenant(), budget.currency()), budget);
        } else if (event instanceof Event.BudgetReached(var at, var budget, var next)) {
            spent.put(key(budget.tenant(), budget.currency()), next);
        } else if (event instanceof Event.BudgetEnded(var at, var actor, var tenant, var currency)) {
            budgets.remove(key(tenant, currency));
            spent.remove(key(tenant, currency));
        }
    }

    private static String key(String tenant, String currency) {
        return currency + " " + tenant;
    }

    /** Whether nothing may start for a tenant that may cost money. */
    boolean closed(String tenant) {
        return spent.entrySet().stream()
                .anyMatch(entry -> entry.getValue().level().closed() && covers(entry, tenant));
    }

    /** Whether what runs for it that may cost money is stopped. */
    boolean stopped(String tenant) {
        return spent.entrySet().stream()
                .anyMatch(entry -> entry.getValue().level() == Budget.Level.STOPPED && covers(entry, tenant));
    }

    private boolean covers(Map.Entry<String, Spent> entry, String tenant) {
        var budget = budgets.get(entry.getKey());
        return budget != null && budget.covers(tenant);
    }

    /** Whether an event says of a budget what its numbers do not. */
    boolean contradicts(Event event) {
        if (!(event instanceof Event.BudgetReached(var at, var budget, var next))) {
            return false;
        }
        boolean hard = budget.hardMicros() > 0 && next.micros() >= budget.hardMicros();
        boolean soft = budget.softMicros() > 0 && next.micros() >= budget.softMicros();
        return switch (next.level()) {
            case WITHIN -> hard || soft;
            case WARNED -> hard || !soft;
            case SPENT -> !hard || next.stopMillis() != at + budget.graceMillis();
            case STOPPED -> !hard || next.stopMillis() > at;
        };
    }
}
