package dev.sluice.core.tenant;

import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;

/**
 * What a tenant, with all below it, may owe others in a month (UTC) in one currency.
 *
 * @param softMicros from here on it is warned; 0 = never
 * @param hardMicros from here on nothing that may cost money is started for it; 0 = never
 * @param graceMillis how long what runs then may go on before it is stopped
 */
public record Budget(String tenant, String currency, long softMicros, long hardMicros, long graceMillis) {
    public Budget {
        Bounds.name("tenant", tenant);
        Bounds.currency(currency);
        Bounds.within("soft limit of " + tenant, softMicros, 0, Limits.BUDGET_MICROS);
        Bounds.within("hard limit of " + tenant, hardMicros, softMicros > 0 ? 0 : 1, Limits.BUDGET_MICROS);
        Bounds.within("grace of " + tenant, graceMillis, 0, Limits.BUDGET_GRACE_MILLIS);
        if (hardMicros > 0) {
            Bounds.within("soft limit of " + tenant, softMicros, 0, hardMicros);
        }
    }

    /** How far a budget is used up. */
    public enum Level {
        WITHIN,
        /** The soft limit is reached. */
        WARNED,
        /** The hard limit is reached: nothing is started that may cost money; what runs goes on for now. */
        SPENT,
        /** What ran is stopped, too. */
        STOPPED;

        /** Whether nothing that may cost money is started. */
        public boolean closed() {
            return this == SPENT || this == STOPPED;
        }
    }

    /** How far so much uses it up, not counting what was stopped. */
    public Level levelAt(long micros) {
        if (hardMicros > 0 && micros >= hardMicros) {
            return Level.SPENT;
        }
        return softMicros > 0 && micros >= softMicros ? Level.WARNED : Level.WITHIN;
    }

    /** The amount that changes the level next; {@link Long#MAX_VALUE} = none does. */
    public long nextLimit(long micros) {
        if (softMicros > micros) {
            return softMicros;
        }
        return hardMicros > micros ? hardMicros : Long.MAX_VALUE;
    }

    /** Whether a tenant's debts count. */
    public boolean covers(String path) {
        return path.equals(tenant) || path.startsWith(tenant + "/");
    }
}
