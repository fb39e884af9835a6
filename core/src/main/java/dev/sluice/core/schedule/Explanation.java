package dev.sluice.core.schedule;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.Workload;
import java.util.List;

/**
 * Why a workload waits, in figures of this moment.
 *
 * @param verdict why it stands where it does
 * @param demand what it asks for
 * @param where each center and chip that it may run on, with what is free there
 * @param ahead who is served before it
 * @param changes each change that alone would let it start now
 */
public record Explanation(
        long workload, Verdict verdict, GangDemand demand, List<Where> where, List<Ahead> ahead, List<Change> changes) {
    /**
     * What is free in one center on one chip.
     *
     * @param devices devices there are
     * @param freeDevices devices that are wholly free
     * @param freeMilli milli free on all devices, parts of devices among them
     * @param tasksThatFit how many tasks of this workload fit there now
     * @param owned whether it would run inside the tenant's guarantee
     */
    public record Where(
            String center,
            String chip,
            long devices,
            long freeDevices,
            long freeMilli,
            long tasksThatFit,
            boolean owned) {}

    /** Why somebody is served before. */
    public enum Reason {
        /** The same tenant submitted it before. */
        OLDER,
        /** The same tenant gave it a higher priority. */
        HIGHER_PRIORITY,
        /** It comes first by the order of the queue: it is shorter, say. */
        BETTER_RANK,
        /** Its tenant has less of its fair share now. */
        LOWER_SHARE
    }

    /** Some workloads of a tenant that are served before. */
    public record Ahead(String tenant, Reason reason, long workloads) {}

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
    public static Explanation of(Live live, Policies policies, Workload workload, Verdict verdict) {
        var explainer = new Explainer(live, policies, workload);
        return new Explanation(
                workload.id(),
                verdict,
                workload.spec().demand(),
                explainer.where(),
                explainer.ahead(),
                explainer.changes());
    }
}
