package dev.sluice.app.http;

import dev.sluice.app.auth.Caller;
import dev.sluice.app.auth.Operation;
import dev.sluice.app.http.view.Sight;
import dev.sluice.core.Core;
import dev.sluice.core.work.Workload;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the workload that a path names, among those that the caller may see. */
final class WorkloadFinder {
    private static final int ID_DIGITS = 18;

    private final WriterLine line;

    WorkloadFinder(WriterLine line) {
        this.line = line;
    }

    /** What one step of a search by name gave. */
    private record Step(@Nullable Sight found, long nextId, boolean over) {}

    /** The workload as a whole, by id or as the newest of a name. */
    Sight find(String ref, Caller caller) {
        return ref.matches("[0-9]+") ? byId(ref, caller) : byName(ref, caller);
    }

    /** The same, for somebody who wants to change it. */
    Sight toChange(String ref, Caller caller) {
        var sight = find(ref, caller);
        if (!caller.mayChange(sight.tenant(), sight.workload().user())) {
            throw Request.denied(
                    caller.may(Operation.CHANGE_OWN) ? Operation.CHANGE_ANY : Operation.CHANGE_OWN, caller);
        }
        return sight;
    }

    private Sight byId(String ref, Caller caller) {
        long id = ref.length() <= ID_DIGITS ? Long.parseLong(ref) : 0;
        return line.read(core -> Optional.ofNullable(core.workloads().find(id))
                        .filter(workload -> caller.sees(workload.spec().tenant()))
                        .map(workload -> Sight.whole(core, workload)))
                .orElseThrow(() -> Refusal.notFound("workload", ref));
    }

    private Sight byName(String ref, Caller caller) {
        long from = Long.MAX_VALUE;
        while (true) {
            long begin = from;
            var step = line.read(core -> step(core, begin, ref, caller));
            if (step.found != null) {
                return step.found;
            }
            if (step.over) {
                throw Refusal.notFound("workload", ref);
            }
            from = step.nextId;
        }
    }

    private static Step step(Core core, long from, String name, Caller caller) {
        var workloads = core.workloads();
        long id = Math.min(from, workloads.nextId()) - 1;
        long last = Math.max(workloads.oldestId(), id - HttpLimits.GLANCED_AT + 1);
        for (; id >= last; id--) {
            var workload = workloads.find(id);
            if (workload != null && isIt(workload, name, caller)) {
                return new Step(Sight.whole(core, workload), id, true);
            }
        }
        return new Step(null, last, last <= workloads.oldestId());
    }

    private static boolean isIt(Workload workload, String name, Caller caller) {
        return workload.spec().name().equals(name)
                && caller.sees(workload.spec().tenant());
    }
}
