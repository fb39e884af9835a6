package dev.sluice.app.http;

import dev.sluice.app.auth.Caller;
import dev.sluice.app.auth.Operation;
import dev.sluice.app.http.view.Words;
import dev.sluice.app.loop.Books;
import dev.sluice.app.store.Store;
import dev.sluice.core.Command;
import dev.sluice.core.Rejection;
import java.util.List;

/** The books as a whole: closing months, looking them over, making them anew. */
final class LedgerEndpoints {
    private final WriterLine line;
    private final Store store;

    LedgerEndpoints(WriterLine line, Store store) {
        this.line = line;
        this.store = store;
    }

    /** How many lines there are, up to which month they are closed, and what is wrong with them. */
    record Checked(long lines, long made, String closed, boolean fine, List<Long> differing, List<String> faults) {}

    record Rebuilt(long lines) {}

    record Closed(String period) {}

    Answer check(Request request) {
        keeper(request);
        var check = Books.check(store);
        int closed = line.read(core -> core.closedPeriod());
        return Answer.json(new Checked(
                check.lines(),
                check.made(),
                closed == 0 ? "" : Words.period(closed),
                check.fine(),
                check.differing(),
                check.faults()));
    }

    Answer rebuild(Request request) {
        keeper(request);
        return Answer.json(new Rebuilt(Books.rebuild(store)));
    }

    /** Closing what is closed is no fault. */
    Answer close(Request request) {
        var caller = keeper(request);
        int period = Spans.month(request.place("period"));
        var outcome =
                line.outcome((at, core) -> new Command.ClosePeriod(at, caller.user(), period), request.requestKey());
        if (!(outcome.decided().rejection() instanceof Rejection.Unchanged)) {
            WriterLine.refuse(outcome.decided().rejection());
        }
        return Answer.json(new Closed(Words.period(line.read(core -> core.closedPeriod()))));
    }

    private static Caller keeper(Request request) {
        var caller = request.caller(Operation.KEEP_BOOKS);
        if (caller.tenant() != null) {
            throw Request.denied(Operation.KEEP_BOOKS, caller);
        }
        return caller;
    }
}
