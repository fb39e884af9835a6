package dev.sluice.app.http;

import dev.sluice.app.auth.Caller;
import dev.sluice.app.auth.Operation;
import dev.sluice.app.http.view.BudgetsView;
import dev.sluice.app.work.BudgetFile;
import dev.sluice.core.Command;
import dev.sluice.core.Rejection;
import java.util.List;
import java.util.Map;

/** What tenants may owe in a month. */
final class BudgetEndpoints {
    private final WriterLine line;

    BudgetEndpoints(WriterLine line) {
        this.line = line;
    }

    Answer list(Request request) {
        var caller = request.caller(Operation.READ_BILLS);
        var below = request.query().text("tenant").orElse("");
        if (!below.isEmpty()) {
            known(caller, below);
        }
        return view(caller, below);
    }

    /** Holds from now on, for what is owed in this month already, too. */
    Answer put(Request request) {
        var caller = request.caller(Operation.SET_BUDGETS);
        var budget = Documents.meant(List.of(Documents.one(request)), BudgetFile::read)
                .getFirst();
        allowed(caller, budget.tenant());
        var outcome =
                line.outcome((at, core) -> new Command.SetBudget(at, caller.user(), budget), request.requestKey());
        // To ask for what is so already is no fault.
        if (!(outcome.decided().rejection() instanceof Rejection.Unchanged)) {
            WriterLine.refuse(outcome.decided().rejection());
        }
        if (!(outcome.command() instanceof Command.SetBudget set && set.budget().equals(budget))) {
            throw new Refusal(ProblemCode.KEY_REUSED);
        }
        return view(caller, budget.tenant());
    }

    Answer end(Request request) {
        var caller = request.caller(Operation.SET_BUDGETS);
        var tenant = needed(request, "tenant", "acme, acme/nlp");
        var currency = needed(request, "currency", "CNY");
        allowed(caller, tenant);
        line.submit((at, core) -> new Command.EndBudget(at, caller.user(), tenant, currency), request.requestKey());
        return Answer.empty(204, Map.of());
    }

    private static String needed(Request request, String name, String hint) {
        return request.query().text(name).orElseThrow(() -> Query.invalid(name, "-", hint));
    }

    private Answer view(Caller caller, String below) {
        return Answer.json(BudgetsView.of(
                line.budgets(), path -> caller.sees(path) && (below.isEmpty() || Caller.within(path, below))));
    }

    private void known(Caller caller, String tenant) {
        if (!caller.sees(tenant) || line.read(core -> core.tenants().number(tenant)) < 0) {
            throw Refusal.notFound("tenant", tenant);
        }
    }

    private void allowed(Caller caller, String tenant) {
        known(caller, tenant);
        if (!caller.may(Operation.SET_BUDGETS, tenant)) {
            throw Request.denied(Operation.SET_BUDGETS, caller);
        }
    }
}
