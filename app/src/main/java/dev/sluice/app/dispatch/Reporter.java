package dev.sluice.app.dispatch;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.EngineListener;
import dev.sluice.app.engine.Inventory;
import dev.sluice.app.engine.TaskExit;
import dev.sluice.app.loop.Loop;
import dev.sluice.core.Command;
import dev.sluice.core.pool.CenterSpec;

/** Passes on what the engine of one center reports. */
final class Reporter implements EngineListener {
    private final Loop loop;
    private final CenterSpec center;

    Reporter(Loop loop, CenterSpec center) {
        this.loop = loop;
        this.center = center;
    }

    @Override
    public void taskStarted(AttemptKey attempt, int rank, long epochMillis) {
        var _ = loop.report(
                (at, core) -> new Command.ReportStart(at, center.name(), attempt.workload(), attempt.attempt(), rank));
    }

    @Override
    public void taskEnded(AttemptKey attempt, int rank, TaskExit exit, long epochMillis) {
        var end = exitOf(exit);
        var _ = loop.report((at, core) ->
                new Command.ReportEnd(at, center.name(), attempt.workload(), attempt.attempt(), rank, end));
    }

    private static dev.sluice.core.work.TaskExit exitOf(TaskExit exit) {
        return switch (exit) {
            case TaskExit.Exited(int code) -> new dev.sluice.core.work.TaskExit.Exited(code);
            case TaskExit.Signalled(int signal, boolean dumped) -> new dev.sluice.core.work.TaskExit.Signalled(signal);
            case TaskExit.NeverStarted(String reason, boolean again)
            when again -> new dev.sluice.core.work.TaskExit.Lost(reason);
            case TaskExit.NeverStarted(String reason, boolean again) ->
                new dev.sluice.core.work.TaskExit.NeverStarted(reason);
            case TaskExit.Lost(String reason) -> new dev.sluice.core.work.TaskExit.Lost(reason);
        };
    }

    @Override
    public void inventoryChanged(Inventory inventory) {
        var nodes = Nodes.of(inventory);
        var _ = loop.report((at, core) -> new Command.SetCenter(at, center.name(), center, nodes));
    }
}
