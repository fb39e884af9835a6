package dev.sluice.core.schedule.queue;

import dev.sluice.core.setting.Settings;
import java.util.List;
import java.util.Optional;

/** The registry of queue policies. */
public final class QueuePolicies {
    private QueuePolicies() {}

    /** All of them with the standard settings, the default first. */
    public static List<QueuePolicy> all() {
        return all(Settings.STANDARD);
    }

    /** All of them, the default first. */
    public static List<QueuePolicy> all(Settings settings) {
        return List.of(
                new Fifo(false, Aging.of(settings)),
                new Fifo(true, Aging.of(settings)),
                new ShortestRun(),
                new ShortestRemainingTime(),
                new ShortestRemainingService(),
                LeastAttainedService.of(settings),
                Predicted.of(settings));
    }

    /** The one with a name and the standard settings. */
    public static Optional<QueuePolicy> named(String name) {
        return named(name, Settings.STANDARD);
    }

    public static Optional<QueuePolicy> named(String name, Settings settings) {
        return all(settings).stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst();
    }
}
