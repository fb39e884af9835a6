package dev.sluice.core;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.End;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.StopReason;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.Verdict.Code;
import dev.sluice.core.work.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what people and engines ask about single workloads. */
final class WorkDecider {
    /** What a shell reports for work that was ended by SIGTERM; also for work that was cancelled before it ran. */
    private static final int TERMINATED = 143;

    private final State state;

    WorkDecider(State state) {
        this.state = state;
    }

    Decided submit(Command.Submit command) {
        var spec = command.spec();
        int tenant = state.tenants.number(spec.tenant());
        if (tenant == Tenants.NONE) {
            return Decided.refuse(new Rejection.NotFound("tenant", spec.tenant()));
        }
        if (state.workloads.live() >= Limits.LIVE_WORKLOADS) {
            return Decided.refuse(
                    new Rejection.TooMany("live workloads", state.workloads.live() + 1L, Limits.LIVE_WORKLOADS));
        }
        if (command.workload() < state.workloads.nextId()) {
            throw new IllegalArgumentException("workload id " + command.workload() + " was used before");
        }
        for (var chip : spec.demand().chips()) {
            if (state.tenants.chipNumber(chip) == Tenants.NONE) {
                return Decided.refuse(new Rejection.NotFound("chip", chip));
            }
        }
        for (var center : spec.demand().centers()) {
            if (state.pool.centerNumber(center) < 0) {
                return Decided.refuse(new Rejection.NotFound("center", center));
            }
        }
        var ruledOut = state.tenants.permits().limit(tenant)
                ? new RuleDecider(state).ruledOut(spec.tenant(), spec.demand())
                : null;
        if (ruledOut != null) {
            return Decided.refuse(ruledOut);
        }
        int full = state.tenants.mostWaiting(tenant);
        if (full != Tenants.NONE) {
            var most = state.tenants.spec(full);
            return Decided.refuse(new Rejection.ManyWaiting(
                    most.path(), state.tenants.waiting(full), most.most().waiting()));
        }
        var overLimit = overLimit(tenant, spec.demand());
        return overLimit != null
                ? Decided.refuse(overLimit)
                : Decided.accept(
                        List.of(new Event.Submitted(command.atMillis(), command.workload(), command.actor(), spec)));
    }

    /** A demand that no chip's limit could ever let through, on the way up the tree. */
    private @Nullable Rejection overLimit(int tenant, GangDemand demand) {
        Rejection first = null;
        var chips = demand.chips().isEmpty() ? state.tenants.chips() : demand.chips();
        for (var chip : chips) {
            int number = state.tenants.chipNumber(chip);
            var refused = overLimit(tenant, number, demand.least().milli());
            if (refused == null) {
                return null;
            }
            first = first == null ? refused : first;
        }
        return first;
    }

    private @Nullable Rejection overLimit(int tenant, int chip, long milli) {
        for (int up = tenant; up != Tenants.NONE; up = state.tenants.parent(up)) {
            long limit = state.tenants.limit(up, chip);
            if (milli > limit) {
                var path = state.tenants.spec(up).path();
                return new Rejection.OverLimit(path, state.tenants.chips().get(chip), milli, limit);
            }
        }
        return null;
    }

    Decided cancel(Command.Cancel command) {
        var workload = state.workloads.find(command.workload());
        if (workload == null) {
            return notFound(command.workload());
        }
        var why = Verdict.of(Code.CANCELLED, command.actor());
        return switch (workload.phase()) {
            case Phase.Waiting waiting -> cancelled(command, why);
            case Phase.Held held -> cancelled(command, why);
            case Phase.Reserved reserved -> cancelled(command, why);
            case Phase.Starting starting -> stop(command.atMillis(), workload, StopReason.CANCELLED, why);
            case Phase.Running running -> stop(command.atMillis(), workload, StopReason.CANCELLED, why);
            case Phase.Stopping(var attempt, var reason, var since)
            when reason.mayRunAgain() -> stop(command.atMillis(), workload, StopReason.CANCELLED, why);
            case Phase.Stopping stopping -> wrongPhase(workload, "live");
            case Phase.Ended ended -> wrongPhase(workload, "live");
        };
    }

    private static Decided cancelled(Command.Cancel command, Verdict why) {
        return Decided.accept(
                List.of(new Event.Ended(command.atMillis(), command.workload(), End.CANCELLED, TERMINATED, why)));
    }

    private static Decided stop(long at, Workload workload, StopReason reason, Verdict why) {
        return Decided.accept(List.of(AttemptEnds.stop(at, workload, reason, why)));
    }

    Decided hold(Command.Hold command) {
        var workload = state.workloads.find(command.workload());
        if (workload == null) {
            return notFound(command.workload());
        }
        var why = Verdict.of(Code.HELD, command.actor());
        var held = new Event.Held(command.atMillis(), workload.id(), workload.ranMillis(), workload.keptMillis(), why);
        return switch (workload.phase()) {
            case Phase.Waiting waiting -> Decided.accept(List.of(held));
            case Phase.Reserved reserved -> Decided.accept(List.of(held));
            case Phase.Starting starting -> stop(command.atMillis(), workload, StopReason.HELD, why);
            case Phase.Running running -> stop(command.atMillis(), workload, StopReason.HELD, why);
            case Phase.Stopping(var attempt, var reason, var since)
            when reason.requeues() && reason != StopReason.HELD ->
                stop(command.atMillis(), workload, StopReason.HELD, why);
            case Phase.Stopping stopping -> wrongPhase(workload, "waiting or running");
            case Phase.Held already -> Decided.refuse(new Rejection.Unchanged("workload " + workload.id()));
            case Phase.Ended ended -> wrongPhase(workload, "waiting or running");
        };
    }

    Decided release(Command.Release command) {
        var workload = state.workloads.find(command.workload());
        if (workload == null) {
            return notFound(command.workload());
        }
        if (!(workload.phase() instanceof Phase.Held)) {
            return wrongPhase(workload, "held");
        }
        return Decided.accept(List.of(new Event.Released(command.atMillis(), workload.id())));
    }

    Decided reportStart(Command.ReportStart command) {
        var workload = state.workloads.find(command.workload());
        var attempt = workload == null ? null : workload.phase().attempt();
        if (attempt == null
                || attempt.number() != command.attempt()
                || attempt.indexOf(command.rank()) < 0
                || attempt.started().has(command.rank())
                || attempt.ended().has(command.rank())) {
            return Decided.refuse(new Rejection.Stale(command.workload(), command.attempt()));
        }
        return Decided.accept(List.of(
                new Event.TaskStarted(command.atMillis(), command.workload(), command.attempt(), command.rank())));
    }

    Decided reportEnd(Command.ReportEnd command) {
        var workload = state.workloads.find(command.workload());
        var attempt = workload == null ? null : workload.phase().attempt();
        if (workload == null
                || attempt == null
                || attempt.number() != command.attempt()
                || attempt.indexOf(command.rank()) < 0
                || attempt.ended().has(command.rank())) {
            return Decided.refuse(new Rejection.Stale(command.workload(), command.attempt()));
        }
        var events = new ArrayList<Event>();
        new AttemptEnds(workload, attempt, state.policies.settings())
                .end(command.atMillis(), command.rank(), command.exit(), events);
        return Decided.accept(events);
    }

    private static Decided notFound(long workload) {
        return Decided.refuse(new Rejection.NotFound("workload", Long.toString(workload)));
    }

    private static Decided wrongPhase(Workload workload, String wanted) {
        return Decided.refuse(
                new Rejection.WrongPhase(workload.id(), workload.phase().word(), wanted));
    }
}
