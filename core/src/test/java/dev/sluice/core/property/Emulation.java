package dev.sluice.core.property;

import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.Event;
import dev.sluice.core.work.TaskExit;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * An engine without machines: it reports the start and the end of each task after a while, sometimes twice, late,
 * wrong, or not at all what was hoped for. Each task that was started ends some time.
 */
final class Emulation {
    private record Report(long atMillis, int order, Command command) implements Comparable<Report> {
        @Override
        public int compareTo(Report other) {
            return atMillis != other.atMillis
                    ? Long.compare(atMillis, other.atMillis)
                    : Integer.compare(order, other.order);
        }
    }

    private final Dice dice;
    private final Core core;
    private final PriorityQueue<Report> reports = new PriorityQueue<>();
    private int order;

    Emulation(Dice dice, Core core) {
        this.dice = dice;
        this.core = core;
    }

    long nextMillis() {
        var next = reports.peek();
        return next == null ? Long.MAX_VALUE : next.atMillis;
    }

    Command next() {
        return reports.remove().command;
    }

    void see(Event event) {
        if (event instanceof Event.Placed placed) {
            placed(placed);
        } else if (event instanceof Event.Grown grown) {
            grown(grown);
        } else if (event instanceof Event.ShrinkOrdered shrink) {
            shrunk(shrink);
        } else if (event instanceof Event.StopOrdered stop) {
            stopped(stop);
        } else if (event instanceof Event.NodeDown down && down.down()) {
            down(down);
        }
    }

    private void placed(Event.Placed e) {
        for (int rank = 0; rank < e.placement().tasks(); rank++) {
            task(e.atMillis(), e.workload(), e.attempt(), rank);
        }
        idle(e);
        if (dice.percent(10)) {
            long at = e.atMillis() + dice.number(0, 30_000);
            int attempt = e.attempt() + dice.oneOf(-1, 1);
            report(new Command.ReportEnd(at, "engine", e.workload(), attempt, 0, exit()));
            report(new Command.ReportStart(
                    at, "engine", e.workload(), e.attempt(), e.placement().tasks()));
            report(new Command.ReportEnd(at, "engine", e.workload(), e.attempt(), -1, exit()));
        }
    }

    private void task(long placedAt, long workload, int attempt, int rank) {
        long start = placedAt + dice.number(0, 3_000);
        long end = start + (dice.percent(20) ? dice.number(0, 2_000) : dice.number(2_000, 400_000));
        if (dice.percent(95)) {
            report(new Command.ReportStart(start, "engine", workload, attempt, rank));
        }
        report(new Command.ReportEnd(end, "engine", workload, attempt, rank, exit()));
    }

    /** Telemetry tells of idle and of busy times, now and then of another attempt, or that it does not know. */
    private void idle(Event.Placed e) {
        for (int i = dice.percent(30) ? dice.number(1, 4) : 0; i > 0; i--) {
            long at = e.atMillis() + dice.number(0, 400_000);
            int attempt = e.attempt() + (dice.percent(90) ? 0 : 1);
            int active = dice.oneOf(-1, 0, 0, 0, 5, 900);
            report(new Command.ReportActivity(at, "agent", e.workload(), attempt, active, dice.number(0, 90_000)));
        }
    }

    private void grown(Event.Grown e) {
        for (int more = 0; more < e.placement().tasks(); more++) {
            task(e.atMillis(), e.workload(), e.attempt(), e.firstRank() + more);
        }
    }

    private void shrunk(Event.ShrinkOrdered e) {
        for (int rank : e.ranks().toArray()) {
            long at = e.atMillis() + dice.number(0, (int) e.graceMillis() + 5_000);
            report(new Command.ReportEnd(at, "engine", e.workload(), e.attempt(), rank, exit()));
        }
    }

    private void stopped(Event.StopOrdered e) {
        var attempt = core.workloads().get(e.workload()).phase().attempt();
        int tasks = attempt == null ? 0 : attempt.placement().tasks();
        for (int index = 0; index < tasks; index++) {
            int rank = attempt.rank(index);
            long at = e.atMillis() + dice.number(0, (int) e.graceMillis() + 5_000);
            TaskExit exit = dice.percent(70) ? new TaskExit.Signalled(15) : exit();
            report(new Command.ReportEnd(at, "engine", e.workload(), e.attempt(), rank, exit));
        }
    }

    /** After a while the tasks on a node that does not answer are given up. */
    private void down(Event.NodeDown e) {
        for (long id : core.pool().holders(e.node())) {
            var attempt = core.workloads().get(id).phase().attempt();
            for (int index = 0; attempt != null && index < attempt.placement().tasks(); index++) {
                int rank = attempt.rank(index);
                if (attempt.placement().node(index) == e.node() && dice.percent(60)) {
                    long at = e.atMillis() + dice.number(0, 60_000);
                    report(new Command.ReportEnd(at, "engine", id, attempt.number(), rank, new TaskExit.Lost("node")));
                }
            }
        }
    }

    private TaskExit exit() {
        int chance = dice.number(0, 99);
        return chance < 82
                ? new TaskExit.Exited(0)
                : chance < 90
                        ? new TaskExit.Exited(dice.number(1, 3))
                        : chance < 94
                                ? new TaskExit.Signalled(9)
                                : chance < 97 ? new TaskExit.NeverStarted("no such file") : new TaskExit.Lost("keeper");
    }

    private void report(Command command) {
        reports.add(new Report(command.atMillis(), order++, command));
        if (dice.percent(5)) {
            reports.add(new Report(command.atMillis(), order++, command));
        }
    }

    /** The commands that are still to come, for a report of what failed. */
    List<Command> outstanding() {
        return new ArrayList<>(reports).stream().sorted().map(Report::command).toList();
    }
}
