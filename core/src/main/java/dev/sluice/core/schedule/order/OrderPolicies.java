package dev.sluice.core.schedule.order;

import java.util.List;
import java.util.Optional;

/** The registry of order policies. */
public final class OrderPolicies {
    private static final List<OrderPolicy> ALL = List.of(new FairShare());

    private OrderPolicies() {}

    /** The names of all of them, the default first. */
    public static List<String> names() {
        return ALL.stream().map(OrderPolicy::name).toList();
    }

    public static Optional<OrderPolicy> named(String name) {
        return ALL.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }
}
