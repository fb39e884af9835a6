package dev.sluice.app.http;

import dev.sluice.app.auth.Caller;
import dev.sluice.app.auth.Operation;
import dev.sluice.app.http.view.SummaryView;
import dev.sluice.app.http.view.TenantView;
import dev.sluice.app.http.view.Words;
import dev.sluice.app.work.TenantsFile;
import dev.sluice.core.Command;
import dev.sluice.core.Decided;
import dev.sluice.core.Rejection;
import dev.sluice.core.tenant.TenantSpec;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tenants, the summary over all of them, and who asks. */
final class TenantEndpoints {
    private final WriterLine line;
    private final Names names;
    private final LongSupplier clockMillis;
    private final String version;

    TenantEndpoints(WriterLine line, Names names, LongSupplier clockMillis, String version) {
        this.line = line;
        this.names = names;
        this.clockMillis = clockMillis;
        this.version = version;
    }

    record TenantList(List<TenantView> tenants) {}

    record Applied(boolean dryRun, boolean repeated, long sequence, List<String> tenants) {}

    record Identity(
            String user,
            String token,
            String role,
            @Nullable String tenant,
            @Nullable Long expiresMillis,
            List<String> permissions) {}

    Answer list(Request request) {
        var caller = request.caller(Operation.READ_WORK);
        var below = request.query().text("tenant").orElse(null);
        if (below != null
                && !(caller.sees(below) && line.read(core -> core.tenants().number(below) >= 0))) {
            throw Refusal.notFound("tenant", below);
        }
        return Answer.json(new TenantList(line.read(core ->
                TenantView.list(core, path -> caller.sees(path) && (below == null || Caller.within(path, below))))));
    }

    Answer apply(Request request) {
        var caller = request.caller(Operation.APPLY_TENANTS);
        boolean dryRun = request.query().flag("dryRun");
        var key = request.requestKey();
        var chips = names.known().chipMemoryMib().keySet();
        var specs = Documents.meant(List.of(Documents.one(request)), document -> TenantsFile.read(document, chips))
                .getFirst();
        specs.forEach(spec -> check(spec.path(), caller));
        var paths = specs.stream().map(TenantSpec::path).toList();
        if (dryRun) {
            refuse(line.read(core -> core.decide(new Command.SetTenants(core.atMillis(), caller.user(), specs))));
            return Answer.json(new Applied(true, false, 0, paths));
        }
        var outcome = line.outcome((at, core) -> new Command.SetTenants(at, caller.user(), specs), key);
        refuse(outcome.decided());
        if (!(outcome.command() instanceof Command.SetTenants set
                && set.tenants().equals(specs))) {
            throw new Refusal(ProblemCode.KEY_REUSED);
        }
        return Answer.json(new Applied(false, outcome.repeated(), outcome.sequence(), paths));
    }

    /** To ask for what is so already is no fault: the file can be applied again and again. */
    private static void refuse(Decided decided) {
        if (!(decided.rejection() instanceof Rejection.Unchanged)) {
            WriterLine.refuse(decided.rejection());
        }
    }

    private static void check(String path, Caller caller) {
        if (!caller.sees(path)) {
            throw Refusal.notFound("tenant", path);
        }
        if (!caller.may(Operation.APPLY_TENANTS, path)) {
            throw Request.denied(Operation.APPLY_TENANTS, caller);
        }
    }

    Answer summary(Request request) {
        var caller = request.caller(Operation.READ_POOL);
        var census = line.census();
        long now = clockMillis.getAsLong();
        return Answer.json(line.read(core -> {
            var stamp = new SummaryView.Stamp(now, version, line.committedSequence());
            return SummaryView.of(core, census, stamp, caller::sees);
        }));
    }

    Answer whoAmI(Request request) {
        var caller = request.caller();
        return Answer.json(new Identity(
                caller.user(),
                caller.tokenId(),
                Words.of(caller.role()),
                caller.tenant(),
                caller.expiresMillis() == 0 ? null : caller.expiresMillis(),
                caller.operations().stream().map(Operation::word).toList()));
    }
}
