package dev.sluice.core.replay;

import dev.sluice.core.schedule.Policies;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * One way to run a trace, to be compared with others.
 *
 * @param name what reports call it
 * @param oneQueue whether all work stands in one queue of one tenant who owns everything, so that nobody is guaranteed
 *     anything; its levers then can't be less than pooling and borrowing
 * @param levers what is shared; none of them = each owner alone in its own centers
 * @param told whether users say how long their work runs, as far as the trace does
 */
public record Setup(String name, boolean oneQueue, Set<Lever> levers, boolean told, Policies policies) {
    public Setup {
        var copy = EnumSet.noneOf(Lever.class);
        copy.addAll(levers);
        levers = Collections.unmodifiableSet(copy);
    }

    /** A set-up in which users say what the trace does. */
    public Setup(String name, boolean oneQueue, Set<Lever> levers, Policies policies) {
        this(name, oneQueue, levers, true, policies);
    }

    public boolean has(Lever lever) {
        return levers.contains(lever);
    }
}
