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
                sums.merge(spec.parent(), state.guaranteeMilli(spec, chip), TenantDecider::atMost);
            }
        }
        return sums;
    }

    /** The sum, or the greatest number where it is greater than that. */
    private static long atMost(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private long available(@Nullable TenantSpec parent, String chip) {
        return parent == null ? state.pool.milliOf(chip) : state.guaranteeMilli(parent, chip);
    }
}
