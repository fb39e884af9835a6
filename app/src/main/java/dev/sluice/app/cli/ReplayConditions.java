package dev.sluice.app.cli;

import dev.sluice.core.replay.Conditions;
import dev.sluice.core.replay.Job;
import dev.sluice.core.replay.Profile;
import dev.sluice.core.replay.Trace;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import picocli.CommandLine.Option;

/** The options for what the emulated machines do. */
final class ReplayConditions {
    /** Jobs from which on a look at the queue after each of them would take minutes. */
    private static final int MANY_JOBS = 150_000;

    private static final String CYCLE_OF_MANY = "10s";

    @Option(names = "--seed", paramLabel = "N")
    private long seed = Conditions.IDEAL.seed();

    @Option(names = "--cycle", paramLabel = "TIME")
    private String cycle = "";

    @Option(names = "--start-delay", paramLabel = "TIME")
    private String startDelay = "";

    @Option(names = "--failures", paramLabel = "PER-1000")
    private int failures;

    @Option(names = "--node-life", paramLabel = "TIME")
    private String nodeLife = "";

    @Option(names = "--node-repair", paramLabel = "TIME")
    private String nodeRepair = "4h";

    @Option(names = "--estimate-error", paramLabel = "PERCENT")
    private int estimateError;

    @Option(names = "--checkpoint", paramLabel = "TIME")
    private String checkpoint = "";

    @Option(names = "--restart", paramLabel = "TIME")
    private String restart = "";

    long seed() {
        return seed;
    }

    Conditions conditions(Root root, Trace trace) {
        return new Conditions(
                seed,
                millis(root, startDelay),
                within(root, "--failures", failures, 0, 999),
                millis(root, nodeLife),
                millis(root, nodeRepair),
                10 * within(root, "--estimate-error", estimateError, 0, 100),
                within(
                        root,
                        "--cycle",
                        (int) Math.min(Integer.MAX_VALUE, millis(root, cycleFor(trace))),
                        0,
                        3_600_000));
    }

    private String cycleFor(Trace trace) {
        return cycle.isEmpty() && trace.jobs().size() >= MANY_JOBS ? CYCLE_OF_MANY : cycle;
    }

    private static long millis(Root root, String span) {
        return span.isEmpty() || span.equals("0") ? 0 : Spans.millis(root, span);
    }

    /** The value, if it is in range; else the verb ends with a message. */
    static int within(Root root, String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new Failure(Exit.USAGE, root.say("cli.replay.range", option, value, least, most));
        }
        return value;
    }

    /** The trace with the checkpoints that were asked for, where it tells of none itself. */
    Trace applied(Root root, Trace trace) {
        if (checkpoint.isEmpty() && restart.isEmpty()) {
            return trace;
        }
        long every = millis(root, checkpoint);
        long cost = millis(root, restart);
        var made = new IdentityHashMap<Profile, Profile>();
        var jobs = new ArrayList<Job>(trace.jobs().size());
        for (var job : trace.jobs()) {
            var profile = job.profile();
            jobs.add(
                    profile.checkpointMillis() > 0
                            ? job
                            : job.with(made.computeIfAbsent(profile, old -> old.withCheckpoints(every, cost))));
        }
        return new Trace(trace.name(), trace.fleet(), jobs);
    }

    /** What decides the outcome, for the report: each option that is not as it is by itself. */
    List<String> lines(Trace trace) {
        var lines = new ArrayList<String>();
        lines.add("seed " + seed);
        add(lines, "cycle", cycleFor(trace));
        add(lines, "start-delay", startDelay);
        add(lines, "failures", failures == 0 ? "" : Integer.toString(failures));
        add(lines, "node-life", nodeLife);
        add(lines, "node-repair", nodeLife.isEmpty() ? "" : nodeRepair);
        add(lines, "estimate-error", estimateError == 0 ? "" : Integer.toString(estimateError));
        add(lines, "checkpoint", checkpoint);
        add(lines, "restart", restart);
        return lines;
    }

    /** Adds what an option says, unless it is not given. */
    static void add(List<String> lines, String name, String value) {
        if (!value.isEmpty()) {
            lines.add(name + " " + value);
        }
    }
}
