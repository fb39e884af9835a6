package dev.sluice.app.http;

import dev.sluice.app.auth.Caller;
import dev.sluice.app.auth.Operation;
import dev.sluice.app.http.json.Json;
import dev.sluice.app.http.view.ExplanationView;
import dev.sluice.app.http.view.Sight;
import dev.sluice.app.http.view.WorkloadView;
import dev.sluice.app.loop.Writer.CommandMaker;
import dev.sluice.app.text.Texts;
import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.forecast.Forecast.Interval;
import dev.sluice.core.work.Workload;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** One workload: show, cancel, hold, release, explain. */
final class WorkloadEndpoints {
    private final WriterLine line;
    private final WorkloadFinder finder;
    private final LongFunction<@Nullable Interval> forecasts;

    WorkloadEndpoints(WriterLine line, WorkloadFinder finder, LongFunction<@Nullable Interval> forecasts) {
        this.line = line;
        this.finder = finder;
        this.forecasts = forecasts;
    }

    /** Makes the command of an action. */
    private interface Action {
        Command make(long atMillis, String actor, long workload);
    }

    Answer show(Request request) {
        var caller = request.caller(Operation.READ_WORK);
        var sight = finder.find(request.place("ref"), caller);
        var tag = tag(sight);
        if (Tags.names(request.headers().apply("If-None-Match"), tag)) {
            return Answer.empty(304, Map.of("ETag", tag));
        }
        return shown(sight, request);
    }

    Answer cancel(Request request) {
        return act(request, Command.Cancel::new);
    }

    Answer hold(Request request) {
        return act(request, Command.Hold::new);
    }

    Answer release(Request request) {
        return act(request, Command.Release::new);
    }

    private Answer act(Request request, Action action) {
        var caller = request.caller(Operation.READ_WORK);
        long id = finder.toChange(request.place("ref"), caller).workload().id();
        var wanted = request.headers().apply("If-Match");
        var changed = new AtomicBoolean();
        var maker = (CommandMaker) (at, core) -> {
            boolean matches = matches(core, id, wanted);
            changed.set(!matches);
            // There is no workload 0, so that a command about it is refused and leaves no trace.
            return action.make(at, caller.user(), matches ? id : 0);
        };
        try {
            var command = line.submit(maker, request.requestKey()).command();
            if (!command.equals(action.make(command.atMillis(), caller.user(), id))) {
                throw new Refusal(ProblemCode.KEY_REUSED);
            }
        } catch (Refusal refusal) {
            throw changed.get() ? new Refusal(ProblemCode.CHANGED_MEANWHILE, id).at("If-Match", wanted + "") : refusal;
        }
        return shown(finder.find(Long.toString(id), caller), request);
    }

    private static boolean matches(Core core, long id, @Nullable String wanted) {
        var workload = core.workloads().find(id);
        return wanted == null
                || wanted.equals("*")
                || workload != null && Tags.names(wanted, tag(Sight.whole(core, workload)));
    }

    private static Answer shown(Sight sight, Request request) {
        var view = WorkloadView.of(sight, request.texts(), mayChange(sight.workload(), request.caller()));
        return Answer.json(200, view, Map.of("ETag", tag(sight)));
    }

    private static boolean mayChange(Workload workload, Caller caller) {
        return caller.mayChange(workload.spec().tenant(), workload.user());
    }

    /** Over all that can be seen, in one language: the same state has the same tag, also after a restart. */
    private static String tag(Sight sight) {
        var view = Json.bytes(WorkloadView.of(sight, Texts.english(), true));
        return "\"" + sight.workload().id() + "-" + Tags.sum(view) + "\"";
    }

    Answer explain(Request request) {
        var caller = request.caller(Operation.READ_WORK);
        var ref = request.place("ref");
        long id = finder.find(ref, caller).workload().id();
        var taken = line.read(core -> core.explain(id)
                        .map(explanation ->
                                ExplanationView.Taken.of(core, core.workloads().get(id), explanation, caller)))
                .orElseThrow(() -> Refusal.notFound("workload", ref));
        return Answer.json(ExplanationView.of(taken, forecasts.apply(id), caller, request.texts()));
    }
}
