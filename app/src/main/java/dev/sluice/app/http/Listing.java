package dev.sluice.app.http;

import dev.sluice.app.auth.Caller;
import dev.sluice.app.auth.Operation;
import dev.sluice.app.http.view.Sight;
import dev.sluice.app.http.view.StartView;
import dev.sluice.app.http.view.WorkloadRow;
import dev.sluice.core.Core;
import dev.sluice.core.forecast.Forecast.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Lists workloads, the newest first, in reads of bounded length. */
final class Listing {
    static final Set<String> ENDED = new TreeSet<>(List.of("succeeded", "failed", "cancelled", "timed-out"));
    static final Set<String> LIVE =
            new TreeSet<>(List.of("waiting", "held", "reserved", "starting", "running", "stopping"));

    private final WriterLine line;
    private final LongFunction<@Nullable Interval> forecasts;

    Listing(WriterLine line, LongFunction<@Nullable Interval> forecasts) {
        this.line = line;
        this.forecasts = forecasts;
    }

    record Page(List<WorkloadRow> workloads, @Nullable String next) {}

    /** What to show; null and empty = anything. */
    private record Filter(
            Caller caller,
            Set<String> states,
            @Nullable String tenant,
            @Nullable String user,
            @Nullable String name,
            @Nullable String center,
            @Nullable String chip) {
        boolean passes(Sight sight) {
            var workload = sight.workload();
            var where = sight.where();
            return states.contains(workload.phase().word())
                    && caller.sees(sight.tenant())
                    && (tenant == null || Caller.within(sight.tenant(), tenant))
                    && (user == null || workload.user().equals(user))
                    && (name == null || workload.spec().name().equals(name))
                    && (center == null || where != null && where.center().name().equals(center))
                    && (chip == null || where != null && where.chip().equals(chip));
        }
    }

    Answer list(Request request) {
        var caller = request.caller(Operation.READ_WORK);
        var filter = filter(request.query(), caller);
        int limit = request.query().limit();
        var cursor = request.query().number("cursor", 1, Long.MAX_VALUE);
        if (filter.tenant != null) {
            checkTenant(filter.tenant, caller);
        }
        var found = new ArrayList<Sight>();
        long from = cursor == null ? Long.MAX_VALUE : cursor;
        while (true) {
            long begin = from;
            int room = limit - found.size();
            var step = line.read(core -> step(core, begin, room, filter));
            found.addAll(step.found);
            from = step.nextId;
            if (step.over || found.size() == limit) {
                var rows = found.stream()
                        .map(sight -> WorkloadRow.of(sight, request.texts()).withStart(start(sight, request)))
                        .toList();
                return Answer.json(new Page(rows, step.over ? null : Long.toString(from)));
            }
        }
    }

    private @Nullable StartView start(Sight sight, Request request) {
        return StartView.of(forecasts.apply(sight.workload().id()), request.texts());
    }

    private void checkTenant(String tenant, Caller caller) {
        boolean known = caller.sees(tenant) && line.read(core -> core.tenants().number(tenant) >= 0);
        if (!known) {
            throw Refusal.notFound("tenant", tenant);
        }
    }

    private static Filter filter(Query query, Caller caller) {
        var known = new TreeSet<>(LIVE);
        known.addAll(ENDED);
        var states = query.list("state", known::contains, String.join(", ", known));
        boolean all = query.flag("all");
        return new Filter(
                caller,
                states.isEmpty() ? all ? known : LIVE : new TreeSet<>(states),
                query.text("tenant").orElse(null),
                query.text("user").orElse(null),
                query.text("name").orElse(null),
                query.text("center").orElse(null),
                query.text("chip").orElse(null));
    }

    /** Workloads below {@code nextId} have not been looked at. */
    private record Step(List<Sight> found, long nextId, boolean over) {}

    private static Step step(Core core, long from, int room, Filter filter) {
        var workloads = core.workloads();
        var found = new ArrayList<Sight>();
        long id = Math.min(from, workloads.nextId()) - 1;
        long last = Math.max(workloads.oldestId(), id - HttpLimits.LOOKED_AT + 1);
        for (; id >= last && found.size() < room; id--) {
            var workload = workloads.find(id);
            if (workload != null && filter.states.contains(workload.phase().word())) {
                var sight = Sight.row(core, workload);
                if (filter.passes(sight)) {
                    found.add(sight);
                }
            }
        }
        return new Step(found, id + 1, id < workloads.oldestId());
    }
}
