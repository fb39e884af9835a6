package dev.sluice.core;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.schedule.Decision;
import dev.sluice.core.schedule.Scheduler;
import dev.sluice.core.unit.IntList;
import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.StopReason;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.Verdict.Code;
import dev.sluice.core.work.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Turns what time and the scheduler decide into events. */
final class CycleDecider {
    private final State state;

    CycleDecider(State state) {
        this.state = state;
    }

    Decided cycle(Command.Cycle command) {
        var events = new ArrayList<Event>();
        new ContractDecider(state).due(command, events);
        due(command.atMillis(), events);
        if (events.isEmpty()) {
            // Nobody is stopped twice at once.
            new BudgetDecider(state).due(command.atMillis(), events);
        }
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
            if (workload.phase() instanceof Phase.Running(var attempt)) {
                due(at, workload, attempt, events);
            } else {
                events.add(new Event.Released(at, id));
            }
        }
    }

    private void due(long at, Workload workload, Attempt attempt, List<Event> events) {
        long limitAt = Timers.limitMillis(workload, attempt);
        if (limitAt > 0 && limitAt <= at) {
            var why = Verdict.of(Code.LIMIT, workload.spec().times().limitMillis());
            events.add(AttemptEnds.stop(at, workload, StopReason.LIMIT, why));
            return;
        }
        long restsUntil = workload.restsUntilMillis();
        if (restsUntil > 0 && restsUntil <= at) {
            events.add(new Event.Rested(at, workload.id(), attempt.number()));
        }
        new IdleDecider(state).due(at, workload, attempt, events);
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
            case Decision.Grow(var id, var placement, var lent) -> grown(at, id, placement, lent);
            case Decision.Shrink(var id, var stay, var claimant) -> shrunk(at, id, stay, claimant);
            case Decision.Explain(var group, var verdict) -> new Event.Explained(at, group, verdict);
            case Decision.Stop(var id, var reason, var claimant) -> {
                var name = state.workloads.get(claimant).spec().name();
                var why = Verdict.of(codeOf(reason), name, claimant);
                yield AttemptEnds.stop(at, state.workloads.get(id), reason, why);
            }
        };
    }

    private Event grown(long at, long id, Placement placement, int lent) {
        var attempt = attemptOf(id);
        var team = attempt.team();
        int firstRank = team == null ? attempt.placement().tasks() : team.used();
        return new Event.Grown(at, id, attempt.number(), firstRank, placement, lent);
    }

    private Event shrunk(long at, long id, int stay, long claimant) {
        var workload = state.workloads.get(id);
        var attempt = attemptOf(id);
        int[] ranks = IntStream.range(stay, attempt.placement().tasks())
                .map(attempt::rank)
                .toArray();
        var name = state.workloads.get(claimant).spec().name();
        var why = Verdict.of(Code.SHRINKING, ranks.length, stay, name, claimant);
        long grace = workload.spec().times().graceMillis();
        return new Event.ShrinkOrdered(at, id, attempt.number(), IntList.of(ranks), grace, why);
    }

    private Attempt attemptOf(long id) {
        return Objects.requireNonNull(state.workloads.get(id).phase().attempt());
    }

    private static Code codeOf(StopReason reason) {
        return switch (reason) {
            case RECLAIMED -> Code.RECLAIMED;
            case DISPLACED -> Code.DISPLACED;
            case PREEMPTED -> Code.PREEMPTED;
            case CANCELLED, LIMIT, TASK_FAILED, NODE_LOST, DRAINED, HELD, PARKED, OVER_BUDGET ->
                throw new IllegalArgumentException("nobody is stopped for another because " + reason);
        };
    }

    private static int victims(long claimant, List<Decision> all) {
        int count = 0;
        for (var decision : all) {
            boolean leaves = decision instanceof Decision.Stop stop && stop.forWorkload() == claimant;
            boolean shrinks = decision instanceof Decision.Shrink shrink && shrink.forWorkload() == claimant;
            count += leaves || shrinks ? 1 : 0;
        }
        return count;
    }
}
