package dev.sluice.core.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What each job of a replay went through, in flat arrays by its place in the trace. */
final class Journeys {
    private static final long NOT = -1;

    private final List<Job> jobs;
    private final long[] wantsSince;
    private final long[] waited;
    private final long[] completed;
    private final long[] allocated;
    private final long[] useful;
    private final int[] segment;
    private final BitSet refused;
    private int over;

    Journeys(List<Job> jobs) {
        this.jobs = jobs;
        wantsSince = filled(jobs.size());
        waited = new long[jobs.size()];
        completed = filled(jobs.size());
        allocated = new long[jobs.size()];
        useful = new long[jobs.size()];
        segment = new int[jobs.size()];
        Arrays.fill(segment, -1);
        refused = new BitSet(jobs.size());
    }

    private static long[] filled(int size) {
        long[] array = new long[size];
        Arrays.fill(array, NOT);
        return array;
    }

    /** It wants devices from now on. */
    void wants(int job, long atMillis) {
        wantsSince[job] = atMillis;
    }

    /** It has devices, or wants none any more. */
    void wantsNone(int job, long atMillis) {
        if (wantsSince[job] != NOT) {
            waited[job] += atMillis - wantsSince[job];
            wantsSince[job] = NOT;
        }
    }

    void placed(int job, int onSegment) {
        segment[job] = onSegment;
    }

    void used(int job, long allocatedMore, long usefulMore) {
        allocated[job] += allocatedMore;
        useful[job] += usefulMore;
    }

    void over(int job, long atMillis) {
        if (!refused.get(job)) {
            wantsNone(job, atMillis);
            completed[job] = atMillis - jobs.get(job).submitMillis();
            over++;
        }
    }

    /** It never got into the queue, or was taken out as it fits nowhere. */
    void refused(int job) {
        refused.set(job);
        over++;
    }

    /** Jobs that are over, refused ones among them. */
    int over() {
        return over;
    }

    int refused() {
        return refused.cardinality();
    }

    Spread waiting() {
        return spread(waited, ended(IntStream.range(0, jobs.size())));
    }

    Spread completion() {
        return spread(completed, ended(IntStream.range(0, jobs.size())));
    }

    List<Outcome.Slice> byOwner() {
        return slices(job -> jobs.get(job).owner());
    }

    List<Outcome.Slice> bySize() {
        return slices(job -> Sizes.of(jobs.get(job).milli()));
    }

    /** By the chip of the segment that each ran on at last. */
    List<Outcome.Slice> byChip(List<String> chipsOfSegments) {
        return slices(job -> segment[job] < 0 ? "-" : chipsOfSegments.get(segment[job]));
    }

    private int[] ended(IntStream some) {
        return some.filter(job -> completed[job] != NOT).toArray();
    }

    private List<Outcome.Slice> slices(IntFunction<String> keyOf) {
        var members = new TreeMap<String, IntStream.Builder>(Sizes.ORDER);
        for (int job = 0; job < jobs.size(); job++) {
            members.computeIfAbsent(keyOf.apply(job), key -> IntStream.builder())
                    .add(job);
        }
        var slices = new ArrayList<Outcome.Slice>();
        members.forEach((key, group) -> slices.add(slice(key, group.build().toArray())));
        return slices;
    }

    private Outcome.Slice slice(String key, int[] group) {
        int[] ended = ended(Arrays.stream(group));
        long allocatedSum =
                Arrays.stream(group).mapToLong(job -> allocated[job]).sum();
        long usefulSum = Arrays.stream(group).mapToLong(job -> useful[job]).sum();
        return new Outcome.Slice(key, spread(waited, ended), spread(completed, ended), allocatedSum, usefulSum);
    }

    private static Spread spread(long[] times, int[] ofJobs) {
        long[] some = new long[ofJobs.length];
        for (int i = 0; i < ofJobs.length; i++) {
            some[i] = times[ofJobs[i]];
        }
        return Spread.of(some, some.length);
    }
}
