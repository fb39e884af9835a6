package dev.sluice.app.http;

import dev.sluice.app.auth.Caller;
import dev.sluice.app.auth.Operation;
import dev.sluice.app.loop.Writer.CommandMaker;
import dev.sluice.app.loop.Writer.Outcome;
import dev.sluice.app.work.WorkloadFile;
import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.Rejection;
import dev.sluice.core.work.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes workloads in. */
final class Submitting {
    private static final String DEFAULT_TENANT = "default";

    private final WriterLine line;
    private final Names names;

    Submitting(WriterLine line, Names names) {
        this.line = line;
        this.names = names;
    }

    record Submitted(long id, String name, String tenant) {}

    record SubmitAnswer(boolean dryRun, boolean repeated, long sequence, List<Submitted> workloads) {}

    Answer submit(Request request) {
        var caller = request.caller(Operation.SUBMIT);
        boolean dryRun = request.query().flag("dryRun");
        var key = request.requestKey();
        var specs = specs(request, caller);
        specs.forEach(spec -> checkTenant(spec.tenant(), caller));
        return dryRun ? tried(specs, caller) : taken(specs, caller, key);
    }

    private List<WorkloadSpec> specs(Request request, Caller caller) {
        var documents = Documents.of(request);
        var known = names.known();
        var fallback = caller.tenant() == null ? DEFAULT_TENANT : caller.tenant();
        return Documents.meant(documents, document -> WorkloadFile.read(document, known, fallback));
    }

    private static void checkTenant(String tenant, Caller caller) {
        if (!caller.sees(tenant)) {
            throw Refusal.notFound("tenant", tenant);
        }
    }

    private Answer tried(List<WorkloadSpec> specs, Caller caller) {
        var rejection = line.read(core -> specs.stream()
                .map(spec -> decide(core, spec, caller))
                .flatMap(Optional::stream)
                .findFirst());
        rejection.ifPresent(WriterLine::refuse);
        var workloads = specs.stream()
                .map(spec -> new Submitted(0, spec.name(), spec.tenant()))
                .toList();
        return Answer.json(new SubmitAnswer(true, false, 0, workloads));
    }

    private static Optional<Rejection> decide(Core core, WorkloadSpec spec, Caller caller) {
        var command = new Command.Submit(core.atMillis(), caller.user(), core.nextWorkloadId(), spec);
        return Optional.ofNullable(core.decide(command).rejection());
    }

    private Answer taken(List<WorkloadSpec> specs, Caller caller, @Nullable String key) {
        var makers = new ArrayList<CommandMaker>();
        for (var spec : specs) {
            makers.add((at, core) -> new Command.Submit(at, caller.user(), core.nextWorkloadId(), spec));
        }
        var outcomes = specs.size() == 1 ? List.of(line.submit(makers.getFirst(), key)) : line.submitAll(makers, key);
        boolean repeated = outcomes.getFirst().repeated();
        var workloads = submitted(outcomes, specs);
        var answer = new SubmitAnswer(false, repeated, outcomes.getLast().sequence(), workloads);
        var location =
                Map.of("Location", "/api/v1/workloads/" + workloads.getFirst().id());
        return repeated ? Answer.json(answer) : Answer.json(201, answer, location);
    }

    /** A repeat has to ask for what the first request asked for. */
    private static List<Submitted> submitted(List<Outcome> outcomes, List<WorkloadSpec> specs) {
        var workloads = new ArrayList<Submitted>();
        for (int i = 0; i < outcomes.size(); i++) {
            boolean same = i < specs.size()
                    && outcomes.get(i).command() instanceof Command.Submit submit
                    && submit.spec().equals(specs.get(i));
            if (!same || outcomes.size() != specs.size()) {
                throw new Refusal(ProblemCode.KEY_REUSED);
            }
            var submit = (Command.Submit) outcomes.get(i).command();
            workloads.add(new Submitted(
                    submit.workload(), submit.spec().name(), submit.spec().tenant()));
        }
        return workloads;
    }
}
