package dev.sluice.core.ledger;

import dev.sluice.core.work.Kind;
import dev.sluice.core.work.WorkloadSpec;

/**
 * What the ledger has to remember of a workload.
 *
 * @param job whether it works towards a result, which a stop can take away; the others serve while they run
 */
record Work(String tenant, String user, boolean job, long checkpointMillis, long restartMillis) {
    static Work of(WorkloadSpec spec, String user) {
        var times = spec.times();
        return new Work(spec.tenant(), user, spec.kind() == Kind.JOB, times.checkpointMillis(), times.restartMillis());
    }
}
