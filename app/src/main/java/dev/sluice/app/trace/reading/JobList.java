package dev.sluice.app.trace.reading;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.replay.Fleet;
import dev.sluice.core.replay.Job;
import dev.sluice.core.replay.Profile;
import dev.sluice.core.replay.Trace;
import dev.sluice.core.work.End;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The jobs of a trace inside the window that was asked for, in the order of the file until they are sorted by time. */
public final class JobList {
    private final Reading reading;
    private final long from;
    private final long to;
    private final List<Job> jobs = new ArrayList<>();
    private long outside;

    /** Jobs of any time, or within the options' window. */
    public JobList(Reading reading) {
        this(reading, new Range(1, Long.MAX_VALUE / 2));
    }

    /** @param usual the window where the options say nothing else */
    public JobList(Reading reading, Range usual) {
        this.reading = reading;
        this.from = reading.options().fromMillis().orElse(usual.least());
        this.to = reading.options().toMillis().orElse(usual.most() + 1);
    }

    /** Whether a job submitted then is wanted; those that are not are counted. */
    public boolean wants(long submitMillis) {
        boolean wanted = submitMillis >= from && submitMillis < to;
        outside += wanted ? 0 : 1;
        return wanted;
    }

    /** Adds a job of which no more is known than this. */
    public void add(
            long submitMillis,
            String name,
            String tenant,
            GangDemand demand,
            long durationMillis,
            End end,
            Profile profile)
            throws TraceFailure {
        long duration = Math.max(1, durationMillis);
        add(new Job(submitMillis, name, "", tenant, Kind.JOB, Priority.NORMAL, demand, duration, 0, 0, end, profile));
    }

    /** Adds a job that is wanted. */
    public void add(Job job) throws TraceFailure {
        if (jobs.size() >= TraceLimits.JOBS) {
            throw new TraceFailure("trace.too-many", "jobs", TraceLimits.JOBS);
        }
        jobs.add(job);
    }

    public int size() {
        return jobs.size();
    }

    public List<Job> jobs() {
        return jobs;
    }

    /** The trace; jobs of one time stay in the order of the file. */
    public Trace trace(String name, Fleet fleet) {
        reading.remarkCount("trace.note.outside", outside);
        jobs.sort(Comparator.comparingLong(Job::submitMillis));
        return new Trace(name, fleet, jobs);
    }
}
