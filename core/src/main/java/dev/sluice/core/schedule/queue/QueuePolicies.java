package dev.sluice.core.schedule.queue;

import java.util.List;
import java.util.Optional;

/** The registry of queue policies. */
public final class QueuePolicies {
    private static final List<QueuePolicy> ALL = List.of(
            new Fifo(false),
            new Fifo(true),
            new ShortestRun(),
            new ShortestRemainingTime(),
            new ShortestRemainingService(),
            new LeastAttainedService());

    private QueuePolicies() {}

    /** All of them, the default first. */
    public static List<QueuePolicy> all() {
        return ALL;
    }

    public static Optional<QueuePolicy> named(String name) {
        return ALL.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }
}
