package dev.sluice.app.http;

import dev.sluice.app.auth.Operation;
import dev.sluice.app.http.view.WorkloadView;
import dev.sluice.app.input.Doc;
import dev.sluice.core.Command;
import dev.sluice.core.unit.Limits;
import java.util.List;

/** What agents and operators say of how busy the devices of a workload are. */
final class ActivityEndpoints {
    private static final int UNKNOWN = -1;

    private final WriterLine line;
    private final WorkloadFinder finder;

    ActivityEndpoints(WriterLine line, WorkloadFinder finder) {
        this.line = line;
        this.finder = finder;
    }

    private record Told(int attempt, int activePermille, long overMillis) {}

    Answer report(Request request) {
        var caller = request.caller(Operation.REPORT_ACTIVITY);
        var told = Documents.meant(List.of(Documents.one(request)), ActivityEndpoints::read)
                .getFirst();
        var workload = finder.find(request.place("ref"), caller).workload();
        int attempt = told.attempt == 0 ? workload.attempts() : told.attempt;
        var command = line.submit(
                        (at, core) -> command(at, caller.user(), workload.id(), attempt, told), request.requestKey())
                .command();
        if (!command.equals(command(command.atMillis(), caller.user(), workload.id(), attempt, told))) {
            throw new Refusal(ProblemCode.KEY_REUSED);
        }
        var sight = finder.find(Long.toString(workload.id()), caller);
        boolean open = caller.mayChange(workload.spec().tenant(), workload.user());
        return Answer.json(WorkloadView.of(sight, request.texts(), open));
    }

    private static Command command(long at, String user, long id, int attempt, Told told) {
        return new Command.ReportActivity(at, user, id, attempt, told.activePermille, told.overMillis);
    }

    private static Doc.Reading<Told> read(Doc document) {
        return document.read(fields -> {
            int attempt = (int) fields.integer("attempt", 1, Integer.MAX_VALUE).orElse(0);
            int active = (int) fields.integer("activePermille", 0, 1000).orElse(UNKNOWN);
            long over = fields.requireDurationMillis("over", 0, Limits.DURATION_MILLIS);
            return () -> new Told(attempt, active, over);
        });
    }
}
