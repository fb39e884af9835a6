package dev.sluice.core.schedule;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.schedule.queue.Seniority;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.Workload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a workload waits, in figures of this moment.
 *
 * @param verdict why it stands where it does
 * @param demand what it asks for
 * @param where each center and chip that it may run on, with what is free there
 * @param ahead who is served before it
 * @param changes each change that alone would let it start now
 * @param due how its deadline stands; null when it has none, or when it does not wait
 */
public record Explanation(
        long workload,
        Verdict verdict,
        GangDemand demand,
        List<Where> where,
        List<Ahead> ahead,
        List<Change> changes,
        @Nullable Due due) {
    /**
     * What is free in one center on one chip.
     *
     * @param devices devices there are
     * @param freeDevices devices that are wholly free
     * @param freeMilli milli free on all devices, parts of devices among them
     * @param tasksThatFit how many tasks of this workload fit there now
     * @param owned whether it would run inside the tenant's guarantee
     * @param rule the rule that keeps the tenant from it, or null
     */
    public record Where(
            String center,
            String chip,
            long devices,
            long freeDevices,
            long freeMilli,
            long tasksThatFit,
            boolean owned,
            @Nullable String rule) {}

    /** Why somebody is served before. */
    public enum Reason {
        /** It has to start about now to be over by its deadline. */
        DEADLINE,
        /** The same tenant gave it a higher priority. */
        HIGHER_PRIORITY,
        /** The same tenant gave it a lower priority, but it has waited so much longer that it goes first. */
        WAITED_LONGER,
        /** It comes first by the order of the queue: it is shorter, say. */
        BETTER_RANK,
        /** The same tenant submitted it before. */
        OLDER,
        /** Its tenant has borrowed less for its weight, now and in the past. */
        LOWER_SHARE
    }

    /** Some workloads of a tenant that are served before. */
    public record Ahead(String tenant, Reason reason, long workloads) {}

    /**
     * A deadline.
     *
     * @param deadlineMillis when it is to be over, in ms since 1970
     * @param latestStartMillis when it has to start for that, by what is known of such work
     */
    public record Due(long deadlineMillis, long latestStartMillis, Seniority.Standing standing) {}

    /** What would have to be different. */
    public enum Kind {
        /** Ask for at most so many tasks. */
        FEWER_TASKS,
        /** Ask for at most so many devices for each task. */
        FEWER_DEVICES,
        /** Allow this chip, too. */
        OTHER_CHIP,
        /** Do not ask for all tasks in one domain of this level. */
        ANY_DOMAIN,
        /** Ask for fewer cores or less host memory than so much for each task. */
        LESS_HOST,
        /** Raise the limit of this tenant. */
        HIGHER_LIMIT,
        /** A higher budget of a tenant, or a new month: its path. */
        HIGHER_BUDGET,
        /** Release it from hold. */
        RELEASE
    }

    /** One change that alone would let it start now. */
    public record Change(Kind kind, String to) {}

    public Explanation {
        where = List.copyOf(where);
        ahead = List.copyOf(ahead);
        changes = List.copyOf(changes);
    }

    /** Looks at the state as it is now. */
    public static Explanation of(Live live, Policies policies, Workload workload, Verdict verdict, long nowMillis) {
        var explainer = new Explainer(live, policies, workload, nowMillis);
        return new Explanation(
                workload.id(),
                verdict,
                workload.spec().demand(),
                explainer.where(),
                explainer.ahead(),
                explainer.changes(),
                explainer.due());
    }
}
