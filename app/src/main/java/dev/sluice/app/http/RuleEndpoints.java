package dev.sluice.app.http;

import dev.sluice.app.auth.Operation;
import dev.sluice.app.http.view.RulesView;
import dev.sluice.app.work.RulesFile;
import dev.sluice.core.Command;
import dev.sluice.core.Decided;
import dev.sluice.core.Rejection;
import java.util.List;

/** The rules of who may use which chips where. */
final class RuleEndpoints {
    private final WriterLine line;

    RuleEndpoints(WriterLine line) {
        this.line = line;
    }

    Answer show(Request request) {
        var caller = request.caller(Operation.READ_POOL);
        var rules = line.read(core -> core.tenants().permits().rules());
        return Answer.json(RulesView.of(rules, caller));
    }

    /** Puts a file in force as a whole: what it does not name holds no longer. */
    Answer put(Request request) {
        var caller = request.caller(Operation.CHANGE_RULES);
        if (caller.tenant() != null) {
            throw Request.denied(Operation.CHANGE_RULES, caller);
        }
        boolean dryRun = request.query().flag("dryRun");
        var rules = Documents.meant(List.of(Documents.one(request)), RulesFile::read)
                .getFirst();
        if (dryRun) {
            refuse(line.read(core -> core.decide(new Command.SetRules(core.atMillis(), caller.user(), rules))));
            return Answer.json(RulesView.of(rules, caller));
        }
        var outcome = line.outcome((at, core) -> new Command.SetRules(at, caller.user(), rules), request.requestKey());
        refuse(outcome.decided());
        if (!(outcome.command() instanceof Command.SetRules set && set.rules().equals(rules))) {
            throw new Refusal(ProblemCode.KEY_REUSED);
        }
        return Answer.json(RulesView.of(rules, caller));
    }

    /** To ask for what is so already is no fault: the file can be applied again and again. */
    private static void refuse(Decided decided) {
        if (!(decided.rejection() instanceof Rejection.Unchanged)) {
            WriterLine.refuse(decided.rejection());
        }
    }
}
