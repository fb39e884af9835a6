package dev.sluice.core;

import dev.sluice.core.contract.Contract;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.Stage;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.Workload;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells work that a recall may take its devices.
 *
 * <p>When the notice has run out the youngest work that the guarantee no longer covers is borrowed, and may be stopped.
 * Which that is depends on what starts and ends until then, so all work of the borrower's organisation is told that
 * holds devices of the chip by contract.
 */
final class RecallWarnings {
    private RecallWarnings() {}

    /** Adds a warning for each workload that recalls concern, once each. */
    static void add(State state, long at, List<Event> events) {
        var warned = new TreeMap<Long, Event>();
        for (var event : events) {
            if (event instanceof Event.ContractRecalling(var when, var by, var spec, int devices, long back)) {
                var why = verdict(spec, devices, back);
                for (long id : state.workloads.placed()) {
                    var workload = state.workloads.get(id);
                    if (concerns(state, spec, workload)) {
                        warned.putIfAbsent(id, new Event.RecallWarned(at, id, workload.attempts(), why));
                    }
                }
            }
        }
        events.addAll(warned.values());
    }

    private static boolean concerns(State state, ContractSpec spec, Workload workload) {
        var attempt = workload.phase().attempt();
        return AttemptEnds.isRunning(workload)
                && attempt != null
                && attempt.tier() == Tier.CONTRACTED
                && state.pool.segment(attempt.placement().segment()).chip().equals(spec.chip())
                && TenantSpec.organisation(workload.spec().tenant()).equals(TenantSpec.organisation(spec.borrower()));
    }

    /** What a workload has to be told of recalls that are under way: the next of them; null = nothing. */
    static @Nullable Verdict warning(State state, Workload workload) {
        Contract next = null;
        for (var contract : state.contracts.recalling()) {
            boolean sooner = next == null || contract.dueMillis() < next.dueMillis();
            next = sooner && concerns(state, contract.spec(), workload) ? contract : next;
        }
        return next != null && next.stage() instanceof Stage.Recalling recalling
                ? verdict(
                        next.spec(),
                        recalling.recalls().getFirst().devices(),
                        recalling.recalls().getFirst().atMillis())
                : null;
    }

    private static Verdict verdict(ContractSpec spec, int devices, long backMillis) {
        return Verdict.of(Verdict.Code.RECALL_NEAR, spec.name(), spec.lender(), devices, backMillis);
    }
}
