package dev.sluice.app.trace.published;

import dev.sluice.app.trace.reading.FleetMaker;
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.core.replay.Job;
import dev.sluice.core.unit.Limits;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fleet for a trace that tells of none: for each tenant enough nodes for the device time that its jobs ask for
 * between the first and the last submission of the trace, so that its load is at most 1, and for the largest of its
 * gangs.
 */
final class Offered {
    private static final class Load {
        private double deviceMillis;
        private long largest;
    }

    private final Map<String, Load> loads = new TreeMap<>();
    private long first = Long.MAX_VALUE;
    private long last;

    Offered(List<Job> jobs) {
        for (var job : jobs) {
            var load = loads.computeIfAbsent(job.tenant(), _ -> new Load());
            long devices = job.milli() / Limits.DEVICE_MILLI;
            load.deviceMillis += (double) devices * job.durationMillis();
            load.largest = Math.max(load.largest, devices);
            first = Math.min(first, job.submitMillis());
            last = Math.max(last, job.submitMillis());
        }
    }

    /** Whole nodes for a tenant, in devices. */
    long devices(String tenant, int perNode) {
        var load = loads.getOrDefault(tenant, new Load());
        double span = Math.max(1, last - first);
        long nodes = (long) Math.ceil(load.deviceMillis / span / perNode);
        return Math.max(nodes, Math.ceilDiv(load.largest, perNode)) * perNode;
    }

    /** A center of its own for each tenant. */
    void centers(FleetMaker maker, String chip, int perNode) throws TraceFailure {
        for (var tenant : loads.keySet()) {
            maker.center(tenant, tenant).nodes(tenant, chip, devices(tenant, perNode), perNode);
        }
    }

    Iterable<String> tenants() {
        return loads.keySet();
    }
}
