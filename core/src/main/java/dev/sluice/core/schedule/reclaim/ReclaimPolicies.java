package dev.sluice.core.schedule.reclaim;

import dev.sluice.core.schedule.queue.QueuePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The registry of reclaim policies. */
public final class ReclaimPolicies {
    /** Least work lost, but where the queue preempts what it would serve last, unless its ranks are mere times. */
    private static final String AUTO = "auto";

    private ReclaimPolicies() {}

    private static List<ReclaimPolicy> all(QueuePolicy queue) {
        return List.of(new LeastWorkLost(), new WorstRankFirst(queue));
    }

    /** The names that can be chosen, the default first. */
    public static List<String> names(QueuePolicy queue) {
        var names = new ArrayList<String>();
        names.add(AUTO);
        all(queue).forEach(policy -> names.add(policy.name()));
        return names;
    }

    /** The one with a name, for a queue. */
    public static Optional<ReclaimPolicy> named(String name, QueuePolicy queue) {
        if (name.equals(AUTO)) {
            return Optional.of(
                    queue.preemptive() && queue.aging() == null ? new WorstRankFirst(queue) : new LeastWorkLost());
        }
        return all(queue).stream().filter(policy -> policy.name().equals(name)).findFirst();
    }
}
