package dev.sluice.core.replay;

import dev.sluice.core.unit.LongList;
import java.util.List;

/**
 * What a set-up made of a trace. Device time is in milli-ms: milli of devices times ms.
 *
 * @param setup its name
 * @param workloads submitted
 * @param refused of those, refused at once
 * @param unfinished of those, neither refused nor over when nothing could happen any more: they fit nowhere
 * @param commands given to the core
 * @param events that they led to
 * @param firstMillis when the first job was submitted
 * @param lastMillis when the last one was: utilisation is counted from the first to here, so that what runs out
 *     afterwards flatters nobody
 * @param endMillis when the last one was over
 * @param waiting time in which a workload wanted devices and held none, from submission to its end, for each that ended
 * @param completion time from submission to the end
 * @param owners by organisation
 * @param sizes by devices asked for: "0", "<1" for a share, else rounded up to powers of two: "1", "2", "4", ...
 * @param chips by the chip that it ran on at last
 * @param eventHash over all events; equal replays have equal ones
 * @param stateHash over the state at the end
 */
public record Outcome(
        String setup,
        long workloads,
        long refused,
        long unfinished,
        long commands,
        long events,
        long firstMillis,
        long lastMillis,
        long endMillis,
        Usage usage,
        Series series,
        Spread waiting,
        Spread completion,
        List<Slice> owners,
        List<Slice> sizes,
        List<Slice> chips,
        Losses losses,
        List<Row> heat,
        List<Reason> reasons,
        long eventHash,
        long stateHash) {
    public Outcome {
        owners = List.copyOf(owners);
        sizes = List.copyOf(sizes);
        chips = List.copyOf(chips);
        heat = List.copyOf(heat);
        reasons = List.copyOf(reasons);
    }

    /**
     * Device time between first and last submission.
     *
     * @param capacity of all devices that were up
     * @param allocated handed out
     * @param active busy; -1 = the trace tells of too little of its work how busy it is
     * @param useful work that was kept: allocated, less what preemption, failure and, where activity is known, idleness
     *     lost; counted in time of the chip that each job was told for, so that a faster chip yields more than its
     *     time. A job that fails in the end by its own fault keeps nothing, whatever its checkpoints held: its result
     *     is lost
     * @param ceiling the most that any scheduler could have made useful: no work before it is submitted, none that
     *     fails in the end, no more than the fleet can do, each job at most as fast as it asked, gangs and nodes left
     *     aside
     */
    public record Usage(long capacity, long allocated, long active, long useful, long ceiling) {}

    /**
     * The same over time, in steps.
     *
     * @param stepMillis length of a step; the first begins at the first submission
     * @param active empty where {@link Usage#active} is -1
     * @param waitingMilli device milli that waiting work asks for, at the end of each step
     * @param strandedMilli free device milli, as far as waiting work asks for as much, at the end of each step: what is
     *     idle though it is wanted
     */
    public record Series(
            long stepMillis,
            LongList capacity,
            LongList allocated,
            LongList active,
            LongList useful,
            LongList ceiling,
            LongList waitingMilli,
            LongList strandedMilli) {}

    /** Workloads of one owner, size or chip. */
    public record Slice(String key, Spread waiting, Spread completion, long allocated, long useful) {}

    /**
     * Device time that was allocated and came to nothing, over the whole replay.
     *
     * @param stops attempts that were stopped to make room for others
     * @param byStops work lost by that, restarts included
     * @param byFailures work lost in attempts that failed, or whose node was lost, and all work of jobs that failed in
     *     the end
     * @param byIdleness allocated to work that did nothing; -1 = unknown
     * @param allocated all that was allocated in the whole replay
     */
    public record Losses(long stops, long byStops, long byFailures, long byIdleness, long allocated) {}

    /**
     * One center over time.
     *
     * @param allocatedPermille part of its devices that was handed out in each step of the series
     */
    public record Row(String center, String owner, String chip, long devices, LongList allocatedPermille) {}

    /**
     * Why work waited.
     *
     * @param code of the verdict
     * @param waitedMillis time that workloads waited for it, summed up; sampled at each step
     */
    public record Reason(String code, long waitedMillis) {}
}
