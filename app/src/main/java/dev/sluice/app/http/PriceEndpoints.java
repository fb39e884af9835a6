package dev.sluice.app.http;

import dev.sluice.app.auth.Caller;
import dev.sluice.app.auth.Operation;
import dev.sluice.app.http.view.PricesView;
import dev.sluice.app.work.PriceFile;
import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.Decided;
import dev.sluice.core.Rejection;
import dev.sluice.core.pool.Pool;
import java.util.List;
import java.util.Map;

/** What owners ask for their idle devices. */
final class PriceEndpoints {
    private final WriterLine line;

    PriceEndpoints(WriterLine line) {
        this.line = line;
    }

    Answer list(Request request) {
        request.caller(Operation.READ_POOL);
        return Answer.json(line.read(PricesView::of));
    }

    /** Holds from now on; what was used before costs what it did. */
    Answer put(Request request) {
        var center = request.place("center");
        var caller = owner(request, center);
        var price = Documents.meant(
                        List.of(Documents.one(request)), doc -> PriceFile.read(doc, center, request.place("chip")))
                .getFirst();
        var outcome = line.outcome((at, core) -> new Command.SetPrice(at, caller.user(), price), request.requestKey());
        refuse(outcome.decided());
        if (!(outcome.command() instanceof Command.SetPrice set && set.price().equals(price))) {
            throw new Refusal(ProblemCode.KEY_REUSED);
        }
        return Answer.json(line.read(PricesView::of));
    }

    Answer end(Request request) {
        var center = request.place("center");
        var chip = request.place("chip");
        var caller = owner(request, center);
        var outcome =
                line.outcome((at, core) -> new Command.EndPrice(at, caller.user(), center, chip), request.requestKey());
        refuse(outcome.decided());
        return Answer.empty(204, Map.of());
    }

    /** The caller, who speaks for the owner of the center. */
    private Caller owner(Request request, String center) {
        var caller = request.caller(Operation.SET_PRICES);
        var owner = line.read(core -> ownerOf(core, center));
        if (owner.isEmpty()) {
            throw Refusal.notFound("center", center);
        }
        if (!caller.may(Operation.SET_PRICES, owner)) {
            throw Request.denied(Operation.SET_PRICES, caller);
        }
        return caller;
    }

    private static String ownerOf(Core core, String center) {
        int number = core.pool().centerNumber(center);
        return number == Pool.NONE ? "" : core.pool().center(number).owner();
    }

    /** To ask for what is so already is no fault. */
    private static void refuse(Decided decided) {
        if (!(decided.rejection() instanceof Rejection.Unchanged)) {
            WriterLine.refuse(decided.rejection());
        }
    }
}
