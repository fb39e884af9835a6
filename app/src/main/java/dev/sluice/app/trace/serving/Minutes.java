package dev.sluice.app.trace.serving;

import dev.sluice.app.trace.reading.FleetMaker;
import dev.sluice.app.trace.reading.JobList;
import dev.sluice.app.trace.reading.Reading;
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.core.replay.Trace;
import java.util.Map;
import java.util.TreeMap;

/** A log of requests, counted by the minute in whatever order they come. */
final class Minutes {
    private static final long MINUTE = 60_000;

    private final Map<Long, Long> counts = new TreeMap<>();

    void request(long millis) {
        counts.merge(millis / MINUTE, 1L, Long::sum);
    }

    /** The service of one tenant that answers them. */
    Trace trace(String tenant, Reading reading) throws TraceFailure {
        var jobs = new JobList(reading);
        var replicas = new Replicas(reading, jobs, tenant);
        replicas.of(tenant);
        for (var minute : counts.entrySet()) {
            long from = minute.getKey() * MINUTE;
            replicas.window(from, from + MINUTE, Replicas.rate(minute.getValue(), MINUTE));
        }
        replicas.close();
        var maker = new FleetMaker();
        replicas.centers(maker, tenant + "-gpu");
        return jobs.trace(tenant, maker.fleet());
    }
}
