package dev.sluice.app.http;

import dev.sluice.app.auth.Operation;
import dev.sluice.app.http.view.EventSight;
import dev.sluice.app.http.view.EventView;
import dev.sluice.app.loop.Writer;
import dev.sluice.core.work.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What happened, and what happens. */
final class EventEndpoints {
    private static final int BATCH = 2_000;

    static final Set<String> TYPES = new TreeSet<>(List.of(
            "chip-set",
            "center-set",
            "node-set",
            "node-left",
            "node-cordoned",
            "node-down",
            "tenant-set",
            "settings-set",
            "rules-set",
            "price-set",
            "price-ended",
            "bid-published",
            "bid-matched",
            "bid-ended",
            "budget-set",
            "budget-ended",
            "budget-reached",
            "period-closed",
            "contract-proposed",
            "contract-signed",
            "contract-activated",
            "contract-recalling",
            "contract-returned",
            "contract-ended",
            "submitted",
            "placed",
            "reserved",
            "unreserved",
            "planned",
            "unplanned",
            "retiered",
            "paced",
            "task-started",
            "task-ended",
            "grown",
            "shrink-ordered",
            "task-left",
            "activity-reported",
            "idle-warned",
            "recall-warned",
            "stop-ordered",
            "requeued",
            "held",
            "released",
            "ended",
            "explained"));

    private final Writer writer;
    private final WriterLine line;
    private final History history;
    private final WorkloadFinder finder;
    private final Streams streams;

    EventEndpoints(Writer writer, WriterLine line, History history, WorkloadFinder finder, Streams streams) {
        this.writer = writer;
        this.line = line;
        this.history = history;
        this.finder = finder;
        this.streams = streams;
    }

    record Page(List<EventView> events, @Nullable String next) {}

    /** The stream of everything that the filters let through. */
    Answer stream(Request request) {
        var caller = request.caller(Operation.READ_WORK);
        var query = request.query();
        var tenant = query.text("tenant").orElse(null);
        if (tenant != null
                && !(caller.sees(tenant) && line.read(core -> core.tenants().number(tenant) >= 0))) {
            throw Refusal.notFound("tenant", tenant);
        }
        long workload = query.number("workload", 1, Long.MAX_VALUE, 0);
        if (workload != 0) {
            finder.find(Long.toString(workload), caller);
        }
        var types = new TreeSet<>(query.list("type", TYPES::contains, String.join(", ", TYPES)));
        var filter = new EventFilter(caller, workload, tenant, types);
        long after = lastEventId(request);
        return streams.open(
                "text/event-stream",
                Map.of(),
                out -> new EventStream(writer, line, history, filter, request.texts(), request.valid())
                        .run(after, out));
    }

    /** The entry after which the reader wants to go on; now when he doesn't say. */
    private long lastEventId(Request request) {
        var given = request.header("Last-Event-ID");
        if (given.isEmpty()) {
            return history.last();
        }
        try {
            long id = Long.parseLong(given.get());
            if (id >= 0) {
                return id;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a negative one is.
        }
        throw Query.invalid("Last-Event-ID", given.get(), "0..");
    }

    /** A page of what happened to one workload. Each page decodes a bounded part of the journal. */
    Answer ofWorkload(Request request) {
        var caller = request.caller(Operation.READ_WORK);
        int limit = request.query().limit();
        var workload = finder.find(request.place("ref"), caller).workload();
        var cursor = request.query().number("cursor", 0, Long.MAX_VALUE);
        long after = cursor == null ? history.lastBefore(workload.submittedMillis()) : cursor;
        long end = workload.phase() instanceof Phase.Ended ended ? ended.atMillis() : Long.MAX_VALUE;
        var filter = new EventFilter(caller, workload.id(), null, Set.of());
        var found = new ArrayList<EventSight>();
        boolean over = false;
        for (int looked = 0; looked < HttpLimits.ENTRIES_LOOKED_AT && found.size() < limit && !over; ) {
            var commits = history.after(after, BATCH);
            looked += commits.size();
            var sights = line.read(core -> filter.sights(core, commits));
            boolean fits = found.size() + sights.size() <= limit;
            // An entry's events stay together: the page ends before the entry that would make it too long.
            var taken = fits ? sights : upTo(sights, limit - found.size());
            found.addAll(taken);
            over = fits && (commits.size() < BATCH || commits.getLast().atMillis() > end);
            after = fits && !commits.isEmpty() ? commits.getLast().sequence() : lastOf(found, after);
        }
        var views = found.stream().map(sight -> sight.view(request.texts())).toList();
        return Answer.json(new Page(views, over ? null : Long.toString(after)));
    }

    private static List<EventSight> upTo(List<EventSight> sights, int room) {
        int end = room;
        while (end > 0 && sights.get(end - 1).sequence() == sights.get(end).sequence()) {
            end--;
        }
        // One entry with more events than a page has room for is given whole.
        while (end == 0
                && room < sights.size()
                && sights.get(room).sequence() == sights.getFirst().sequence()) {
            room++;
            end = room == sights.size()
                            || sights.get(room).sequence() != sights.getFirst().sequence()
                    ? room
                    : 0;
        }
        return sights.subList(0, end);
    }

    private static long lastOf(List<EventSight> sights, long otherwise) {
        return sights.isEmpty() ? otherwise : sights.getLast().sequence();
    }
}
