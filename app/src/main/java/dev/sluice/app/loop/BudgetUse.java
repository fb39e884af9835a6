package dev.sluice.app.loop;

import dev.sluice.core.tenant.Budget;
import dev.sluice.core.tenant.Spent;

/**
 * A budget with what is owed of it now.
 *
 * @param spent the level that the core knows
 * @param period the month that is under way, such as 202611
 * @param owedMicros what its tenants owe in it by now, what still runs included
 */
public record BudgetUse(Budget budget, Spent spent, int period, long owedMicros) {}
