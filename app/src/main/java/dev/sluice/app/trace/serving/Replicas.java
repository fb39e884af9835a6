package dev.sluice.app.trace.serving;

import dev.sluice.app.trace.reading.FleetMaker;
import dev.sluice.app.trace.reading.Gangs;
import dev.sluice.app.trace.reading.JobList;
import dev.sluice.app.trace.reading.Reading;
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.replay.Profile;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.End;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rates of requests as jobs.
 *
 * <p>Goal: the load that a service puts on a fleet when its replicas follow its rate. Method: a replica is one device
 * and answers a fixed rate, which is the caller's to say; a window with rate r needs {@code ceil(r / rate of a
 * replica)} of them. The i-th replica is a job from the window in which more than i - 1 are needed first to the one in
 * which they are not any more; the last one up is the first one down. Example: with 1 request a second each, rates 1.5,
 * 2.5, 0.5 are one job of three windows, one of two and one of one. A service starts and stops in no time, and serves
 * nobody while there are no requests.
 *
 * <p>Each tenant gets a center with as many devices as its own peak takes: who serves alone must be ready for its peak.
 */
final class Replicas {
    private static final int PER_NODE = 8;
    private static final int MOST = 1_000_000;
    private static final long MICRO = 1_000_000;

    private final JobList jobs;
    private final long replicaMicro;
    private final Profile profile;
    private final GangDemand one = new Gangs().whole(1, PER_NODE, List.of());
    private final Map<String, Integer> peaks = new TreeMap<>();
    private final ArrayDeque<Long> since = new ArrayDeque<>();
    private String tenant = "";
    private long until;
    private long number;

    /** @param model what is served */
    Replicas(Reading reading, JobList jobs, String model) {
        this.jobs = jobs;
        this.replicaMicro = reading.options().replicaMilliRequests() * 1000;
        this.profile = new Profile(model, new TreeMap<>(), -1, Limits.DEVICE_MILLI, 0, 0, 0, 0, 0);
        reading.remark("trace.note.replica", decimal(reading.options().replicaMilliRequests()));
    }

    private static String decimal(long milli) {
        return BigDecimal.valueOf(milli, 3).stripTrailingZeros().toPlainString();
    }

    /** Goes on with the windows of a tenant. */
    void of(String name) throws TraceFailure {
        if (!name.equals(tenant)) {
            close();
            tenant = name;
            until = 0;
        }
    }

    /** The end of the last window of this tenant, in ms. */
    long until() {
        return until;
    }

    /** The next window of the tenant; whatever lies between is one without requests. */
    void window(long from, long to, long requestsPerMegaSecond) throws TraceFailure {
        if (from > until) {
            down(0, until);
        }
        long needed = Math.min(MOST, Math.ceilDiv(requestsPerMegaSecond, replicaMicro));
        down((int) needed, from);
        while (since.size() < needed) {
            since.push(from);
        }
        peaks.merge(tenant, since.size(), Math::max);
        until = to;
    }

    private void down(int needed, long at) throws TraceFailure {
        while (since.size() > needed) {
            long from = since.pop();
            if (jobs.wants(from)) {
                jobs.add(from, tenant + "-" + ++number, tenant, one, at - from, End.SUCCEEDED, profile);
            }
        }
    }

    /** Ends the windows of the last tenant. */
    void close() throws TraceFailure {
        down(0, until);
    }

    /** Requests of some ms as requests in a million seconds. */
    static long rate(long requests, long millis) {
        return requests * 1000 * MICRO / millis;
    }

    void centers(FleetMaker maker, String chip) throws TraceFailure {
        for (var peak : peaks.entrySet()) {
            maker.center(peak.getKey(), peak.getKey()).nodes(peak.getKey(), chip, peak.getValue(), PER_NODE);
        }
    }
}
