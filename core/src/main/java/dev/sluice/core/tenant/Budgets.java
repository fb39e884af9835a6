package dev.sluice.core.tenant;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The budgets of tenants and how far they are used up. Without budgets it costs nothing. */
public final class Budgets {
    /** A budget and what is known of its use. */
    public record Standing(Budget budget, Spent spent) {}

    private final List<TenantSpec> tenants;
    private final TreeMap<String, TreeMap<String, Standing>> byTenant;
    private boolean[] closed = new boolean[0];
    private boolean anyClosed;
    private long nextStopMillis = Long.MAX_VALUE;
    private long version;

    /** For tenants in the order of their numbers; the list may grow. */
    Budgets(List<TenantSpec> tenants) {
        this.tenants = tenants;
        byTenant = new TreeMap<>();
    }

    Budgets copy(List<TenantSpec> theirs) {
        var copy = new Budgets(theirs);
        all().forEach(copy::put);
        return copy;
    }

    public boolean none() {
        return byTenant.isEmpty();
    }

    /** Differs when anything has changed. */
    public long version() {
        return version;
    }

    /** All of them, by tenant and currency. */
    public List<Standing> all() {
        return byTenant.values().stream()
                .flatMap(currencies -> currencies.values().stream())
                .toList();
    }

    public @Nullable Standing find(String tenant, String currency) {
        var currencies = byTenant.get(tenant);
        return currencies == null ? null : currencies.get(currency);
    }

    /** Those of a tenant, by currency. */
    public List<Standing> of(String tenant) {
        var currencies = byTenant.get(tenant);
        return currencies == null ? List.of() : List.copyOf(currencies.values());
    }

    public void put(Standing standing) {
        var budget = standing.budget();
        byTenant.computeIfAbsent(budget.tenant(), any -> new TreeMap<>()).put(budget.currency(), standing);
        changed();
    }

    public void remove(String tenant, String currency) {
        var currencies = byTenant.get(tenant);
        if (currencies != null) {
            currencies.remove(currency);
            byTenant.values().removeIf(TreeMap::isEmpty);
        }
        changed();
    }

    private void changed() {
        version++;
        anyClosed = false;
        nextStopMillis = Long.MAX_VALUE;
        Arrays.fill(closed, false);
        for (int tenant = 0; tenant < tenants.size(); tenant++) {
            for (var standing : of(tenants.get(tenant).path())) {
                close(tenant, standing.spent());
            }
        }
    }

    private void close(int tenant, Spent spent) {
        if (spent.level().closed()) {
            anyClosed = true;
            closed = tenant < closed.length ? closed : Arrays.copyOf(closed, tenant * 2 + 1);
            closed[tenant] = true;
        }
        if (spent.level() == Budget.Level.SPENT) {
            nextStopMillis = Math.min(nextStopMillis, spent.stopMillis());
        }
    }

    /** Whether a budget of some tenant is used up. */
    public boolean anyClosed() {
        return anyClosed;
    }

    /** Whether a budget of the tenant itself is used up. */
    public boolean closed(int tenant) {
        return tenant < closed.length && closed[tenant];
    }

    /** The budget of a tenant that is used up, or null. */
    public @Nullable Standing closedOf(String tenant) {
        for (var standing : of(tenant)) {
            if (standing.spent().level().closed()) {
                return standing;
            }
        }
        return null;
    }

    /** When work is to be stopped next, in ms since 1970; {@link Long#MAX_VALUE} = never. */
    public long nextStopMillis() {
        return nextStopMillis;
    }
}
