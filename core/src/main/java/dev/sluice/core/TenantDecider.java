package dev.sluice.core;

import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.unit.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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
        return overCommitted(all, changed);
    }

    /** Only what gets worse is refused: a pool that shrank must not forbid harmless changes. */
    private @Nullable Rejection overCommitted(
            SortedMap<String, TenantSpec> all, SortedMap<String, TenantSpec> changed) {
        var parents = new TreeSet<>(changed.keySet());
        changed.values().forEach(spec -> parents.add(spec.parent()));
        var before = new TreeMap<String, TenantSpec>();
        state.tenants.all().forEach(spec -> before.put(spec.path(), spec));
        for (var chip : state.tenants.chips()) {
            var sumsBefore = sums(before, parents, chip);
            for (var sum : sums(all, parents, chip).entrySet()) {
                long available = available(all.get(sum.getKey()), chip);
                long excess = sum.getValue() - available;
                long excessBefore =
                        sumsBefore.getOrDefault(sum.getKey(), 0L) - available(before.get(sum.getKey()), chip);
                if (excess > 0 && excess > excessBefore) {
                    return new Rejection.OverCommitted(sum.getKey(), chip, sum.getValue(), available);
                }
            }
        }
        return null;
    }

    /** The guarantees right below each of some tenants. */
    private TreeMap<String, Long> sums(SortedMap<String, TenantSpec> tree, SortedSet<String> parents, String chip) {
        var sums = new TreeMap<String, Long>();
        for (var spec : tree.values()) {
            if (parents.contains(spec.parent())) {
                sums.merge(spec.parent(), guaranteed(spec, chip), TenantDecider::atMost);
            }
            if (parents.contains(spec.path())) {
                // Also who has nobody below it has to have what it lends.
                sums.merge(spec.path(), 0L, TenantDecider::atMost);
            }
        }
        return sums;
    }

    /** The sum, or the greatest number where it is greater than that. */
    private static long atMost(long a, long b) {
        long sum = a + b;
        return a > 0 && b > 0 && sum < 0 ? Long.MAX_VALUE : sum;
    }

    private long available(@Nullable TenantSpec parent, String chip) {
        return parent == null ? state.pool.milliOf(chip) : guaranteed(parent, chip);
    }

    /** With what contracts move; negative for a tenant that lends more than it would have. */
    private long guaranteed(TenantSpec spec, String chip) {
        int tenant = state.tenants.number(spec.path());
        long moved = tenant == Tenants.NONE ? 0 : state.tenants.moved(tenant, state.tenants.chipNumber(chip));
        return atMost(state.guaranteeMilli(spec, chip), moved);
    }
}
