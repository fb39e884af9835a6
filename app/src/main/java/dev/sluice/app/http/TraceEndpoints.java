package dev.sluice.app.http;

import dev.sluice.app.auth.Caller;
import dev.sluice.app.auth.Operation;
import dev.sluice.app.trace.lines.NativeTrace;
import dev.sluice.core.replay.Recording;
import dev.sluice.core.replay.Trace;
import java.util.Map;

/** What the server did so far, as a trace that can be replayed. */
final class TraceEndpoints {
    private static final String JSON_LINES = "application/x-ndjson";
    private static final int PAGE = 2_000;

    private final History history;
    private final Streams streams;

    TraceEndpoints(History history, Streams streams) {
        this.history = history;
        this.streams = streams;
    }

    /** All that has ended and that the caller may see. How much is not in it stands in the headers. */
    Answer trace(Request request) {
        var caller = request.caller(Operation.READ_WORK);
        var recorded = recorded();
        var headers = Map.of(
                "Sluice-Never-Ran", Long.toString(recorded.neverRan()), "Sluice-Open", Long.toString(recorded.open()));
        var seen = seenBy(caller, recorded.trace());
        return streams.open(JSON_LINES, headers, out -> NativeTrace.write(seen, out));
    }

    private Recording.Result recorded() {
        var recording = new Recording();
        long last = history.last();
        for (long sequence = 0; sequence < last; ) {
            for (var committed : history.after(sequence, PAGE)) {
                committed.events().forEach(recording::add);
                sequence = committed.sequence();
            }
        }
        return recording.result("sluice");
    }

    private static Trace seenBy(Caller caller, Trace trace) {
        var jobs =
                trace.jobs().stream().filter(job -> caller.sees(job.tenant())).toList();
        return new Trace(trace.name(), trace.fleet(), jobs);
    }
}
