package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.Segment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The domains that a gang goes through when none has room for all of it.
 *
 * <p>Goals: as few domains as can be, and large empty ones kept whole. Method: as long as no domain takes all that is
 * left, the one that takes most; the last one is the one that takes all that is left with the least to spare. Taking
 * the largest first needs the fewest. Example: 5 tasks, racks with room for 4, 2 and 1: the first takes 4, the last 1.
 */
final class FewestDomains {
    private record Domain(Collection<Integer> nodes, long tasks) {}

    private final List<Domain> open = new ArrayList<>();

    FewestDomains(Pool pool, Segment segment, GangDemand demand) {
        for (var nodes : segment.domains(demand.topology().level())) {
            long tasks = 0;
            for (int node : nodes) {
                var state = pool.stateOf(node);
                tasks += state.isEmpty() ? 0 : segment.free().tasksThatFit(state.get(), demand.task());
            }
            if (tasks > 0) {
                open.add(new Domain(nodes, tasks));
            }
        }
    }

    /** The nodes of the next domain when so many tasks are left; null when none are, or no domain is. */
    @Nullable Collection<Integer> next(int tasks) {
        if (tasks == 0 || open.isEmpty()) {
            return null;
        }
        int best = 0;
        for (int i = 1; i < open.size(); i++) {
            best = isBetter(open.get(i).tasks, open.get(best).tasks, tasks) ? i : best;
        }
        return open.remove(best).nodes;
    }

    /**
     * Whether a domain with room for so many tasks comes before another one: in the order of names among equal ones.
     */
    private static boolean isBetter(long room, long other, int tasks) {
        boolean enough = room >= tasks;
        return enough == other >= tasks ? (enough ? room < other : room > other) : enough;
    }
}
