package dev.sluice.app.http;

import dev.sluice.app.auth.Caller;
import dev.sluice.app.http.view.EventSight;
import dev.sluice.app.loop.Writer.Committed;
import dev.sluice.core.Core;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events a reader gets. What is about work of a tenant that nobody knows any more goes only to those who may see
 * everything.
 *
 * @param workload 0 = any
 * @param types empty = any
 */
record EventFilter(Caller caller, long workload, @Nullable String tenant, Set<String> types) {
    /** Looks at commits on the writer's thread. */
    List<EventSight> sights(Core core, List<Committed> commits) {
        var sights = new ArrayList<EventSight>();
        for (var commit : commits) {
            var entry = new EventSight.Entry(commit.sequence(), commit.command().actor());
            for (var event : commit.events()) {
                EventSight.of(core, entry, event).filter(this::passes).ifPresent(sights::add);
            }
        }
        return sights;
    }

    private boolean passes(EventSight sight) {
        return (types.isEmpty() || types.contains(sight.type()))
                && (workload == 0 || sight.workload() == workload)
                && (seen(sight.tenant(), sight.aboutWork())
                        || sight.otherTenant() != null && seen(sight.otherTenant(), true));
    }

    private boolean seen(@Nullable String of, boolean aboutWork) {
        if (of == null) {
            return tenant == null && (!aboutWork || caller.tenant() == null);
        }
        return caller.sees(of) && (tenant == null || Caller.within(of, tenant));
    }
}
