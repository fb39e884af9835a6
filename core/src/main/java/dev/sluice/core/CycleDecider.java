package dev.sluice.core;

import dev.sluice.core.schedule.Decision;
import dev.sluice.core.schedule.Scheduler;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.StopReason;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.Verdict.Code;
import java.util.ArrayList;
import java.util.List;

/** Turns what time and the scheduler decide into events. */
final class CycleDecider {
    private final State state;

    CycleDecider(State state) {
        this.state = state;
    }

    Decided cycle(Command.Cycle command) {
        var events = new ArrayList<Event>();
        due(command.atMillis(), events);
        if (!events.isEmpty()) {
            // Whoever is due must be in the queue, or out of the way, before the scheduler looks.
            return Decided.accept(events);
        }
        if (!state.cycleWanted) {
            return Decided.refuse(new Rejection.Unchanged("queue"));
        }
        var result = Scheduler.cycle(state.live(), state.policies, command.atMillis());
        result.decisions().forEach(decision -> events.add(eventOf(command.atMillis(), decision, result.decisions())));
        if (result.settled()) {
            events.add(new Event.CycleSettled(command.atMillis()));
        }
        return Decided.accept(events);
    }

    private void due(long at, List<Event> events) {
        for (long id : state.timers.due(at)) {
            var workload = state.workloads.get(id);
            if (workload.phase() instanceof Phase.Waiting) {
                events.add(new Event.Released(at, id));
            } else {
                var why = Verdict.of(Code.LIMIT, workload.spec().times().limitMillis());
                events.add(AttemptEnds.stop(at, workload, StopReason.LIMIT, why));
            }
        }
    }

    private Event eventOf(long at, Decision decision, List<Decision> all) {
        return switch (decision) {
            case Decision.Start(var id, var tier, var placement) ->
                new Event.Placed(at, id, state.workloads.get(id).attempts() + 1, tier, placement);
            case Decision.Reserve(var id, var tier, var placement) ->
                new Event.Reserved(at, id, tier, placement, victims(id, all));
            case Decision.Unreserve(var id) -> new Event.Unreserved(at, id);
            case Decision.Keep(var id, var start, var firm, var placement) ->
                new Event.Planned(at, id, start, firm, placement);
            case Decision.Unkeep(var id) -> new Event.Unplanned(at, id);
            case Decision.Retier(var id, var tier) -> new Event.Retiered(at, id, tier);
            case Decision.Pace(var id, int milli, int permille) -> new Event.Paced(at, id, milli, permille);
            case Decision.Explain(var group, var verdict) -> new Event.Explained(at, group, verdict);
            case Decision.Stop(var id, var reason, var claimant) -> {
                var code = reason == StopReason.PREEMPTED ? Code.PREEMPTED : Code.RECLAIMED;
                var name = state.workloads.get(claimant).spec().name();
                yield AttemptEnds.stop(at, state.workloads.get(id), reason, Verdict.of(code, name, claimant));
            }
        };
    }

    private static int victims(long claimant, List<Decision> all) {
        int count = 0;
        for (var decision : all) {
            count += decision instanceof Decision.Stop stop && stop.forWorkload() == claimant ? 1 : 0;
        }
        return count;
    }
}
