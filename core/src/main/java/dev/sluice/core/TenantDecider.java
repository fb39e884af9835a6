package dev.sluice.core;

import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.unit.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides changes of the tenant tree. No guarantee is given that what stands above it does not cover. */
final class TenantDecider {
    private final State state;

    TenantDecider(State state) {
        this.state = state;
    }

    Decided setTenants(Command.SetTenants command) {
        var all = new TreeMap<String, TenantSpec>();
        state.tenants.all().forEach(spec -> all.put(spec.path(), spec));
        var changed = new TreeMap<String, TenantSpec>();
        for (var spec : command.tenants()) {
            if (!spec.equals(all.put(spec.path(), spec))) {
                changed.put(spec.path(), spec);
            }
        }
        var rejection = check(all, changed);
        if (rejection != null) {
            return Decided.refuse(rejection);
        }
        // Paths sort parents before their children.
        List<Event> events = new ArrayList<>();
        changed.values().forEach(spec -> events.add(new Event.TenantSet(command.atMillis(), spec)));
        return events.isEmpty() ? Decided.refuse(new Rejection.Unchanged("tenants")) : Decided.accept(events);
    }

    private @Nullable Rejection check(SortedMap<String, TenantSpec> all, SortedMap<String, TenantSpec> changed) {
        if (all.size() > Limits.TENANTS) {
            return new Rejection.TooMany("tenants", all.size(), Limits.TENANTS);
        }
        for (var spec : changed.values()) {
            if (!spec.parent().isEmpty() && !all.containsKey(spec.parent())) {
                return new Rejection.NoParent(spec.path(), spec.parent());
            }
            for (var chips : List.of(spec.guaranteeMilli(), spec.limitMilli())) {
                for (var chip : chips.keySet()) {
                    if (state.tenants.chipNumber(chip) == Tenants.NONE) {
                        return new Rejection.NotFound("chip", chip);
                    }
                }
            }
        }
        return changed.isEmpty() ? null : overCommitted(all);
    }

    private @Nullable Rejection overCommitted(SortedMap<String, TenantSpec> all) {
        for (var chip : state.tenants.chips()) {
            var sums = new TreeMap<String, Long>();
            all.values().forEach(spec -> sums.merge(spec.parent(), guarantee(spec, chip), Long::sum));
            for (var sum : sums.entrySet()) {
                var parent = all.get(sum.getKey());
                long available = parent == null ? state.pool.milliOf(chip) : guarantee(parent, chip);
                if (sum.getValue() > available) {
                    return new Rejection.OverCommitted(sum.getKey(), chip, sum.getValue(), available);
                }
            }
        }
        return null;
    }

    private long guarantee(TenantSpec spec, String chip) {
        var stated = spec.guaranteeMilli().get(chip);
        return stated == null ? state.pool.milliOwnedBy(spec.path(), chip) : stated;
    }
}
